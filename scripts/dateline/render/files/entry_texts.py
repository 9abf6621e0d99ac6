"""What makers take from an entry: its text where rights allow, its full address, single lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.text.normal import clean

if TYPE_CHECKING:
    from dateline.plan.entries import Entry

    from .desk import Desk


def own_text(entry: Entry, desk: Desk) -> str:
    """The article's own text as its file has it, empty where its rights keep it in."""
    return desk.read_body(entry.file).strip() if may_show_body(entry.rights) else ""


def clean_text(entry: Entry, desk: Desk) -> str:
    """The same without what shows nothing or is no character."""
    return clean(own_text(entry, desk)).strip()


def full_url(address: str, desk: Desk) -> str:
    """The full address of a page; empty where the site has none yet."""
    site = desk.settings.site_url
    return f"{site}{address}" if site else ""


def line(text: str) -> str:
    """`text` as one line without what shows nothing or is no character."""
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text  # nearly always; a printable text has nothing to clean
    return " ".join(clean(text).split())
