"""Files that programs look for at fixed addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.render.words import when_iso
from dateline.text.xml import content, possible

if TYPE_CHECKING:
    from dateline.plan.families.crawlers import News, Notice, Robots
    from dateline.plan.views import Item

    from .desk import Desk


def robots(view: Robots, desk: Desk) -> bytes:
    """robots.txt (RFC 9309): everybody may read everything. A sitemap needs a full address."""
    lines = ["User-agent: *", "Allow: /"]
    if desk.settings.site_url:
        lines += ["", *(f"Sitemap: {desk.base}{path}" for path in view.sitemaps)]
    return _lines(lines)


def reservation(view: Notice, desk: Desk) -> bytes:
    """Whether rights in text and data mining are reserved (https://www.w3.org/2022/tdmrep/). The
    texts are mostly others', who may have reserved theirs."""
    path = urlsplit(desk.settings.site_url).path or "/"
    reserved = int(desk.settings.reserve_text_mining)
    found = [{"location": f"{path}*", "tdm-reservation": reserved}]
    return f"{json.dumps(found)}\n".encode()


def humans(view: Notice, desk: Desk) -> bytes:
    """Who made the site (https://humanstxt.org/)."""
    name = " ".join(possible(desk.settings.site_name).split())
    return _lines(["/* SITE */", f"Name: {name}", f"Language: {desk.settings.language}",
                   "Software: Dateline, MkDocs, Material for MkDocs"])  # fmt: skip


def security(view: Notice, desk: Desk) -> bytes:
    """Whom to tell of a security hole, and until when this holds (RFC 9116)."""
    lines = [
        f"Contact: {desk.settings.security_contact}",
        f"Expires: {desk.settings.security_until}T00:00:00Z",
    ]
    if desk.settings.site_url:
        lines.append(f"Canonical: {desk.base}.well-known/security.txt")
    return _lines(lines)


def indexnow(view: Notice, desk: Desk) -> bytes:
    """The key that shows whose the site is (https://www.indexnow.org/documentation)."""
    return desk.settings.indexnow_key.encode()


def news(view: News, desk: Desk) -> bytes:
    """A news sitemap."""
    name = content(desk.settings.site_name)
    urls = "".join(_url(item, name, desk) for item in view.items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
        f"{urls}</urlset>\n"
    ).encode()


def _url(item: Item, name: str, desk: Desk) -> str:
    language = item.lang if item.lang != "und" else desk.settings.language
    published = when_iso(item.when, desk.settings.zone) if item.when else ""
    return (
        f"<url><loc>{content(desk.base + item.address)}</loc><news:news><news:publication>"
        f"<news:name>{name}</news:name>"
        f"<news:language>{content(language.partition('-')[0])}</news:language></news:publication>"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{content(item.title)}</news:title></news:news></url>\n"
    )


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
