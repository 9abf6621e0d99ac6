"""Months as rows of weeks, for calendar tables. Pure."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.plan.views import DayCount

A_WEEK = tuple(date(2024, 1, day) for day in range(1, 8))
"""Seven days, Monday first, to name the columns of calendars by."""


def weeks(first: date, days: Iterable[DayCount]) -> list[list[DayCount | int | None]]:
    """Rows of seven cells for the month of `first`, Monday first: None outside the month, a number
    where nothing happened, else the day with its count and address."""
    year, month = first.year, first.month
    by_number = {d.day.day: d for d in days if (d.day.year, d.day.month) == (year, month)}
    rows = calendar.Calendar().monthdayscalendar(year, month)
    return [[by_number.get(n, n) if n else None for n in row] for row in rows]


def heat(count: int, most: int) -> int:
    """A step from 0 to 4 for a count against the highest: quarters, any article is at least 1.

    A highest count below 4 is taken for 4, so that a quiet month does not look like a busy one.
    """
    return min(4, 1 + (count * 4 - 1) // max(most, 4)) if count > 0 else 0
