"""When a page was published: as it states itself, else what htmldate finds, where it stands there.

htmldate also guesses: the first of January from a copyright line, say. A day counts only where the
page, or its address, writes that day out.
"""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, timedelta
from html import unescape
from typing import TYPE_CHECKING

from dateline.formats.times import settled, told
from dateline.model import Precision, When

from .main_text import silenced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from dateline.errors import Problem

    from .metadata import Metadata

_FIRST = "1995-01-01"
_LAST = date(2100, 1, 1)
_DAY = timedelta(days=1)
_MOST = 3_000_000  # characters that are searched
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
# When a page was changed, which htmldate would take for want of better.
_CHANGED = re.compile(
    r"<meta\b[^<>]{0,200}?(?:modified|updated|revis)[^<>]{0,200}>|"
    r"""["']?dateModified["']?\s*:\s*["'][^"']{4,40}["']""",
    re.I,
)
_SPACE = r"(?:\s|&nbsp;|&thinsp;|&#160;)"  # as pages write it
_PART = rf"(?:[-/._]|\.{_SPACE}|{_SPACE}[|/·]{_SPACE}|{_SPACE}?[年月년월]{_SPACE}?)"
_WORD = rf"(?:st|nd|rd|th|er|º|\.|,|{_SPACE}|de|of)*[^\W\d_]{{3,12}}"
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?([+-](?!00:?00)\d\d:?\d\d)"
)

# What the page marks as its time, or as that of its publication, in words.
_WORDED = re.compile(
    r"""<time\b[^<>]{0,300}>([^<>]{6,120})<|"""
    r"""<[a-z]+\b[^<>]{0,200}?(?:class|id|itemprop)\s*=\s*["']?[^"'<>]{0,60}?"""
    r"""(?:publi|pub-?date|(?:post|entry|article|news)[_-]?(?:date|time))"""
    r"""[^<>]{0,200}>([^<>]{6,120})<""",
    re.I,
)
_MOST_WORDED = 5  # of them are read
_MARKED = re.compile(r"""<time\b[^<>]{0,300}?\bdatetime\s*=\s*["']?([0-9T:.+Z -]{16,35})""", re.I)


def published(
    page: str,
    known: Metadata,
    captured: datetime | None,
    report: Callable[[Problem], None],
    place: tuple[str, int],
) -> When | None:
    """When the page was published: as it states for machines, else as it writes for people. What is
    stated and cannot be meant is reported; of that the wording alone is kept where nothing else
    tells."""
    stated = settled(known.published, known.language, captured, report, place)
    if stated is not None and stated.known:
        return local(stated, page)
    day = evident(page, known.url, known.language, captured)
    return moment_of(day, page) if day is not None else stated


def moment_of(day: When, page: str) -> When:
    """The moment of that day which the page marks for machines; the day where it marks none, or
    several."""
    marked = {found: told(found) for found in _MARKED.findall(page)}
    exact = {
        when.earliest: when
        for when in marked.values()
        if when and when.earliest and when.precision in (Precision.SECOND, Precision.MINUTE)
        and day.earliest and when.earliest.date() == day.earliest.date()
    }  # fmt: skip
    return next(iter(exact.values())) if len(exact) == 1 else day


def local(when: When, page: str) -> When:
    """A moment stated in UTC in the offset in which the page states the same moment elsewhere, for
    that is the publisher's day; as it is where the page does not."""
    exact = when.precision in (Precision.SECOND, Precision.MINUTE)
    if when.earliest is None or when.earliest.utcoffset() or not exact:
        return when
    for day, time, offset in _moments(page, when.earliest.date()):
        other = told(f"{day}T{time}{offset}")
        if other and other.earliest and floor(other.earliest) == floor(when.earliest):
            zone = other.earliest.tzinfo
            latest = (when.latest or when.earliest).astimezone(zone)
            return When(when.earliest.astimezone(zone), latest, when.precision, when.raw)
    return when


def _moments(page: str, day: date) -> Iterator[tuple[str, str, str]]:
    """The moments with an offset that the page states of a day, the day before and the next. (A
    search of the page for any moment takes ten times as long.)"""
    for near in (day - _DAY, day, day + _DAY):
        written = near.isoformat()
        start = page.find(written)
        while start >= 0:
            if found := _MOMENT.match(page, start):
                yield found[1], found[2], found[3]
            start = page.find(written, start + len(written))


def floor(moment: datetime) -> datetime:
    """The minute of a moment."""
    return moment.replace(second=0, microsecond=0)


def evident(page: str, url: str, language: str, captured: datetime | None) -> When | None:
    """The day on which the page says, for people, that it was published; None where it does not."""
    from htmldate import find_date

    page = _CHANGED.sub(
        "", _COMMENT.sub("", page[:_MOST])
    )  # they are for nobody, and note when a page was saved
    last = (captured + _DAY).date() if captured else _LAST
    with silenced():
        try:
            found = find_date(
                page, original_date=True, url=url or None, min_date=_FIRST,
                max_date=last.isoformat(),
            )  # fmt: skip
        except Exception:  # of a library, on pages that nobody can foresee
            return None
    text = f"{url}\n{page}"
    for day in _orders(date.fromisoformat(found)) if found else ():
        if is_written(day, text):
            return When.on(day, UTC, day.isoformat())
    return _worded(page, language, last)


def _worded(page: str, language: str, last: date) -> When | None:
    """The first day in words, below the headline, that is marked as the page's time: for languages
    that htmldate does not know. None where a text so marked is no day."""
    headline = max(0, page.lower().find("<h1"))
    for found in itertools.islice(_WORDED.finditer(page, headline), _MOST_WORDED):
        when = told(unescape(found[1] or found[2]), language)
        if when and when.earliest and when.earliest.date() <= last:
            return when
    return None


def _orders(day: date) -> Iterator[date]:
    """A day as htmldate reads its numbers, and the other way round ("4. 2. 2022")."""
    yield day
    if day.day <= 12:
        yield date(day.year, day.day, day.month)


def is_written(day: date, text: str) -> bool:
    """Whether the day stands in `text`: its numbers in a usual order, or a month's name."""
    year, month, number = f"{day.year}", f"0?{day.month}", f"0?{day.day}"
    either = rf"(?:{year}|{year[2:]})"
    forms = (
        rf"(?<!\d){year}{_PART}{month}{_PART}{number}(?!\d)",
        rf"(?<!\d){year}{day.month:02}{day.day:02}(?!\d)",
        rf"(?<!\d){number}{_PART}{_SPACE}?{month}{_PART}{_SPACE}?{either}(?!\d)",
        rf"(?<!\d){month}[-/]{number}[-/]{either}(?!\d)",
        rf"(?<!\d){number}{_WORD}\.?(?:,|{_SPACE}|de|of)*{either}(?!\d)",
        rf"[^\W\d_]{{3,12}}\.?{_SPACE}{{1,3}}{number}(?:st|nd|rd|th)?,?{_SPACE}{{1,3}}{year}(?!\d)",
    )
    return re.search("|".join(forms), text, re.I) is not None
