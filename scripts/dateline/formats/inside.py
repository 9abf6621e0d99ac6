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

Read: TypeAlias = Callable[[Capture], Iterator[Draft | Problem]]
"""Reads a capture that stands inside another one, by whatever format claims it."""

MAX_DEPTH = 4
LARGEST_CONTAINER, LARGEST_PART = 64_000_000, 12_000_000
"""Bytes that are read of a container inside another one, and of anything else inside one."""


def part(
    whole: Capture,
    data: bytes,
    name: str,
    *,
    url: str = "",
    media_type: str = "",
    captured_at: datetime | None = None,
    room: int | None = None,
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
    )


def too_deep(capture: Capture) -> Problem | None:
    """The finding that containers stand too deep in one another; None where they do not."""
    if capture.depth < MAX_DEPTH:
        return None
    message = f"more than {MAX_DEPTH} containers in one another"
    return problem(capture.origin, 0, "D520", message)
