"""Days as Babel puts them, without its time zones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.core import Locale
from babel.dates import format_date

from dateline.wording.catalogue import languages, read
from dateline.wording.days import day_format

DAYS = [date(2026, 1, 1) + timedelta(days=days) for days in range(0, 366, 7)] + [
    date(2024, 2, 29),
    date(999, 12, 31),
]
OTHERS = ("yyyy-MM-dd", "'o''clock' d", "d 'of", "QQQ y", "E", "cccccc", "d MMMMM", "''", "")
"""Patterns that an owner may write and no catalogue has."""


@pytest.mark.parametrize("language", languages())
def test_every_pattern_gives_what_babel_gives(language: str) -> None:
    locale = Locale.parse(language.replace("-", "_"))
    ours = [
        forms["other"][0] for key, forms in read(language).items() if key.startswith("pattern-")
    ]
    assert len(ours) == 9
    for pattern in (*ours, *OTHERS):
        made = day_format(pattern, locale)
        for day in DAYS:
            assert made(day) == format_date(day, pattern, locale=locale), pattern
