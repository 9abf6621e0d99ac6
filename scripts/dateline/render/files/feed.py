"""What all forms of a feed share: titles, ids, addresses, times, and entries made once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.plan.families.feed_entries import FeedEntry
    from dateline.plan.families.feeds import Feed
    from dateline.settings import Settings

    from .desk import Desk

GENERATOR = "Dateline"
SINCE = "2026"
"""The date in ids where the owner names none (RFC 4151)."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

MOST_KEPT = 20_000
"""Entries that are kept in each form, about 700 bytes each."""


class Kept:
    """Entries in one form, made once: an article is in about three feeds of each form."""

    def __init__(self, make: Callable[[FeedEntry, Desk], str]) -> None:
        self._make = make
        self._kept: dict[str, str] = {}

    def __call__(self, entry: FeedEntry, desk: Desk) -> str:
        """The entry without its body. What it is made of but the entry is the same all through
        a build."""
        at = f"{desk.base}{desk.settings.feed_authority}{desk.settings.language}{entry.content_key}"
        found = self._kept.get(at)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[at] = self._make(entry, desk)
        return found


def bodies(feed: Feed, desk: Desk) -> Iterator[tuple[FeedEntry, str]]:
    """Every entry with its whole text as HTML, empty where that may not be shown."""
    files: Iterable[tuple[str, str]] = feed.bodies or [("", "")] * len(feed.entries)
    for entry, (path, _) in zip(feed.entries, files, strict=True):
        yield entry, desk.html(desk.read_body(path)) if path else ""


def title(feed: Feed, desk: Desk) -> str:
    """The site's name, and what the feed is about."""
    name = desk.settings.site_name
    return f"{name}: {feed.title}" if feed.title else name


def entry_id(article: str, settings: Settings) -> str:
    """The permanent id of an article's entry, the same in all feeds and forms."""
    return f"tag:{_authority(settings)}:{article}"


def feed_id(feed: Feed, settings: Settings) -> str:
    """The permanent id of a feed and of the documents of its archive."""
    return f"tag:{_authority(settings)}:feed/{feed.address}"


def _authority(settings: Settings) -> str:
    return settings.feed_authority or f"{urlsplit(settings.site_url).hostname},{SINCE}"


def own_address(feed: Feed, name: str, ending: str, desk: Desk) -> str:
    """The feed's own address, `name` (atom.xml) or that of a part of the archive."""
    return f"{desk.base}{feed.part}{ending}" if feed.part else f"{desk.base}{feed.address}{name}"


def mail_date(value: datetime) -> str:
    """A point in time as RSS wants it (RFC 822, with four digits of the year), in UTC."""
    moment = value.astimezone(UTC)
    day, month = _WEEKDAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02d} {month} {moment.year:04d} {moment:%H:%M:%S} GMT"


def stamp(value: datetime) -> str:
    """A point in time as Atom and JSON Feed want it (RFC 3339), in UTC."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
