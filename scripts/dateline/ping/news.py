"""What there is to tell, and the requests that tell it. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.settings import Settings

INDEXNOW = "https://api.indexnow.org/indexnow"
"""Tells every search engine that takes part (https://www.indexnow.org/documentation)."""

MOST_PAGES = 10_000
"""Addresses that one request of IndexNow may name."""

FEEDS = ("atom.xml", "rss.xml", "feed.json")
PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Message:
    """A POST request, and the files of the site that it tells of."""

    to: str
    kind: str
    body: bytes
    about: tuple[str, ...]


def is_told(path: str, settings: Settings) -> bool:
    """Whether anybody is told of changes of a file of the site."""
    name = path.rpartition("/")[2]
    return bool((settings.websub_hub and name in FEEDS) or (settings.indexnow_key and name == PAGE))


def messages(
    before: Mapping[str, str], now: Mapping[str, str], settings: Settings, indexnow: str
) -> tuple[Message, ...]:
    """What to tell of files whose hashes were `before` when others were told, and are `now`.

    A hub that was told of no feed yet hears of the front page's only, and search engines that were
    told of no page of nothing: they want what changes from now on, and find the rest by the
    sitemap.
    """
    differing = (path for path in now.keys() | before.keys() if before.get(path) != now.get(path))
    changed = sorted(path for path in differing if is_told(path, settings))
    feeds = [path for path in changed if path in now and not _is_page(path)]
    pages = [path for path in changed if _is_page(path)]
    if all(map(_is_page, before)):
        feeds = [path for path in feeds if path in FEEDS]
    if not any(map(_is_page, before)):
        pages = []
    return (*_to_hub(feeds, settings), *_to_engines(pages, settings, indexnow))


def _is_page(path: str) -> bool:
    return path.endswith(PAGE)


def _to_hub(feeds: Sequence[str], settings: Settings) -> Iterator[Message]:
    """One request for each feed, as all hubs take them (https://www.w3.org/TR/websub/)."""
    for path in feeds if settings.websub_hub else ():
        topic = f"{settings.site_url}{path}"
        body = urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic})
        kind = "application/x-www-form-urlencoded"
        yield Message(settings.websub_hub, kind, body.encode(), (path,))


def _to_engines(pages: Sequence[str], settings: Settings, indexnow: str) -> Iterator[Message]:
    """Pages that are new, changed or gone."""
    rest = iter(pages)
    while part := tuple(islice(rest, MOST_PAGES)):
        body = {
            "host": urlsplit(settings.site_url).netloc,
            "key": settings.indexnow_key,
            "keyLocation": f"{settings.site_url}{settings.indexnow_key}.txt",
            "urlList": [f"{settings.site_url}{path.removesuffix(PAGE)}" for path in part],
        }
        yield Message(indexnow, "application/json; charset=utf-8", json.dumps(body).encode(), part)
