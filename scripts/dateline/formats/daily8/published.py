"""How a page states times: lines that are a time, and a publisher with a time glued to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.model import Precision, When
from dateline.text.dates import TIME_PATTERN, resolve

from .labels import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

_TIME_LINE = re.compile(rf"(?:{CLOCK})?\s*({TIME_PATTERN})")
# The publisher is taken as short as it goes and the time must be one the site writes: so
# "France 2412 hours ago" is France 24. A space before the time means prose, not a byline.
_BYLINE = re.compile(rf"(\S|\S.{{0,58}}?\S)({TIME_PATTERN})")
LONGEST_BYLINE = 80  # characters of a publisher and a time


def time_line(line: str) -> str:
    """The time that `line` consists of, as the page words it; empty where it is no such line."""
    match = _TIME_LINE.fullmatch(line)
    return match[1] if match else ""


def has_clock(line: str) -> bool:
    """Whether `line` is a time after the alternative text of a picture, as only items have it."""
    return line.startswith(CLOCK) and time_line(line) != ""


def byline(line: str) -> tuple[str, str] | None:
    """The publisher, which may be empty, and the time that `line` consists of."""
    if raw := time_line(line):
        return "", raw
    match = _BYLINE.fullmatch(line)
    return (match[1], match[2]) if match else None


def stated(raw: str, capture: Capture) -> When | None:
    """When something was published that the page says to be `raw`; None where it says nothing.

    A day no calendar has keeps its wording alone.
    """
    if not raw:
        return None
    return resolve(raw, capture.captured_at) or When(None, None, Precision.DAY, raw)


def impossible(draft: Draft, capture: Capture) -> Iterator[Problem]:
    """The finding about a stated day that no calendar has."""
    when = draft.published
    if when is not None and when.raw and resolve(when.raw, capture.captured_at) is None:
        yield problem(capture.origin, draft.lines[0], "D515", f"{when.raw} is no day")
