"""The feeds that a page names in its head, or links to by a name that feeds have. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dateline.text.urls import is_web

from .opml import Outline

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json",
     "application/rdf+xml", "application/json", "text/xml", "application/xml"}
)  # fmt: skip
_MOST = 2_000_000  # bytes of a page that are looked at
_NAMED = re.compile(r"(?:/|\b)(?:feed|rss|atom)(?:/|s?\.(?:xml|json|rdf))?/?(?:\?.*)?$", re.I)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,20})", re.I)


def discovered(page: bytes, url: str) -> tuple[Outline, ...]:
    """The feeds of the page at `url`, those of its head first; links count only without such."""
    finder = _Finder(url)
    finder.feed(page[:_MOST].decode(_charset(page), "replace"))
    return tuple((finder.named or finder.linked).values())


def _charset(page: bytes) -> str:
    told = _CHARSET.search(page[:2000])
    name = told[1].decode("ascii") if told else "utf-8"
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name


class _Finder(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self._base = self._page = url
        self.named: dict[str, Outline] = {}
        self.linked: dict[str, Outline] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: (value or "").strip() for name, value in attrs}
        if tag == "base":
            self._base = self._absolute(given.get("href", "")) or self._base
        elif tag == "link" and "alternate" in given.get("rel", "").lower().split():
            if given.get("type", "").partition(";")[0].lower() in _TYPES:
                self._add(self.named, given)
        elif tag == "a" and _NAMED.search(given.get("href", "")):
            self._add(self.linked, given)

    def _add(self, found: dict[str, Outline], given: Mapping[str, str]) -> None:
        if address := self._absolute(given.get("href", "")):
            title = " ".join(given.get("title", "").split())
            found.setdefault(address, Outline(title, address, self._page))

    def _absolute(self, address: str) -> str:
        try:
            whole = urljoin(self._base, address) if address else ""
        except ValueError:
            return ""
        return whole if is_web(whole) else ""
