"""Captures inside captures: members of archives, records of WARC files, mails of a mailbox.

How far one goes is bounded twice: by depth, and by the room, the bytes that may be unpacked of one
capture, which the captures inside it share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from dateline.errors import Problem, problem
from dateline.model import Capture, Draft

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.model import Evidence

Read: TypeAlias = Callable[[Capture], Iterator[Draft | Problem]]
"""Reads a capture that stands inside another one, by whatever format claims it."""

MAX_DEPTH = 4
LARGEST_CONTAINER, LARGEST_PART = 64_000_000, 12_000_000
"""Bytes that are read of a container inside another one, and of anything else inside one."""


class Container:
    """A format whose captures hold others: `parts` gives these, one at a time."""

    name: str
    version: int

    def __init__(self, read: Read) -> None:
        self._read = read

    def detect(self, capture: Capture) -> Evidence | None:
        """See `Format`."""
        raise NotImplementedError

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The items of all that the capture holds, in its order."""
        for each in self.parts(capture):
            if isinstance(each, Problem):
                yield each
            else:
                yield from self._read(each)

    def parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        """The captures that stand in this one, and what is wrong with it."""
        if deep := too_deep(capture):
            yield deep
        else:
            yield from self._parts(capture)

    def _parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        raise NotImplementedError


def part(
    whole: Capture,
    data: bytes,
    name: str,
    *,
    url: str = "",
    media_type: str = "",
    captured_at: datetime | None = None,
    room: int | None = None,
    crawled: bool = False,
    reserved: tuple[str, ...] = (),
) -> Capture:
    """The capture of `data`, which stands in `whole` under `name`."""
    return Capture(
        data,
        f"{whole.origin}!{name}",
        hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        url=url,
        captured_at=captured_at or whole.captured_at,
        depth=whole.depth + 1,
        room=whole.room if room is None else room,
        crawled=whole.crawled or crawled,
        reserved=reserved or whole.reserved,
        careful=whole.careful,
    )


def too_deep(capture: Capture) -> Problem | None:
    """The finding that containers stand too deep in one another; None where they do not."""
    if capture.depth < MAX_DEPTH:
        return None
    message = f"more than {MAX_DEPTH} containers in one another"
    return problem(capture.origin, 0, "D520", message)
