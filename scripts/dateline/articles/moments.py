"""Times in front matter: text to aware datetimes and back, and `When` to its four keys."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from dateline.model import Precision, When

_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?)?"
)

_EXACT = re.compile(
    r"[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
)


def read_moment(text: str) -> tuple[datetime, Precision] | None:
    """A date or time as YAML and people write it, and how exactly it was written.

    A time without an offset is UTC. None where it is no time that exists.
    """
    if (exact := _exact(text)) is not None:
        return exact, Precision.SECOND
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups()[:3])
    hour, minute, second = (int(part or 0) for part in found.groups()[3:6])
    try:
        zone = _offset(found[7])
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        # Near the ends of the calendar an interval or another zone would not exist.
        if not 1000 <= year <= 9998:
            return None
    except ValueError:
        return None
    if found[4] is None:
        return moment, Precision.DAY
    return moment, Precision.MINUTE if found[6] is None else Precision.SECOND


def _exact(text: str) -> datetime | None:
    """A time to the second with its offset, as it is written here and read in C; None for others,
    those that do not exist among them."""
    if not _EXACT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _offset(text: str | None) -> timezone:
    if text is None or text in "Zz":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-delta if text[0] == "-" else delta) if delta else UTC


def write_moment(moment: datetime) -> str:
    """2026-11-23T09:30:00+00:00."""
    return moment.isoformat(timespec="seconds")


def when_keys(when: When) -> dict[str, str]:
    """`date`, `date_precision`, `date_earliest`, `date_raw`: only those that are needed.

    A whole minute, hour or day is written by its start, a month by its last day (the day it is
    listed under), any other interval by its latest time and `date_earliest`.
    """
    keys: dict[str, str] = {}
    if when.earliest is not None and when.latest is not None and when.precision is not None:
        if not when.is_whole_unit:
            keys["date"] = write_moment(when.latest)
            keys["date_earliest"] = write_moment(when.earliest)
        elif when.precision is Precision.MONTH:
            keys["date"] = write_moment(when.latest.replace(hour=0, minute=0, second=0))
        else:
            keys["date"] = write_moment(when.earliest)
    if when.precision is not None:
        keys["date_precision"] = when.precision.value
    if when.raw:
        keys["date_raw"] = when.raw
    return keys


def when_of(
    date: tuple[datetime, Precision] | None,
    precision: Precision | None,
    earliest: datetime | None,
    raw: str | None,
) -> When | None:
    """The `When` that the four keys say, None where they say nothing."""
    if date is None:
        return When(None, None, precision, raw) if raw else None
    moment, written = date
    exact = precision or written
    if earliest is not None and earliest <= moment:
        return When(earliest, moment, exact, raw)
    return When.unit(moment, exact, raw)
