"""Files that are no pages, as bytes: one maker for each kind that a family plans. Pure.

A maker is given the file's view and a `Desk`, which has what views leave out: the settings, bodies
and the way from the file to the site's root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    apps,
    books,
    calendars,
    citations,
    crawlers,
    database,
    letters,
    lines,
    podcasts,
    search,
    share_images,
    tables,
    twins,
)
from .atom import atom
from .desk import Desk
from .json_feed import json_feed
from .opml import opml
from .rss import rss

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["MAKERS", "Desk"]

MAKERS: dict[str, Callable[[Any, Desk], bytes]] = {
    "atom": atom,
    "rss": rss,
    "json-feed": json_feed,
    "atom-archive": atom,
    "json-archive": json_feed,
    "opml": opml,
    "tool-words": apps.words,
    "web-manifest": apps.manifest,
    "offline": apps.offline,
    "opensearch": search.open_search,
    "search-words": search.words,
    "robots": crawlers.robots,
    "reservation": crawlers.reservation,
    "humans": crawlers.humans,
    "security": crawlers.security,
    "indexnow": crawlers.indexnow,
    "news-sitemap": crawlers.news,
    "records": lines.records,
    "ninjs": lines.ninjs,
    "record-schema": lines.schema,
    "bibtex": citations.bibtex,
    "ris": citations.ris,
    "database": database.database,
    "book": books.epub,
    "table": tables.table,
    "calendar": calendars.calendar,
    "letter": letters.eml,
    "podcast": podcasts.podcast,
    "article-twin": twins.article,
    "edition-twin": twins.edition,
    "llms": twins.llms,
    "share-image": share_images.png,
}
