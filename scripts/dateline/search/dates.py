"""Days as a query names them: `2026`, `2026-11`, `2026-11-23`, `today`, `P2W`. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_CALENDAR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BACK = re.compile(r"P([0-9]{1,4})([DWMY])", re.I)


@dataclass(frozen=True, slots=True)
class Days:
    """From and to, both included; None where there is no bound."""

    first: date | None
    last: date | None


def span(value: str, today: date) -> Days | None:
    """The days that one word names, None where it names none.

    `P2W` is the two weeks up to today (as in ISO 8601 and FreshRSS).
    """
    if value.lower() in ("today", "yesterday"):
        day = today - timedelta(days=value.lower() == "yesterday")
        return Days(day, day)
    if found := _BACK.fullmatch(value):
        first = _back(today, int(found[1]), found[2].upper())
        return Days(first, today) if first else None
    if found := _CALENDAR.fullmatch(value):
        return _calendar(int(found[1]), int(found[2] or 0), int(found[3] or 0), value)
    return None


def interval(value: str, today: date) -> Days | None:
    """The days of `2026-10/2026-11`, `2026-10/`, `/2026-11` or of one word."""
    if "/" not in value:
        return span(value, today)
    start, end = value.split("/", 1)
    first, last = span(start, today), span(end, today)
    if (start and not first) or (end and not last) or value == "/":
        return None
    return Days(first.first if first else None, last.last if last else None)


def is_relative(value: str) -> bool:
    """Whether the days depend on the day the query is asked."""
    return any(
        part.lower() in ("today", "yesterday") or _BACK.fullmatch(part) for part in value.split("/")
    )


def _calendar(year: int, month: int, day: int, value: str) -> Days | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if len(value) == 10:
        return Days(first, first)
    last_month = month or 12
    return Days(first, date(year, last_month, monthrange(year, last_month)[1]))


def _back(today: date, number: int, unit: str) -> date | None:
    """The day that many days, weeks, months or years before; None before the year 1."""
    try:
        if unit in "DW":
            return today - timedelta(days=number * (7 if unit == "W" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "Y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
