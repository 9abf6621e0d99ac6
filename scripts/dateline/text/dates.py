"""Times as pages word them, and the interval each wording stands for.

Relative times are those of dayjs 1.x (https://day.js.org/docs/en/plugin/relative-time) in English
and Arabic, and "yesterday"; absolute ones are DD-MM-YYYY in European or Arabic-Indic digits. A
relative time is an interval before the moment of capture, never a point: "2 hours ago" is shown
from one and a half to two and a half hours. Knows no clock: the time of capture is an argument.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from dateline.model import Precision, When

_MINUTE, _HOUR, _DAY = 60, 3600, 86400

# Wordings without a number: least and most seconds (dayjs's thresholds), and the unit stated.
_SINGLE = {
    "a few seconds ago": (0, 44, Precision.MINUTE),
    "a minute ago": (45, 89, Precision.MINUTE),
    "an hour ago": (2670, 5399, Precision.HOUR),
    "a day ago": (77400, 129599, Precision.DAY),
    "a month ago": (2203200, 2332800, Precision.MONTH),
    "yesterday": (1, 2 * _DAY - 1, Precision.DAY),
    "منذ ثانية واحدة": (0, 44, Precision.MINUTE),
    "منذ دقيقة واحدة": (45, 89, Precision.MINUTE),
    "منذ ساعة واحدة": (2670, 5399, Precision.HOUR),
    "منذ يوم واحد": (77400, 129599, Precision.DAY),
    "منذ شهر واحد": (2203200, 2332800, Precision.MONTH),
}
# Units that are counted, in English and Arabic: seconds, the unit stated.
_UNITS = {
    "minutes": (_MINUTE, Precision.MINUTE),
    "hours": (_HOUR, Precision.HOUR),
    "days": (_DAY, Precision.DAY),
    "دقائق": (_MINUTE, Precision.MINUTE),
    "ساعات": (_HOUR, Precision.HOUR),
    "أيام": (_DAY, Precision.DAY),
}
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_EUROPEAN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def _digit(first: int, last: int) -> str:
    """A pattern of one digit in the range, European or Arabic-Indic."""
    span = f"{first}-{last}"
    return f"[{span}{span.translate(_ARABIC_INDIC)}]"


# The numbers dayjs writes with each unit. That they are narrow also parts a time from a name it is
# glued to: "France 2412 hours ago" is France 24, "Channel 412-03-2025" is Channel 4.
_MINUTES = f"(?:{_digit(2, 9)}|{_digit(1, 3)}{_digit(0, 9)}|{_digit(4, 4)}{_digit(0, 4)})"
_HOURS = f"(?:{_digit(2, 9)}|{_digit(1, 1)}{_digit(0, 9)}|{_digit(2, 2)}{_digit(0, 1)})"
_DAYS = f"(?:{_digit(2, 9)}|{_digit(1, 1)}{_digit(0, 9)}|{_digit(2, 2)}{_digit(0, 6)})"
_DATE = (
    f"(?:{_digit(0, 0)}{_digit(1, 9)}|{_digit(1, 2)}{_digit(0, 9)}|{_digit(3, 3)}{_digit(0, 1)})"
    f"-(?:{_digit(0, 0)}{_digit(1, 9)}|{_digit(1, 1)}{_digit(0, 2)})"
    f"-(?:{_digit(1, 1)}{_digit(9, 9)}|{_digit(2, 2)}{_digit(0, 0)}){_digit(0, 9)}{{2}}"
)

TIME_PATTERN = (
    f"(?:{_DATE}|{'|'.join(_SINGLE)}"
    f"|{_MINUTES} minutes ago|{_HOURS} hours ago|{_DAYS} days ago"
    f"|منذ {_MINUTES} دقائق|منذ {_HOURS} ساعات|منذ {_DAYS} أيام)"
)
"""A regular expression without groups that matches every time this module can read."""

_TIME = re.compile(TIME_PATTERN)
_COUNTED = re.compile(rf"(?:منذ )?([0-9]+) ({'|'.join(_UNITS)})(?: ago)?")
_STATED = re.compile(_DATE)


def age(raw: str) -> tuple[int, int, Precision] | None:
    """The least and the most seconds a relative time stands for, and the unit it states.

    None for absolute times and for anything that is no time. Yesterday depends on the hour of
    reading, so it is anything from one second to two days; `resolve` knows better.
    """
    raw = _plain(raw)
    if not _TIME.fullmatch(raw):
        return None
    if raw in _SINGLE:
        return _SINGLE[raw]
    counted = _COUNTED.fullmatch(raw)
    if not counted:
        return None
    seconds, precision = _UNITS[counted[2]]
    middle = int(counted[1]) * seconds
    return middle - seconds // 2, middle + seconds // 2 - 1, precision


def stated_day(raw: str) -> date | None:
    """The calendar day that DD-MM-YYYY states, None for anything else or an impossible day."""
    raw = _plain(raw)
    if not _STATED.fullmatch(raw):
        return None
    day, month, year = map(int, raw.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolve(raw: str, captured_at: datetime | None) -> When | None:
    """When something was published that a page captured at `captured_at` (aware) says to be `raw`.

    None where `raw` is no time. A relative time without a time of capture, or one that would
    leave the calendar, gives a `When` of unknown time that keeps the wording. Yesterday is the
    calendar day before the capture, in the capture's own offset.
    """
    raw = raw.strip()
    if (day := stated_day(raw)) is not None:
        return When.on(day, UTC, raw)
    if (interval := age(raw)) is None:
        return None
    least, most, precision = interval
    unknown = When(None, None, precision, raw)
    if captured_at is None:
        return unknown
    moment = captured_at.replace(microsecond=0)
    try:
        if _plain(raw) == "yesterday":
            return When.unit(moment - timedelta(days=1), Precision.DAY, raw)
        return When(
            moment - timedelta(seconds=most), moment - timedelta(seconds=least), precision, raw
        )
    except OverflowError:
        return unknown


def _plain(raw: str) -> str:
    return " ".join(raw.split()).casefold().translate(_EUROPEAN)
