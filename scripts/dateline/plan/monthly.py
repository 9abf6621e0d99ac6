"""The story of each month: what a year was about, in twelve lines. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.model import GroupKind

from .views import Link

if TYPE_CHECKING:
    from .context import Context


def monthly(context: Context, year: str) -> tuple[tuple[date, Link], ...]:
    """The story with most articles of each month of a year (2026), with their number; the older one
    of two."""
    best: dict[str, tuple[int, str]] = {}
    for key, months in context.groups.spread(GroupKind.STORY).items():
        for month, count in months.items():
            if month.startswith(f"{year}-"):
                best[month] = min(best.get(month, (0, "")), (-count, key))
    found = []
    for month in sorted(best):
        count, key = best[month]
        story = context.groups.stories[key]
        day = date(int(month[:4]), int(month[5:]), 1)
        found.append((day, Link(story.title, story.address, -count)))
    return tuple(found)
