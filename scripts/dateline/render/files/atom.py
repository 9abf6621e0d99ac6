"""Atom (RFC 4287), with the links of archived feeds (RFC 5005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.text.xml import attribute, content

from .feed import GENERATOR, Kept, bodies, entry_id, feed_id, own_address, stamp, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.plan.families.feed_entries import FeedEntry
    from dateline.plan.families.feeds import Feed

    from .desk import Desk

NAME, ENDING = "atom.xml", ".xml"
_TYPE = "application/atom+xml"


def atom(feed: Feed, desk: Desk) -> bytes:
    """A feed, or a document of its archive."""
    language = attribute(desk.settings.language)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<?xml-stylesheet type="text/css" href="{desk.root}assets/stylesheets/feed.css"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/"'
        f' xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="{language}">\n'
        f"<id>{content(feed_id(feed, desk.settings))}</id>\n"
        f"<title>{content(title(feed, desk))}</title>\n"
        f"<updated>{stamp(feed.updated)}</updated>\n"
        f"<generator>{GENERATOR}</generator>\n"
    )
    links = "".join(
        f'<link rel="{relation}"{_type(kind)} href="{attribute(address)}"/>\n'
        for relation, kind, address in _links(feed, desk)
    )
    closed = "<fh:archive/>\n" if feed.closed else ""
    entries = "".join(_whole(entry, body, desk) for entry, body in bodies(feed, desk))
    return f"{head}{links}{closed}{entries}</feed>\n".encode()


def _links(feed: Feed, desk: Desk) -> Iterator[tuple[str, str, str]]:
    yield "self", _TYPE, own_address(feed, NAME, ENDING, desk)
    yield "alternate", "text/html", f"{desk.base}{feed.page}"
    if desk.settings.websub_hub and not feed.part:
        yield "hub", "", desk.settings.websub_hub
    if feed.part:
        yield "current", _TYPE, f"{desk.base}{feed.address}{NAME}"
    if feed.older:
        yield "prev-archive", _TYPE, f"{desk.base}{feed.older}{ENDING}"
    if feed.newer:
        yield "next-archive", _TYPE, f"{desk.base}{feed.newer}{ENDING}"


def _type(kind: str) -> str:
    return f' type="{kind}"' if kind else ""


def _whole(entry: FeedEntry, body: str, desk: Desk) -> str:
    text = f'<content type="html">{content(body)}</content>' if body else ""
    return f"{_entry(entry, desk)}{text}</entry>\n"


def _made(entry: FeedEntry, desk: Desk) -> str:
    """An entry but for its body and its end."""
    item = entry.item
    language = f' xml:lang="{entry.lang}"' if entry.lang else ""
    parts = [
        f"<entry{language}><id>{content(entry_id(item.id, desk.settings))}</id>",
        f"<title>{content(item.title)}</title>",
        f'<link href="{attribute(desk.base + item.address)}"/>',
        f'<link rel="via" href="{attribute(entry.source_url)}"/>' if entry.source_url else "",
        f"<published>{stamp(entry.published)}</published>" if entry.published else "",
        f"<dc:issued>{entry.issued}</dc:issued>" if entry.issued else "",
        f"<updated>{stamp(entry.updated)}</updated>",
        f"<author><name>{content(entry.author)}</name></author>",
        *(f'<category term="{attribute(name)}"/>' for name in entry.categories),
        f"<summary>{content(item.excerpt)}</summary>" if item.excerpt else "",
        _source(entry),
    ]
    return "".join(parts)


def _source(entry: FeedEntry) -> str:
    """Where the text was published: the feed it would be from."""
    if not entry.source:
        return ""
    home = entry.source_home
    about = f"<id>{content(home)}</id>" if home else ""
    link = f'<link href="{attribute(home)}"/>' if home else ""
    return f"<source>{about}<title>{content(entry.source)}</title>{link}</source>"


_entry = Kept(_made)
