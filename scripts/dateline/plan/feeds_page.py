"""The page about feeds: what they are, and the feeds of topics and sources by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind

from . import words
from .context import Context, output
from .followed import followed_languages, has_feeds, language_address
from .views import FeedsPage, Frame, Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output

NAMED = (GroupKind.TOPIC, GroupKind.SOURCE)
"""Kinds whose feeds the page names; of the others it says where they are."""


def feeds_output(context: Context) -> Iterator[Output]:
    """The page, where there are feeds."""
    if not has_feeds("front", 1, context.settings):
        return
    say = context.words.say
    view = FeedsPage(
        frame=Frame(
            address="feeds/",
            title=say("feeds-title"),
            description=say("feeds-description"),
            crumbs=(context.front,),
        ),
        least=context.settings.feed_least,
        archive=context.settings.archive_feeds,
        languages=tuple(languages(context)),
        groups=tuple(
            (words.index_title(context.words, kind), tuple(followed(context, kind)))
            for kind in NAMED
        ),
    )
    yield output("feeds/", "feeds", "feeds.html.j2", view)


def languages(context: Context) -> Iterator[Link]:
    """The languages that have feeds, and where."""
    for lang, _ in followed_languages(context):
        yield Link(context.words.language_name(lang), language_address(lang))


def followed(context: Context, kind: GroupKind) -> Iterator[Link]:
    """The pages of a kind that have feeds, by title: groups stand in the order of their making,
    which is another after an edit than after a whole build."""
    groups = context.groups.of(kind).values()
    for group in sorted(groups, key=lambda each: (each.title.casefold(), each.address)):
        if has_feeds(kind, len(group.members), context.settings):
            yield Link(group.title, group.address)
