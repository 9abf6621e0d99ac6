"""Turns: a host is asked one question at a time, and left alone for a while after each."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


class Pace:
    """`delay` is in seconds; `clock` counts seconds, `sleep` waits for some."""

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._turns: dict[str, asyncio.Lock] = {}
        self._free: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, place: str, delay: float = 0.0) -> AsyncIterator[None]:
        """Wait for the turn to ask `place`, which wants `delay` or more between questions."""
        async with self._turns.setdefault(place, asyncio.Lock()):
            wait = self._free.get(place, 0.0) + max(0.0, delay - self._delay) - self._clock()
            if place in self._free and wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                self._free[place] = self._clock() + self._delay

    async def rest(self, attempt: int, asked: float | None = None) -> None:
        """Wait before another try: `asked` seconds where the host named a time, else a time that
        doubles with each attempt (counted from 0)."""
        await self._sleep(self._delay * 2**attempt if asked is None else asked)
