"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dateline.text.xml import possible

from .feed import Kept, bodies, entry_id, own_address, stamp, title

if TYPE_CHECKING:
    from dateline.plan.families.feed_entries import FeedEntry
    from dateline.plan.families.feeds import Feed

    from .desk import Desk

NAME, ENDING = "feed.json", ".json"
_ABOUT = "https://www.jsonfeed.org/version/1.1"


def json_feed(feed: Feed, desk: Desk) -> bytes:
    """A feed, or a document of its archive; `next_url` leads to older items."""
    head: dict[str, Any] = {
        "version": _ABOUT,
        "title": possible(title(feed, desk)),
        "home_page_url": f"{desk.base}{feed.page}",
        "feed_url": own_address(feed, NAME, ENDING, desk),
    }
    if feed.older:
        head["next_url"] = f"{desk.base}{feed.older}{ENDING}"
    if desk.settings.websub_hub and not feed.part:
        head["hubs"] = [{"type": "WebSub", "url": desk.settings.websub_hub}]
    head["language"] = desk.settings.language
    items = ",\n".join(_whole(entry, body, desk) for entry, body in bodies(feed, desk))
    return f'{_json(head)[:-1]},"items":[\n{items}\n]}}\n'.encode()


def _whole(entry: FeedEntry, body: str, desk: Desk) -> str:
    """An item with what it says: JSON Feed wants a text in each."""
    excerpt = possible(entry.item.excerpt)
    if not body:
        said = {"content_text": excerpt or possible(entry.item.title)}
    else:
        said = {"content_html": possible(body)} | ({"summary": excerpt} if excerpt else {})
    return f"{_item(entry, desk)[:-1]},{_json(said)[1:]}"


def _made(entry: FeedEntry, desk: Desk) -> str:
    """An item but for what it says."""
    item = entry.item
    found: dict[str, Any] = {
        "id": entry_id(item.id, desk.settings),
        "url": f"{desk.base}{item.address}",
        "external_url": entry.source_url,
        "title": possible(item.title),
        "date_published": stamp(entry.published) if entry.published else "",
        "date_modified": stamp(entry.updated) if entry.changed else "",
        "authors": [{"name": possible(entry.author)}],
        "tags": [possible(name) for name in entry.categories],
        "language": entry.lang,
        "_source": _source(entry),
        "_issued": {"date": entry.issued} if entry.issued else {},
    }
    return _json({name: value for name, value in found.items() if value})


def _source(entry: FeedEntry) -> dict[str, str]:
    """Where the text was published, unless that is who stands for its author anyway."""
    return {"name": possible(entry.source)} if entry.source not in ("", entry.author) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_item = Kept(_made)
