"""An article as feeds show it, and how exactly its date may be told.

A feed's times are points. Where an article's day is not certain, or only its month is known, or
nothing, a point would be a lie: then it has no time of publication, and only `updated`, which
Atom does not let out, says the latest that is known of it: the end of its interval, else when it
was captured.

It is not the entry of data and editions (`plan.entries`), which knows all of an article's front
matter: a feed's document would have another key for every change that no feed shows, and closed
ones are not to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.model import GroupKind, Precision, Rights, fingerprint
from dateline.text.urls import host, is_web

if TYPE_CHECKING:
    from dateline.model import Head, Record, Source, When
    from dateline.plan.context import Context
    from dateline.plan.views import Item

CATEGORIES = (
    GroupKind.TOPIC, GroupKind.TAG, GroupKind.PERSON, GroupKind.ORGANISATION, GroupKind.PLACE,
)  # fmt: skip

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where Atom wants a time and nothing at all is known of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """`issued` is the date as far as it is known ("2026-11"), empty where `published` says it all.

    `author` is a name that is never the archive's for a text of others; `source` and `source_url`
    are where the text was published, empty for own texts. `lang` is empty where it is the site's.
    """

    item: Item
    published: datetime | None
    issued: str
    updated: datetime
    author: str
    source: str
    source_home: str
    source_url: str
    categories: tuple[str, ...]
    lang: str
    content_key: str = field(default="", compare=False, repr=False)

    @property
    def changed(self) -> bool:
        """Whether `updated` says more than `published`."""
        return self.updated != self.published


def feed_entry(context: Context, record: Record) -> FeedEntry:
    """The article as feeds show it, made once."""
    return context.kept("feed-entry", record.head.id, lambda: _feed_entry(context, record))


def _feed_entry(context: Context, record: Record) -> FeedEntry:
    head = record.head
    source = context.groups.source_of(head)
    own = is_own(context, record)
    point = published(head.when, context)
    made = FeedEntry(
        item=context.item(record),
        published=point,
        issued=issued(head.when, context),
        updated=updated(head, point),
        author=head.author or _publisher(head, source),
        source="" if own else _publisher(head, source),
        source_home=source.url if source and not own and is_web(source.url) else "",
        source_url=head.source_url if is_web(head.source_url) else "",
        categories=_categories(context, record),
        lang=_language(head.lang, context.settings.language),
    )
    return replace(made, content_key=fingerprint(made))


def is_own(context: Context, record: Record) -> bool:
    """Whether the text is the archive's own: shown in full, and published nowhere else."""
    return not record.head.source_url and context.rights(record) is Rights.FULL


def published(when: When | None, context: Context) -> datetime | None:
    """When an article was published, where at least its day is certain; a stated day is its
    beginning."""
    zone = context.settings.zone
    if when is None or when.earliest is None or when.about(zone):
        return None
    return None if when.precision is Precision.MONTH else when.earliest


def issued(when: When | None, context: Context) -> str:
    """The date no finer than it is known, where it is coarser than a minute; empty elsewhere."""
    if when is None or when.latest is None or when.precision is None:
        return ""
    if when.precision is Precision.MONTH:
        return f"{when.latest:%Y-%m}"
    if when.about(context.settings.zone):
        return ""
    day = when.day(context.settings.zone)
    return day.isoformat() if day and when.precision in (Precision.DAY, Precision.HOUR) else ""


def updated(head: Head, point: datetime | None) -> datetime:
    """The last that is known to have happened to an article."""
    latest = head.when.latest if head.when else None
    return head.modified or point or latest or head.captured or UNKNOWN


def _language(lang: str, site: str) -> str:
    """The language of an article where it is known and not the site's."""
    return lang if lang not in ("und", site) and _TAG.fullmatch(lang) else ""


def _publisher(head: Head, source: Source | None) -> str:
    return source.name if source else host(head.source_url) or "unknown"


def _categories(context: Context, record: Record) -> tuple[str, ...]:
    """The names of an article's topics, tags, people, organisations and places, each once."""
    names: dict[str, None] = {}
    for kind in CATEGORIES:
        names.update(dict.fromkeys(link.title for link in context.links_to(record, kind)))
    return tuple(names)
