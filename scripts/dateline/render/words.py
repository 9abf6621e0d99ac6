"""Dates, times and counts as a reader sees them. English for now; one place for a catalogue."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from dateline.model import Precision, When

if TYPE_CHECKING:
    from datetime import tzinfo

# calendar's own sequences format a date for each name.
_DAYS = tuple(calendar.day_name)
_MONTHS = tuple(calendar.month_name)
_SHORT_MONTHS = tuple(calendar.month_abbr)


def long_date(day: date) -> str:
    """Monday 23 November 2026."""
    return f"{_DAYS[day.weekday()]} {plain_date(day)}"


def plain_date(day: date) -> str:
    """23 November 2026."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def short_date(day: date) -> str:
    """23 Nov."""
    return f"{day.day} {_SHORT_MONTHS[day.month]}"


def month_name(month: int) -> str:
    """November, for 11."""
    return _MONTHS[month]


def moment(value: datetime, zone: tzinfo) -> str:
    """23 November 2026, 09:30, in `zone`."""
    local = value.astimezone(zone)
    return f"{plain_date(local)}, {local.hour:02d}:{local.minute:02d}"


def when_text(when: When, zone: tzinfo) -> str:
    """A time as exact as it is known, in `zone`.

    "23 November 2026, 09:30" · "23 November 2026, about 09:00" · "23 November 2026" ·
    "about 23 November 2026" where even the day is uncertain · "November 2026" · the raw wording
    where nothing else is known.
    """
    day = when.day(zone)
    if when.earliest is None or when.latest is None or day is None:
        return when.raw or ""
    if when.precision is Precision.MONTH:
        return f"{month_name(when.latest.month)} {when.latest.year}"
    if when.about(zone):
        return f"about {plain_date(day)}"
    if when.precision is Precision.DAY:
        return plain_date(day)
    if when.precision is Precision.HOUR:
        middle = _middle(when.earliest, when.latest, zone)
        return f"{plain_date(day)}, about {_half_hour(middle)}"
    return moment(when.earliest, zone)


def _middle(earliest: datetime, latest: datetime, zone: tzinfo) -> datetime:
    return (earliest + (latest - earliest) / 2).astimezone(zone)


def _half_hour(value: datetime) -> str:
    """The nearest full or half hour of the same day."""
    rounded = value + timedelta(minutes=15)
    if rounded.date() != value.date():
        rounded = value
    return f"{rounded:%H}:{30 if rounded.minute >= 30 else 0:02d}"


def when_iso(when: When, zone: tzinfo) -> str:
    """The value of a <time> element's `datetime`: no finer than what is known."""
    day = when.day(zone)
    if when.earliest is None or when.latest is None or day is None:
        return ""
    if when.precision is Precision.MONTH:
        return f"{when.latest:%Y-%m}"
    if when.precision is Precision.DAY or when.about(zone):
        return day.isoformat()
    if when.precision is Precision.HOUR:
        return _middle(when.earliest, when.latest, zone).isoformat(timespec="minutes")
    if when.precision is Precision.MINUTE:
        return when.earliest.astimezone(zone).isoformat(timespec="minutes")
    return when.latest.astimezone(zone).isoformat()


def counted(number: int, singular: str, plural: str = "") -> str:
    """1 article, 2 articles, 1,200 articles."""
    word = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {word}"


def reading_time(words: int) -> str:
    """Reading time at 238 words a minute (Brysbaert 2019), at least a minute."""
    return counted(max(1, round(words / 238)), "minute")
