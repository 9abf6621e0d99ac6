"""What programs look for at fixed addresses: robots.txt, reservations, OpenSearch and the like.

The sitemap of news is for the archive's own and licensed texts of its last two days, as Google
wants it (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap): the
two days before the newest article, for no clock decides what a build gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.plan.context import Context, file
from dateline.plan.search import ADDRESS
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output, Record
    from dateline.plan.subjects import Subject
    from dateline.plan.views import Item

ROBOTS, RESERVATION, HUMANS, OPEN_SEARCH = "robots", "reservation", "humans", "opensearch"
SECURITY, INDEXNOW, NEWS = "security", "indexnow", "news-sitemap"
KINDS = frozenset({ROBOTS, RESERVATION, HUMANS, OPEN_SEARCH, SECURITY, INDEXNOW, NEWS})
NEWS_PATH = "sitemaps/news.xml"
MOST_NEWS = 1_000
"""Entries of a news sitemap that are read."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt says: where the sitemaps are, relative to the site's root."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """What a browser needs to offer the archive among its search engines: the page of results,
    relative to the site's root."""

    page: str = ADDRESS


@dataclass(frozen=True, slots=True)
class Notice:
    """A file that rests on settings alone, by its kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class News:
    """The sitemap of news: articles, newest first."""

    items: tuple[Item, ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The files of the whole site."""
    if subject.kind != FRONT:
        return
    news = context.items(islice(_news(context), MOST_NEWS)) if context.settings.site_url else ()
    if news:
        yield file(NEWS_PATH, NEWS, News(news))
    yield file("robots.txt", ROBOTS, Robots(("sitemap.xml", *([NEWS_PATH] if news else ()))))
    yield _notice("humans.txt", HUMANS)
    yield _notice(".well-known/tdmrep.json", RESERVATION)
    # The description has full addresses, or none.
    if context.settings.site_url and context.settings.search.has_page:
        yield file("opensearch.xml", OPEN_SEARCH, OpenSearch())
    if key := context.settings.indexnow_key:
        yield _notice(f"{key}.txt", INDEXNOW)
    if context.settings.security_contact and context.settings.security_until:
        yield _notice(".well-known/security.txt", SECURITY)


def _notice(path: str, kind: str) -> Output:
    return file(path, kind, Notice(kind))


def _news(context: Context) -> Iterator[Record]:
    """Texts that may be shown in full, of the newest day and the one before."""
    days = context.groups.days
    newest = next(iter(days), "")
    before = str(date.fromisoformat(newest) - timedelta(days=1)) if newest else ""
    for group in (days[key] for key in (newest, before) if key in days):
        for record in group.members:
            if may_show_body(context.rights(record)):
                yield record
