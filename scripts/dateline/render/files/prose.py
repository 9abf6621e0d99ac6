"""Articles as XHTML for books, letters and print: what of an article is shown, and how.

What is written here is well-formed XML whatever a text holds, so that one strict reader of books
opens it as well as a mail program. No picture, no script, no address but the web's.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from dateline.text.language import direction
from dateline.text.markdown import to_html
from dateline.text.normal import clean
from dateline.text.urls import is_web
from dateline.wording import wording

from .entry_texts import clean_text, full_url, line

if TYPE_CHECKING:
    from dateline.plan.entries import Entry
    from dateline.wording import Wording

    from .desk import Desk

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9/_.,~=&;:@!$'()*+-]*)?")
_KEPT = "%/:@!$&'()*+,;=~-._"  # of a path; a bracket has to be written as %5B there


def words_of(desk: Desk) -> Wording:
    """The site's words."""
    return wording(desk.settings.language, desk.settings.strings)


def text(words: str) -> str:
    """A text of one line, as XML."""
    return escape(line(words))


def web(url: str) -> str:
    """An address every reader accepts, empty where `url` is none of the web."""
    if _PLAIN.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip()) if is_web(url.strip()) else None
        host = parts.netloc.encode("idna").decode() if parts and parts.netloc else ""
    except (UnicodeError, ValueError):
        return ""
    if parts is None or not host or quote(host, "%:@[]-._") != host:
        return ""
    path, query, end = quote(parts.path, _KEPT), quote(parts.query, _KEPT + "?"), parts.fragment
    made = f"{parts.scheme}://{host}{path}{f'?{query}' if query else ''}"
    return f"{made}#{quote(end, _KEPT + '?')}" if end else made


def tongue(lang: str) -> str:
    """The attributes that say which language a text is in and which way it runs."""
    if lang == "und" or not _TAG.fullmatch(lang):
        return ' dir="auto"'
    return f' lang="{lang}" xml:lang="{lang}" dir="{direction(lang)}"'


def anchor(url: str, shown: str, more: str = "") -> str:
    """A link, or the words alone where there is no address."""
    return f'<a href="{escape(url)}"{more}>{shown}</a>' if url else shown


def markdown(source: str, desk: Desk) -> str:
    """Markdown as XHTML; links within the site lead to its full address, where it has one."""

    def link(url: str) -> str | None:
        there = full_url(url.lstrip("/"), desk) if url.startswith("/") else url
        return web(there) or None

    return to_html(clean(source), link=link, image=lambda url: None)


def told(entry: Entry, desk: Desk) -> str:
    """The text of an article as far as its rights let it out: all of it, or an excerpt."""
    if body := clean_text(entry, desk):
        return markdown(body, desk)
    return f"<p>{text(entry.excerpt)}</p>\n" if entry.excerpt else ""


def byline(entry: Entry, desk: Desk) -> str:
    """Who published it and when, as one line of plain text."""
    words = words_of(desk)
    day = words.day(entry.day) if entry.day else words.say("undated-word")
    if entry.head.when and entry.head.when.about(desk.settings.zone):
        day = words.say("about-date", date=day)
    return " · ".join(part for part in (line(entry.source), line(entry.head.author), day) if part)


def origin(entry: Entry, desk: Desk) -> str:
    """The link to the source; of an article of our own, to its page."""
    publisher = line(entry.source) or words_of(desk).say("its-publisher")
    if url := web(entry.head.source_url):
        return anchor(url, escape(words_of(desk).say("read-at", publisher=publisher)))
    page = full_url(entry.address, desk)
    return anchor(page, escape(line(desk.settings.site_name))) if page else ""
