"""Articles as they leave the archive for other programs: data files, books, letters, feeds.

An entry holds no more words than the article's rights let out, and is made here alone, so that
every kind of file agrees on them. The whole text is not in it: the file that has it is named, and
read when the entry is written and its rights allow it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.catalog import permitted_head
from dateline.model import GroupKind, Rights, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dateline.model import Head, Record

    from .context import Context

NAMED = frozenset(
    {
        GroupKind.TOPIC,
        GroupKind.TAG,
        GroupKind.PERSON,
        GroupKind.ORGANISATION,
        GroupKind.PLACE,
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A topic, tag, person, organisation or place that an article is about."""

    kind: GroupKind
    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with no more words than may leave.

    `head` is its front matter without the rest; `source` the publisher's name; `file` is relative
    to content/. `content_key` is the hash of all of it and of the text.
    """

    head: Head
    address: str
    day: date | None
    excerpt: str
    rights: Rights
    source: str
    named: tuple[Named, ...]
    file: str
    content_key: str = field(default="", compare=False, repr=False)


def entries(context: Context, records: Iterable[Record]) -> tuple[Entry, ...]:
    """The entries of articles, without the withheld ones."""
    return tuple(entry(context, r) for r in records if context.rights(r) is not Rights.WITHHELD)


def entry(context: Context, record: Record) -> Entry:
    """The entry of one article that is not withheld."""
    found = context.entries.get(record.head.id)
    if found is None:
        found = context.entries[record.head.id] = _entry(context, record)
    return found


def _entry(context: Context, record: Record) -> Entry:
    item, rights = context.item(record), context.rights(record)
    source = context.groups.source_of(record.head)
    made = Entry(
        head=permitted_head(record.head, rights, item.excerpt),
        address=item.address,
        day=item.day,
        excerpt=item.excerpt,
        rights=rights,
        source=source.name if source else record.head.source,
        named=tuple(_named(context, record)),
        file=record.path,
    )
    return replace(made, content_key=fingerprint([made, record.sha256]))


def _named(context: Context, record: Record) -> Iterable[Named]:
    for membership in context.groups.memberships.of(record):
        if membership.kind in NAMED:
            group = context.groups.of(membership.kind)[membership.key]
            yield _of_group(membership.kind, membership.key, group.title)


@lru_cache(20_000)
def _of_group(kind: GroupKind, key: str, title: str) -> Named:
    """Articles that share a name share the object."""
    return Named(kind, key, title)
