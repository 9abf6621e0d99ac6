"""One target asked for, from robots.txt to the last redirect, and what comes of it.

Decides when to ask again, what counts as news and what is a finding; carries nothing over the
network itself: asking, waiting and the time come as arguments.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem

from .exchange import FOR_EVER, MOST_REDIRECTS, PASSING, Answer, AskError
from .robots import Robots
from .state import Known, after
from .targets import place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from .exchange import Ask
    from .pace import Pace
    from .targets import Target

ATTEMPTS = 3
_PATIENCE = 30.0  # seconds; a host that wants a longer rest is left for a later run


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one target. `answer` is there only where it has something new, from the moment
    `at`; `known` is what to remember."""

    target: Target
    known: Known
    at: datetime
    answer: Answer | None = None
    problems: tuple[Problem, ...] = ()
    waiting: bool = False

    @property
    def outcome(self) -> str:
        """In a word: new, unchanged, failed, or waiting where the host wants to be left alone."""
        if self.answer:
            return "new"
        if self.waiting:
            return "waiting"
        return "failed" if any(p.severity != "note" for p in self.problems) else "unchanged"


class Visitor:
    """Asks for targets, politely. `now` gives the time, with an offset."""

    def __init__(self, ask: Ask, pace: Pace, now: Callable[[], datetime]) -> None:
        self._ask, self._pace, self._now = ask, pace, now
        self._robots = Robots(self._patiently)

    async def visit(self, target: Target, known: Known) -> Visit:
        """Ask for `target`, of which `known` is remembered. Never raises for what hosts do."""
        if known.gone:
            return self._failed(target, known, AskError("D706", "its host said so before"))
        if known.waits(self._now()):
            return Visit(target, known, self._now(), waiting=True)
        try:
            answer, moved = await self._followed(target.url, known)
            return self._judged(target, known, answer, moved)
        except AskError as error:
            return self._failed(target, known, error)

    def _failed(self, target: Target, known: Known, error: AskError) -> Visit:
        found = problem(target.url, 0, error.code, error.message)
        return Visit(target, known, self._now(), problems=(found,))

    async def _followed(self, url: str, known: Known) -> tuple[Answer, str]:
        """The answer at the end of all redirects, and the address that the target should have
        from now on: where redirects that are for ever lead, empty where there are none."""
        moved, for_ever = "", True
        for _ in range(MOST_REDIRECTS + 1):
            rules = await self._robots.check(url)
            answer = await self._patiently(url, known.conditions(url), rules.delay)
            if not (url := answer.redirected()):
                return answer, moved
            for_ever = for_ever and answer.status in FOR_EVER
            moved = url if for_ever else moved
        raise AskError("D701", f"more than {MOST_REDIRECTS} redirects")

    async def _patiently(self, url: str, headers: Mapping[str, str], delay: float = 0.0) -> Answer:
        """The answer to a question, asked again where another try may do better."""
        for attempt in range(ATTEMPTS):
            last, asked = attempt == ATTEMPTS - 1, None
            try:
                async with self._pace.turn(place(url), delay):
                    answer = await self._ask(url, headers)
            except AskError as error:
                if last or not error.passing:
                    raise
            else:
                wait = answer.retry_after(self._now())
                asked = wait.total_seconds() if wait else None
                if last or answer.status not in PASSING or (asked or 0) > _PATIENCE:
                    return answer
            await self._pace.rest(attempt, asked)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _judged(self, target: Target, known: Known, answer: Answer, moved: str) -> Visit:
        """What an answer means."""
        now = self._now()
        if answer.status == 304:
            return Visit(target, known, now, problems=_moved(target, moved))
        if answer.status == 410:
            return replace(
                self._failed(target, known, AskError("D706", "answered 410")),
                known=replace(known, gone=True),
            )
        if not 200 <= answer.status < 300:
            wait = answer.retry_after(now) if answer.status in PASSING else None
            until = (now + wait).replace(microsecond=0).isoformat() if wait else known.wait
            failed = self._failed(target, known, AskError("D701", f"answered {answer.status}"))
            return replace(failed, known=replace(known, wait=until))
        if not answer.body.strip():
            raise AskError("D701", "answered nothing")
        sha256 = hashlib.sha256(answer.body).hexdigest()
        if sha256 == known.sha256:
            return Visit(target, known, now, problems=_moved(target, moved))
        return Visit(target, after(answer, sha256), now, answer, _moved(target, moved))


def _moved(target: Target, url: str) -> tuple[Problem, ...]:
    return (problem(target.url, 0, "D705", f"to {url}"),) if url else ()
