"""Families of files beside the pages: feeds, metadata, data, editions. Pure.

Each is a module that plans the files of one subject, and a switch in the settings. A file belongs
to the subject whose articles it shows, so that what an edit touches names it already: a topic's
feeds are planned with the topic's page, a month's archive with the month's. What is of the whole
site belongs to the front page, which is planned after every edit.

A new kind of file needs a view and a family here, and a maker of that kind in `render.files`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import (
    apps,
    archives,
    books,
    calendars,
    crawlers,
    data,
    feeds,
    letters,
    podcasts,
    share_images,
    subscriptions,
    tables,
    twins,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.model import Output
    from dateline.plan.context import Context
    from dateline.plan.subjects import Subject
    from dateline.settings import Settings


class Family(NamedTuple):
    """`switch` is the setting that turns it on, `kinds` are those of its files; `plan` gives the
    files of a subject. It `needs` that the family of that switch is on too."""

    switch: str
    kinds: frozenset[str]
    plan: Callable[[Context, Subject], Iterator[Output]]
    needs: str = ""

    def is_on(self, settings: Settings) -> bool:
        """Whether the owner wants its files."""
        return all(getattr(settings, switch) for switch in (self.switch, self.needs) if switch)


FAMILIES: tuple[Family, ...] = (
    Family("feeds", feeds.KINDS, feeds.files),
    Family("archive_feeds", archives.KINDS, archives.files, needs="feeds"),
    Family("feeds", subscriptions.KINDS, subscriptions.files),
    Family("tools", apps.WORDS_KINDS, apps.words),
    Family("pwa", apps.APP_KINDS, apps.app, needs="tools"),
    Family("metadata", crawlers.KINDS, crawlers.files),
    Family("data", data.KINDS, data.files),
    Family("databases", data.DATABASES, data.databases),
    Family("books", books.KINDS, books.files),
    Family("statistics", tables.KINDS, tables.files),
    Family("markdown", twins.KINDS, twins.files),
    Family("markdown_articles", twins.ARTICLES, twins.articles, needs="markdown"),
    Family("calendars", calendars.KINDS, calendars.files),
    Family("podcast", podcasts.KINDS, podcasts.files),
    Family("letters", letters.KINDS, letters.files),
    Family("share_images", share_images.KINDS, share_images.files, needs="metadata"),
)

FAMILY_KINDS: frozenset[str] = frozenset().union(*(family.kinds for family in FAMILIES))


def files_of(context: Context, subject: Subject) -> Iterator[Output]:
    """The files of a subject, of all families that are on."""
    for family in context.kept("families", "", lambda: _families(context.settings)):
        yield from family.plan(context, subject)


def _families(settings: Settings) -> tuple[Family, ...]:
    """Those that are on."""
    return tuple(family for family in FAMILIES if family.is_on(settings))
