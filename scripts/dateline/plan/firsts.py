"""Who reported first, and how far the others came behind. Pure.

Times are intervals: somebody was first only where the whole interval lies before all others, and a
distance is told no finer than both ends of it are known.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from dateline.model import Precision, When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

HOUR = timedelta(hours=1)
LONG = 48
"""From this many hours on a distance is told in days."""
LONGEST = 3
"""Days after which a report is no late one of the same news but one of newer news."""
_EXACT = (Precision.SECOND, Precision.MINUTE, Precision.HOUR)


class Lag(NamedTuple):
    """How far behind the first: whole hours or days."""

    number: int
    unit: Literal["hour", "day"]


def first_of(times: Iterable[When | None]) -> When | None:
    """The time that certainly lies before all others; None where no one can say so."""
    ends = [(*_ends(when), when) for when in times if when is not None and when.known]
    if not ends:
        return None
    _, end, first = min(ends, key=lambda each: each[1])
    later = (start > end for start, _, when in ends if when is not first)
    return first if all(later) else None


def lag(first: When, when: When | None, zone: tzinfo) -> Lag | None:
    """How far `when` lies behind `first`; None where that is not known to the hour or the day, and
    where it is longer than `LONGEST`."""
    if when is None or not when.known:
        return None
    hours = distance(first, when)
    if hours is not None and hours < LONG:
        return Lag(hours, "hour")
    if Precision.MONTH in (first.precision, when.precision):
        return None
    if first.about(zone) or when.about(zone):
        return None
    start, end = (cast("date", each.day(zone)) for each in (first, when))
    days = (end - start).days
    return Lag(days, "day") if days <= LONGEST else None


def distance(one: When, other: When) -> int | None:
    """The hours from one time to another; None where either is not known to the hour."""
    if one.precision not in _EXACT or other.precision not in _EXACT:
        return None
    return round((_middle(other) - _middle(one)) / HOUR)


def _ends(when: When) -> tuple[float, float]:
    """A known interval in seconds from 1970."""
    start, end = cast("datetime", when.earliest), cast("datetime", when.latest)
    return start.timestamp(), end.timestamp()


def _middle(when: When) -> timedelta:
    """The middle of a known interval, counted from 1970."""
    return timedelta(seconds=sum(_ends(when)) / 2)
