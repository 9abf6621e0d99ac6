"""Times as a reader sees them, as exact as they are known, in the words of the site's language."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dateline.model import Precision, When

if TYPE_CHECKING:
    from datetime import tzinfo

    from dateline.wording import Wording

READING_SPEED = 238
"""Words a minute (Brysbaert 2019)."""
_EXACT = Precision.SECOND  # looked up once: Python takes 0.3 us for a member of an Enum
_SECONDS = re.compile(r"(?<=T\d\d:\d\d):\d\d(?:\.\d+)?")


def moment(value: datetime, zone: tzinfo, words: Wording) -> str:
    """23 November 2026, 09:30, in `zone`."""
    local = value.astimezone(zone)
    return words.say("moment", date=words.day(local.date()), time=f"{local:%H:%M}")


class Shown(NamedTuple):
    """A time as pages show it: in words, the time of day alone where it is known, and the value of
    a <time> element's `datetime`, which is `when_iso` to the minute, with Z for UTC."""

    text: str
    clock: str
    stamp: str


def shown(when: When, zone: tzinfo, words: Wording) -> Shown:
    """A time as exact as it is known, in `zone`.

    "23 November 2026, 09:30" · "23 November 2026, about 09:00" · "23 November 2026" ·
    "about 23 November 2026" where even the day is uncertain · "November 2026" · the raw wording
    where nothing else is known. The clock is "09:30", or "about 09:00".
    """
    if when.precision is _EXACT and when.latest and when.latest == when.earliest:
        return _instant(when.latest.astimezone(zone), words)
    stamp = _stamp(_SECONDS.sub("", when_iso(when, zone), count=1))
    return Shown(_text(when, zone, words), _part_of_day(when, zone, words), stamp)


def _instant(local: datetime, words: Wording) -> Shown:
    """What nearly every time is, a point known to the second."""
    iso = local.isoformat(timespec="minutes")
    clock = iso[11:16]
    text = words.say("moment", date=words.day(local.date()), time=clock)
    return Shown(text, clock, _stamp(iso))


def _stamp(iso: str) -> str:
    return f"{iso[:-6]}Z" if iso.endswith("+00:00") else iso


def _text(when: When, zone: tzinfo, words: Wording) -> str:
    day = when.day(zone)
    if when.earliest is None or when.latest is None or day is None:
        return when.raw or ""
    if when.precision is Precision.MONTH:
        return words.day(when.latest.date().replace(day=1), "month")
    if when.about(zone):
        return words.say("about-date", date=words.day(day))
    clock = _part_of_day(when, zone, words)
    return words.say("moment", date=words.day(day), time=clock) if clock else words.day(day)


def _part_of_day(when: When, zone: tzinfo, words: Wording) -> str:
    if when.earliest is None or when.latest is None or when.about(zone):
        return ""
    if when.precision in (Precision.MONTH, Precision.DAY):
        return ""
    if when.precision is Precision.HOUR:
        middle = _middle(when.earliest, when.latest, zone)
        return words.say("about-time", time=_half_hour(middle))
    return _clock(when.earliest.astimezone(zone))


def _clock(value: datetime) -> str:
    return f"{value.hour:02}:{value.minute:02}"


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


def minutes(words: int) -> int:
    """How many minutes a text of so many words takes, at least one."""
    return max(1, round(words / READING_SPEED))
