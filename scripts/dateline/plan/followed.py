"""Which lists of articles can be followed by feeds of their own. Pure.

A small tag, person, organisation or place, and a day of few articles, share the front page's feeds,
whose entries name them: feeds of a handful of articles would be half of the site's files. So does a
story that has hardly begun. Topics and sources always have their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Group
    from dateline.settings import Settings

    from .context import Context

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

_LANGUAGE = "lang "
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

A_STORY = 3
"""From how many reports on a story has feeds."""


def has_feeds(kind: str, count: int, settings: Settings) -> bool:
    """Whether a group of `count` articles has feeds of its own. A source that is only cited has
    no articles; languages have theirs below feeds/ (`followed_languages`)."""
    if not (settings.feeds and settings.site_url) or kind == GroupKind.LANGUAGE:
        return False
    if kind in SHARING:
        return count >= settings.feed_least
    return count >= (A_STORY if kind == GroupKind.STORY else 1)


def followed_languages(context: Context) -> Iterator[tuple[str, Group]]:
    """The languages that have feeds, by their tags: of an archive in several, all that are large
    enough. They have no pages."""
    found = [
        (key.removeprefix(_LANGUAGE), group)
        for key, group in sorted(context.groups.of(GroupKind.TRAIT).items())
        if key.startswith(_LANGUAGE) and _TAG.fullmatch(key, len(_LANGUAGE))
    ]
    for lang, group in found if len(found) > 1 else ():
        if lang != "und" and has_feeds(GroupKind.TAG, len(group.members), context.settings):
            yield lang, group


def language_address(lang: str) -> str:
    """The directory of a language's feeds."""
    return f"feeds/{lang.lower()}/"
