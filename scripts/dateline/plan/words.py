"""Titles, crumbs and descriptions of pages. English for now; one place for a catalogue."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from datetime import date

INDEX_TITLES = {
    GroupKind.TOPIC: "Topics",
    GroupKind.TAG: "Tags",
    GroupKind.SOURCE: "Sources",
    GroupKind.PERSON: "People",
    GroupKind.ORGANISATION: "Organisations",
    GroupKind.PLACE: "Places",
    GroupKind.STORY: "Stories",
}
_MONTHS = tuple(calendar.month_name)  # calendar's own sequence formats a date for each name
FRONT = "Front page"
ARCHIVE = "All dates"
UNDATED = "Undated"
UNDATED_INTRO = (
    "Articles whose date nobody has stated yet. They are listed in their topics, sources and "
    "stories too, and move to their day once it is known."
)


def day_title(day: date) -> str:
    """23 November 2026."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def week_title(day: date) -> str:
    """Week 47, 2026: the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    return f"Week {week}, {year}"


def month_title(year: int, month: int) -> str:
    """November 2026."""
    return f"{_MONTHS[month]} {year}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """1 article, 2 articles."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def day_description(day: date, articles: int, stories: int) -> str:
    """For the head of a day's page."""
    tail = f" and {counted(stories, 'story', 'stories')}" if stories else ""
    return f"The news of {day_title(day)}: {counted(articles, 'article')}{tail}."


def period_description(title: str, articles: int) -> str:
    """For the head of a week's, month's or year's page."""
    return f"{title}: {counted(articles, 'article')} by day and by story."


def collection_description(kind: GroupKind, title: str, articles: int) -> str:
    """For the head of a collection's page."""
    return f"{title} ({kind.value}): {counted(articles, 'article')}, newest first."


def shared_reason(names: tuple[str, ...]) -> str:
    """Why an article is related: "also about X and Y"."""
    shown = names[:3]
    text = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f"Also about {text}"
