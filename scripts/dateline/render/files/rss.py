"""RSS 2.0 (https://www.rssboard.org/rss-specification) with the usual extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.text.xml import attribute, content

from .feed import GENERATOR, Kept, bodies, entry_id, mail_date, own_address, stamp, title

if TYPE_CHECKING:
    from dateline.plan.families.feed_entries import FeedEntry
    from dateline.plan.families.feeds import Feed

    from .desk import Desk

NAME = "rss.xml"


def rss(feed: Feed, desk: Desk) -> bytes:
    """A feed."""
    own = attribute(own_address(feed, NAME, "", desk))
    name = content(title(feed, desk))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{desk.root}assets/stylesheets/feed.css"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
        f"<title>{name}</title>\n"
        f"<link>{content(desk.base + feed.page)}</link>\n"
        f"<description>{name}</description>\n"
        f"<language>{content(desk.settings.language)}</language>\n"
        f"<lastBuildDate>{mail_date(feed.updated)}</lastBuildDate>\n"
        f"<generator>{GENERATOR}</generator>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{own}"/>\n'
        f"{_hub(desk)}"
    )
    items = "".join(_whole(entry, body, desk) for entry, body in bodies(feed, desk))
    return f"{head}{items}</channel>\n</rss>\n".encode()


def _hub(desk: Desk) -> str:
    hub = desk.settings.websub_hub
    return f'<atom:link rel="hub" href="{attribute(hub)}"/>\n' if hub else ""


def _whole(entry: FeedEntry, body: str, desk: Desk) -> str:
    text = f"<content:encoded>{content(body)}</content:encoded>" if body else ""
    return f"{_item(entry, desk)}{text}</item>\n"


def _made(entry: FeedEntry, desk: Desk) -> str:
    """An item but for its body and its end. Its description is HTML, as readers take it."""
    item = entry.item
    parts = [
        f"<item><title>{content(item.title)}</title>",
        f"<link>{content(desk.base + item.address)}</link>",
        f'<guid isPermaLink="false">{content(entry_id(item.id, desk.settings))}</guid>',
        f"<pubDate>{mail_date(entry.published)}</pubDate>" if entry.published else "",
        f"<dc:date>{entry.issued}</dc:date>" if entry.issued and not entry.published else "",
        f"<atom:updated>{stamp(entry.updated)}</atom:updated>" if entry.changed else "",
        f"<dc:creator>{content(entry.author)}</dc:creator>",
        *(f"<category>{content(name)}</category>" for name in entry.categories),
        f"<description>{content(content(item.excerpt))}</description>" if item.excerpt else "",
        _source(entry),
    ]
    return "".join(parts)


def _source(entry: FeedEntry) -> str:
    """Where the text was published; RSS wants an address with the name."""
    url = entry.source_home or entry.source_url
    if not (entry.source and url):
        return ""
    return f'<source url="{attribute(url)}">{content(entry.source)}</source>'


_item = Kept(_made)
