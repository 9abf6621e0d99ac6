"""The day of a page that states none in machine form: what htmldate finds, where it stands there.

htmldate also guesses: the first of January from a copyright line, say. A day counts only where the
page, or its address, writes that day out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from dateline.model import When

from .main_text import silenced

if TYPE_CHECKING:
    from datetime import datetime

_FIRST = "1995-01-01"
_LAST = date(2100, 1, 1)
_MOST = 3_000_000  # characters that are searched
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


def evident(page: str, url: str, language: str, captured: datetime | None) -> When | None:
    """The day on which the page says, for people, that it was published; None where it does not."""
    from htmldate import find_date

    page = _COMMENT.sub("", page[:_MOST])  # they are for nobody, and note when a page was saved
    last = (captured + timedelta(days=1)).date() if captured else _LAST
    with silenced():
        try:
            found = find_date(
                page, original_date=True, url=url or None, min_date=_FIRST,
                max_date=last.isoformat(),
            )  # fmt: skip
        except Exception:  # of a library, on pages that nobody can foresee
            return None
    day = date.fromisoformat(found) if found else None
    if day is None or not is_written(day, f"{url}\n{page}"):
        return None
    return When.on(day, UTC, day.isoformat())


def is_written(day: date, text: str) -> bool:
    """Whether the day stands in `text`: its numbers in a usual order, or a month's name."""
    year, month, number = f"{day.year}", f"0?{day.month}", f"0?{day.day}"
    part, word = (
        r"(?:[-/._]|\.\s|年|月)",
        r"(?:st|nd|rd|th|er|º|\.|,|\s|de|of|&nbsp;)*[^\W\d_]{3,12}",
    )
    forms = (
        rf"(?<!\d){year}{part}?{month}{part}?{number}(?!\d)",
        rf"(?<!\d){number}{part}\s?{month}{part}\s?{year}(?!\d)",
        rf"(?<!\d){month}{part}\s?{number}{part}\s?{year}(?!\d)",
        rf"(?<!\d){number}{word}\.?(?:,|\s|de|of)*{year}(?!\d)",
        rf"[^\W\d_]{{3,12}}\.?\s{{1,3}}{number}(?:st|nd|rd|th)?,?\s{{1,3}}{year}(?!\d)",
    )
    return re.search("|".join(forms), text, re.I) is not None
