"""What sites ask of robots (RFC 9309): each site's robots.txt, read once in a run.

No robots.txt allows everything; one that cannot be had forbids everything, until it can.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .exchange import MOST_REDIRECTS, AskError

if TYPE_CHECKING:
    from .exchange import Answer, Ask

NAME = "dateline"
_MOST = 500_000  # bytes that count, as the RFC has it
_SLOWEST = 60.0  # seconds between questions; who asks for more means no robots


@dataclass(frozen=True, slots=True)
class Rules:
    """One site's rules. `refused` is why nothing of it may be asked, None where `parsed` decides;
    without both everything may."""

    parsed: Any = None
    refused: AskError | None = None

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two questions."""
        wanted = self.parsed.crawl_delay(NAME) if self.parsed else None
        return min(max(float(wanted or 0), 0.0), _SLOWEST)


class Robots:
    """The rules of every site met in a run."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def check(self, url: str) -> Rules:
        """The rules of the site at `url`. Raises AskError where they forbid to ask for `url`."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._read(site))
        rules = await self._rules[site]
        if rules.refused:
            raise rules.refused
        if rules.parsed and not rules.parsed.can_fetch(url, NAME):
            raise AskError("D703", "robots.txt forbids it")
        return rules

    async def _read(self, site: str) -> Rules:
        try:
            answer = await self._answer(f"{site}/robots.txt")
        except AskError as error:
            if error.code == "D702":
                return Rules(refused=error)
            message = f"robots.txt cannot be had: {error.message}"
            return Rules(refused=AskError(error.code, message))
        if answer.status == 429 or answer.status >= 500:
            message = f"robots.txt cannot be had: answered {answer.status}"
            return Rules(refused=AskError("D701", message))
        return Rules(_parsed(answer)) if 200 <= answer.status < 300 else Rules()

    async def _answer(self, url: str) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(url, {})
            if not (url := answer.redirected()):
                return answer
        raise AskError("D701", "too many redirects")


def _parsed(answer: Answer) -> Any:
    from protego import Protego

    return Protego.parse(answer.body[:_MOST].decode("utf-8-sig", "replace"))
