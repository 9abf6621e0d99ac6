"""Feeds: Atom, RSS and JSON Feed of every collection that is large enough to follow.

All three show the same entries under the same ids. They hold addresses in full, so there are none
without `site_url`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.group.groups import COLLECTIONS
from dateline.model import GroupKind, fingerprint
from dateline.plan.context import Context, file
from dateline.plan.followed import followed_languages, has_feeds, language_address
from dateline.plan.subjects import FRONT

from . import chain
from .feed_entries import UNKNOWN, FeedEntry, feed_entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from dateline.model import Group, Output, Record
    from dateline.plan.subjects import Subject

ATOM, RSS, JSON = "atom", "rss", "json-feed"
NAMES = {ATOM: "atom.xml", RSS: "rss.xml", JSON: "feed.json"}
KINDS = frozenset(NAMES)

MOST_WORDS = 5_000
"""The longest text that is in a feed as a whole; of longer ones it has the excerpt."""

FRONT_TIMES = 2
"""How many times as many entries the front page's feeds have: all news go by there."""

_KINDS = frozenset({*COLLECTIONS, GroupKind.DAY, GroupKind.STORY, GroupKind.UNDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries, newest first, undated last. `address` is the feed's directory, which is in its id,
    `page` the page they are of. `bodies` name the files whose whole text may be shown (path and
    content hash), by entry.

    `older` is the document of the archive with the entries before these, `newer` the one after
    them, both without their ending (archive/2026-11). In such a document `part` is its own; it is
    `closed` once no entry is added to it any more.
    """

    address: str
    page: str
    title: str
    entries: tuple[FeedEntry, ...]
    updated: datetime
    bodies: tuple[tuple[str, str], ...] = ()
    older: str = ""
    newer: str = ""
    part: str = ""
    closed: bool = False
    content_key: str = field(default="", compare=False, repr=False)


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The feeds of a subject."""
    kind, key = subject
    if kind == FRONT and context.settings.site_url:
        yield from _front(context)
    elif (group := _group(context, kind, key)) is not None:
        yield from _three(_feed(context, group.address, group.title, group.members))


def _group(context: Context, kind: str, key: str) -> Group | None:
    """The group with feeds that a subject is, if it is any."""
    group = context.groups.of(GroupKind(kind)).get(key) if kind in _KINDS else None
    found = group is not None and has_feeds(kind, len(group.members), context.settings)
    return group if found else None


def _front(context: Context) -> Iterator[Output]:
    """The feeds of the front page, also at the addresses that other generators give them."""
    feed = _feed(context, "", "", context.groups.listed, chain.start(context))
    yield from _three(feed)
    yield file("feed.xml", ATOM, feed)  # as Jekyll
    yield file("index.xml", RSS, feed)  # as Hugo
    for lang, group in followed_languages(context):
        address, title = language_address(lang), context.words.language_name(lang)
        yield from _three(_feed(context, address, title, group.members, page="feeds/"))


def _feed(
    context: Context,
    address: str,
    title: str,
    members: Sequence[Record],
    older: str = "",
    page: str = "",
) -> Feed:
    most = context.settings.feed_items * (1 if address else FRONT_TIMES)
    records = list(islice(members, most))
    entries = tuple(feed_entry(context, record) for record in records)
    return sealed(
        Feed(
            address=address,
            page=page or address,
            title=title,
            entries=entries,
            updated=latest(entries),
            bodies=tuple(_body(context, r) for r in records) if not address else (),
            older=older,
        )
    )


def _body(context: Context, record: Record) -> tuple[str, str]:
    """The file of an article whose whole text may be shown, and its hash; empty for another."""
    shown = may_show_body(context.rights(record)) and 0 < record.words <= MOST_WORDS
    return (record.path, record.sha256) if shown else ("", "")


def latest(entries: Sequence[FeedEntry]) -> datetime:
    """When a feed last changed: when its latest entry did."""
    return max((each.updated for each in entries), default=UNKNOWN)


def sealed(feed: Feed) -> Feed:
    """The feed with the hash of what it holds, made once for its three forms."""
    return replace(feed, content_key=fingerprint(feed))


def _three(feed: Feed) -> Iterator[Output]:
    for kind, name in NAMES.items():
        yield file(f"{feed.address}{name}", kind, feed)
