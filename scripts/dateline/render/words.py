"""Times as a reader sees them, as exact as they are known, in the words of the site's language."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dateline.model import Precision, When

if TYPE_CHECKING:
    from datetime import tzinfo

    from dateline.wording import Wording

READING_SPEED = 238
"""Words a minute (Brysbaert 2019)."""
_SECONDS = re.compile(r"(?<=T\d\d:\d\d):\d\d(?:\.\d+)?")


def moment(value: datetime, zone: tzinfo, words: Wording) -> str:
    """23 November 2026, 09:30, in `zone`."""
    local = value.astimezone(zone)
    return words.say("moment", date=words.day(local.date()), time=f"{local:%H:%M}")


def when_text(when: When, zone: tzinfo, words: Wording) -> str:
    """A time as exact as it is known, in `zone`.

    "23 November 2026, 09:30" · "23 November 2026, about 09:00" · "23 November 2026" ·
    "about 23 November 2026" where even the day is uncertain · "November 2026" · the raw wording
    where nothing else is known.
    """
    if local := _instant(when, zone):
        return words.say("moment", date=words.day(local.date()), time=_clock(local))
    day = when.day(zone)
    if when.earliest is None or when.latest is None or day is None:
        return when.raw or ""
    if when.precision is Precision.MONTH:
        return words.day(when.latest.date().replace(day=1), "month")
    if when.about(zone):
        return words.say("about-date", date=words.day(day))
    clock = when_clock(when, zone, words)
    return words.say("moment", date=words.day(day), time=clock) if clock else words.day(day)


def when_clock(when: When, zone: tzinfo, words: Wording) -> str:
    """The time of day alone: "09:30", "about 09:00", empty where it is not known."""
    if local := _instant(when, zone):
        return _clock(local)
    if when.earliest is None or when.latest is None or when.about(zone):
        return ""
    if when.precision in (Precision.MONTH, Precision.DAY):
        return ""
    if when.precision is Precision.HOUR:
        middle = _middle(when.earliest, when.latest, zone)
        return words.say("about-time", time=_half_hour(middle))
    return _clock(when.earliest.astimezone(zone))


def _instant(when: When, zone: tzinfo) -> datetime | None:
    """What nearly every time is, a point known to the second, in `zone`; None for anything else."""
    if when.precision is not Precision.SECOND or when.latest is None:
        return None
    return when.latest.astimezone(zone) if when.latest == when.earliest else None


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


def when_stamp(when: When, zone: tzinfo) -> str:
    """`when_iso` for a page, which shows no seconds: to the minute, with Z for UTC."""
    local = _instant(when, zone)
    found = (
        local.isoformat(timespec="minutes")
        if local
        else _SECONDS.sub("", when_iso(when, zone), count=1)
    )
    return f"{found[:-6]}Z" if found.endswith("+00:00") else found


def minutes(words: int) -> int:
    """How many minutes a text of so many words takes, at least one."""
    return max(1, round(words / READING_SPEED))
