"""Times as machines and people state them, to what was said and no more.

Machine forms first (ISO 8601, RFC 822, seconds since 1970), then relative wordings, then dates in
words, read in the page's own language. A time without an offset names no instant: it counts as the
day it states, and its wording is kept. Knows no clock.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.model import Precision, When
from dateline.text.dates import age, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.errors import Problem

_ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*"
    r"(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)?)?)?",
    re.I,
)
_COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:(\d\d))?\s*(?:(Z)|([+-])(\d\d):?(\d\d)?)?)?", re.I
)
# As East Asia writes a day, in whatever language the page says it is.
_SIGNED = re.compile(r"\D{0,20}(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號].*")
_BUDDHIST = 543  # years before Christ in which the count of Thailand begins
_LONGEST = 80  # characters of a date in words
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NUMERIC = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-]\d{4}\b.*", re.S)
_OLDEST, _NEWEST = 1600, 2200  # years that a publication may state
_LATE = timedelta(days=2)  # after the capture: clocks and zones differ, announcements do not
_MOST_SECONDS = 32_503_680_000  # the year 3000; beyond, the number counts milliseconds


def told(raw: object, language: str = "und", captured: datetime | None = None) -> When | None:
    """The time that `raw` states; None where it states none that can be read.

    `language` is that of the page, `captured` the (aware) time of capture, for relative wordings.
    """
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _epoch(float(raw))
    text = " ".join(str(raw or "").split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (_iso, _rfc822, _signed):
        if (found := read(text)) is not None:
            return found
    if age(text) is not None:
        return resolve(text, captured)
    return _in_words(text, language)


def instant(raw: object) -> datetime | None:
    """The moment that `raw` states with its offset; None for anything less exact."""
    when = told(raw)
    exact = when is not None and when.precision in (Precision.SECOND, Precision.MINUTE)
    return when.earliest if when and exact else None


def settled(
    raw: object, language: str, captured: datetime | None, report: Callable[[Problem], None],
    place: tuple[str, int],
) -> When | None:  # fmt: skip
    """The time that `raw` states. What cannot be read, or cannot be meant, is reported and kept as
    a wording of unknown time. None where nothing is stated."""
    if raw is None or raw == "":
        return None
    wording = " ".join(str(raw).split())[:_LONGEST]
    when = told(raw, language, captured)
    if when is None:
        report(problem(*place, "D523", f"{wording!r} is no date that can be read"))
    elif doubt := doubtful(when, captured):
        report(problem(*place, "D522", f"{wording!r} {doubt}"))
    else:
        return when
    return When(None, None, None, wording)


def doubtful(when: When, captured: datetime | None) -> str:
    """Why a publication cannot have this time; empty where it can."""
    if when.earliest is None or when.latest is None:
        return ""
    if when.earliest.astimezone(UTC).date() == datetime(1970, 1, 1, tzinfo=UTC).date():
        return "is where clocks begin to count, not a date of publication"
    if not _OLDEST <= when.earliest.year <= _NEWEST:
        return "is no year of a publication"
    if captured is not None and when.earliest > captured + _LATE:
        return "is after the capture"
    return ""


def _epoch(seconds: float) -> When | None:
    try:
        scale = 1000 if abs(seconds) > _MOST_SECONDS else 1
        return When.at(datetime.fromtimestamp(seconds / scale, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _iso(text: str) -> When | None:
    found = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    try:
        if day is None:
            start = datetime(int(year), int(month), 1, tzinfo=UTC)
            return When.unit(start, Precision.MONTH)
        if hour is None:
            return When.on(datetime(int(year), int(month), int(day), tzinfo=UTC).date())
        moment = datetime(*map(int, (year, month, day, hour, minute, second or 0)))  # type: ignore[arg-type] # noqa: DTZ001 - the offset follows
        if not zulu and not sign:
            return When.on(moment.date(), UTC, text)
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        zone = timezone(-offset if sign == "-" else offset)
        return _exact(moment.replace(tzinfo=zone), seconds=second is not None)
    except (ValueError, OverflowError):
        return None


def _rfc822(text: str) -> When | None:
    """A date of mails and feeds; one whose zone has no meaning counts as a day."""
    if not re.match(r"(?:\w+\.?,?\s+)?\d{1,2}[\s-]+[A-Za-z]{3,9}\.?[\s-]+\d{4}\b", text):
        return None
    parts = parsedate_tz(text)
    if parts is None or not _YEAR.search(text):
        return None
    try:
        moment = datetime(*parts[:6])  # noqa: DTZ001 - the offset follows
        if ":" not in text:
            return When.on(moment.date(), UTC, text)
        if parts[9] is None:
            return When.on(moment.date(), UTC, text)
        zone = timezone(timedelta(seconds=parts[9]))
        return _exact(moment.replace(tzinfo=zone), seconds=text.count(":") > 1)
    except (ValueError, OverflowError):
        return None


def _exact(moment: datetime, *, seconds: bool) -> When:
    moment.astimezone(UTC)  # a moment at the edge of the calendar has no other zone
    return When.at(moment) if seconds else When.unit(moment, Precision.MINUTE)


def _signed(text: str) -> When | None:
    found = _SIGNED.fullmatch(text)
    try:
        return When.on(date(*map(int, found.groups())), UTC, text) if found else None
    except ValueError:
        return None


def _in_words(text: str, language: str) -> When | None:
    """A whole date in words, or in numbers whose order is certain."""
    year = _YEAR.search(text)
    numeric = _NUMERIC.fullmatch(text)
    first, second = (int(numeric[1]), int(numeric[2])) if numeric else (0, 0)
    primary = language.lower().partition("-")[0]
    unsure = first != second and first <= 12 and second <= 12 and primary in ("en", "und")
    if year is None or unsure:
        return None
    found = _parser(primary, _order(first, second)).get_date_data(text)
    moment: datetime | None = found.date_obj
    if moment is None or moment.year != int(year[1]):
        return None
    if primary == "th" and moment.year > _NEWEST:
        moment = moment.replace(year=moment.year - _BUDDHIST)
    if found.period == "time" and moment.tzinfo is not None:
        return When.unit(moment, Precision.MINUTE, text)
    return When.on(moment.date(), UTC, text)


def _order(first: int, second: int) -> str:
    """The order of a date's numbers: the day first unless the second number can only be a day."""
    return "MDY" if second > 12 >= first else "DMY"


@lru_cache(maxsize=64)
def _parser(language: str, order: str) -> Any:
    from dateparser import DateDataParser
    from dateparser.data import languages_info

    known = language in languages_info.language_order
    settings: dict[str, object] = {
        "DATE_ORDER": order,
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "RETURN_TIME_AS_PERIOD": True,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used: strict
    }
    languages = [language, "en"] if known and language != "en" else ["en"]
    return DateDataParser(languages=languages, settings=settings)
