"""The archive as a chain of feed documents, a month each (RFC 5005, section 4).

The front page's feed leads to the undated articles, if there are any, then to the newest month and
from there back to the oldest. A month is closed once there is a newer one: its document is then an
archive document, which says what it is before and after, and changes only with its own articles.
The newest month and the undated articles stay open: their documents are in the chain but do not
say that they are final, so that readers fetch them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind
from dateline.plan.context import Context, file

from . import chain
from .feed_entries import feed_entry
from .feeds import Feed, latest, sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Group, Output
    from dateline.plan.subjects import Subject

ATOM, JSON = "atom-archive", "json-archive"
NAMES = {ATOM: ".xml", JSON: ".json"}
KINDS = frozenset(NAMES)


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The documents of a month, or of the undated articles."""
    groups = context.groups
    if not context.settings.site_url:
        return
    if subject.kind == GroupKind.MONTH and subject.key in groups.months:
        yield from _month(context, groups.months[subject.key])
    elif subject.kind == GroupKind.UNDATED and groups.undated.members:
        yield from _documents(context, groups.undated, chain.newest(context), "")


def _month(context: Context, month: Group) -> Iterator[Output]:
    earlier, later = context.neighbours(month)
    older, newer = (chain.part(each.key) if each else "" for each in (earlier, later))
    return _documents(context, month, older, newer)


def _documents(context: Context, group: Group, older: str, newer: str) -> Iterator[Output]:
    entries = tuple(feed_entry(context, record) for record in group.members)
    part = chain.part(group.key)
    feed = sealed(
        Feed(
            address="",
            page="",
            title="",
            entries=entries,
            updated=latest(entries),
            older=older,
            newer=newer,
            part=part,
            closed=bool(newer),
        )
    )
    for kind, ending in NAMES.items():
        yield file(f"{part}{ending}", kind, feed)
