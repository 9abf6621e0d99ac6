"""Asking an endpoint that speaks OpenAI's protocol. The one module of annotate with a network."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

LARGEST = 1_000_000
TRIES = 3
LONGEST_WAIT = 30.0
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class NoAnswerError(Exception):
    """There was no usable answer; asking for something else may still work."""


class RefusedError(NoAnswerError):
    """The endpoint refuses this key, model or account: nothing else need be asked."""


@dataclass(frozen=True)
class Endpoint:
    """An endpoint: its address up to /chat/completions, the model, the key and the most seconds
    that an answer may take. Raises UsageError for a key that would travel in the clear."""

    url: str
    model: str
    key: str = ""
    seconds: float = 60.0
    wait: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if self.key and parts.scheme != "https" and parts.hostname not in _LOCAL:
            hint = "use https, or an endpoint on this machine"
            raise UsageError("ai_url would send the key in the clear", hint)

    def ask(self, messages: list[dict[str, str]]) -> str:
        """The text of the answer. Raises NoAnswerError, after a few tries where that may help."""
        import httpx

        body = {"model": self.model, "messages": messages, "temperature": 0}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        with httpx.Client(timeout=self.seconds, follow_redirects=False, trust_env=False) as client:
            for attempt in range(1, TRIES + 1):
                try:
                    status, data, after = self._once(client, body, headers)
                except httpx.HTTPError as error:
                    status, data, after = 0, str(error) or type(error).__name__, 0.0
                if status == httpx.codes.OK:
                    return _content(data)
                if status in (401, 402, 403, 404):
                    raise RefusedError(f"the endpoint answers {status}")
                if attempt == TRIES or (status and status not in _AGAIN):
                    break
                self.wait(min(after or 2.0**attempt, LONGEST_WAIT))
        raise NoAnswerError(f"the endpoint answers {status}" if status else data)

    def _once(
        self, client: httpx.Client, body: object, headers: dict[str, str]
    ) -> tuple[int, str, float]:
        """Status, text and wished-for delay of one answer, cut off where it is too long or slow."""
        end = time.monotonic() + self.seconds
        url = f"{self.url.rstrip('/')}/chat/completions"
        data = bytearray()
        with client.stream("POST", url, json=body, headers=headers) as answer:
            for part in answer.iter_bytes():
                data += part
                if len(data) > LARGEST:
                    raise NoAnswerError(f"the answer is larger than {LARGEST:,} bytes")
                if time.monotonic() > end:
                    raise NoAnswerError(f"the answer took longer than {self.seconds:g} s")
            after = answer.headers.get("Retry-After", "")
            delay = float(after) if after.isdecimal() else 0.0
            return answer.status_code, data.decode("utf-8", "replace"), delay


def _content(data: str) -> str:
    """The text in an answer of the protocol. Raises NoAnswerError for anything else."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoAnswerError("the endpoint's answer is not of the protocol") from error
    if not isinstance(content, str):
        raise NoAnswerError("the endpoint's answer has no text")
    return content
