"""The list of all feeds, for readers that take many at once (OPML 2.0)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.group.groups import COLLECTIONS
from dateline.model import GroupKind
from dateline.plan import words
from dateline.plan.context import Context, file
from dateline.plan.feeds_page import followed, languages
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject
    from dateline.plan.views import Link

OPML = "opml"
KINDS = frozenset({OPML})


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Pages with feeds, and languages, by the title of their kind. Days are left out: they are
    over."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The list, of the whole site."""
    if subject.kind == FRONT and context.settings.site_url:
        groups = tuple(
            (words.index_title(context.words, kind), tuple(followed(context, kind)))
            for kind in (*COLLECTIONS, GroupKind.STORY)
        )
        tongues = (context.words.say("feeds-languages"), tuple(languages(context)))
        yield file("feeds.opml", OPML, Subscriptions((*groups, tongues)))
