"""Sitemaps: one a month for what is dated, one for the rest, and their index.

https://www.sitemaps.org/protocol.html; a page's last change is given for articles only, of which
it is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind

from .context import Context, output
from .views import Sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dateline.model import Group, Output, Record

# Kinds of output whose addresses stand in the sitemaps of months and of undated articles.
DATED = frozenset({"article", "day", "month"})
UNLISTED = frozenset({"redirect", "sitemap"})
# Pages that lead nowhere by themselves.
UNFOUND = frozenset({"search"})


def month_sitemap(context: Context, month: Group) -> Output:
    """A month's page, its days and its articles."""
    days: dict[str, None] = {}
    for day in context.groups.days_of(month.members):
        days[context.groups.days[day].address] = None
    entries = [(address, None) for address in (month.address, *days)]
    return _sitemap(month.key, [*entries, *_articles(context, month.members)])


def undated_sitemap(context: Context) -> Iterator[Output]:
    """Articles without a day, where there are any."""
    if members := context.groups.undated.members:
        yield _sitemap(GroupKind.UNDATED, _articles(context, members))


def site_sitemaps(addresses: Iterable[str], context: Context) -> Iterator[Output]:
    """The sitemap of `addresses`, which are in no other, and the index of all sitemaps."""
    yield _sitemap("pages", [(address, None) for address in sorted(addresses)])
    undated = [GroupKind.UNDATED.value] if context.groups.undated.members else []
    parts = tuple(_path(name) for name in ["pages", *context.groups.months, *undated])
    yield output("", "sitemap", "sitemap.xml.j2", Sitemap((), parts), "sitemap.xml")


def _articles(context: Context, members: Iterable[Record]) -> list[tuple[str, date | None]]:
    found = []
    for record in members:
        changed = record.head.modified.date() if record.head.modified else context.day(record)
        found.append((context.address(record), changed))
    return found


def _sitemap(name: str, entries: Iterable[tuple[str, date | None]]) -> Output:
    view = Sitemap(tuple(entries))
    return output("", "sitemap", "sitemap.xml.j2", view, _path(name))


def _path(name: str) -> str:
    return f"sitemaps/{name}.xml"
