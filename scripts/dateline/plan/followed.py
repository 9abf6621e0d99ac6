"""Which lists of articles can be followed by feeds of their own. Pure.

A small tag, person, organisation or place, and a day of few articles, share the front page's feeds,
whose entries name them: feeds of a handful of articles would be half of the site's files. So does a
story that has hardly begun. Topics and sources always have their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from dateline.settings import Settings

SHARING = frozenset(
    {
        GroupKind.DAY,
        GroupKind.TAG,
        GroupKind.PERSON,
        GroupKind.ORGANISATION,
        GroupKind.PLACE,
    }
)
"""Kinds of which only the larger groups have feeds of their own."""

A_STORY = 3
"""From how many reports on a story has feeds."""


def has_feeds(kind: str, count: int, settings: Settings) -> bool:
    """Whether a group of `count` articles has feeds of its own. A source that is only cited has
    no articles."""
    if not (settings.feeds and settings.site_url):
        return False
    if kind in SHARING:
        return count >= settings.feed_least
    return count >= (A_STORY if kind == GroupKind.STORY else 1)
