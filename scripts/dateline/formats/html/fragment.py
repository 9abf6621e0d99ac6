"""Pieces of HTML inside other formats (feeds, mails, JSON) to CommonMark or to one plain line."""

from __future__ import annotations

import html
import re
from typing import Any

from .commonmark import commonmark

MOST = 4_000_000
"""Characters of one piece that are read; the rest is left out."""
_MARKED = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,31});", re.I)
_UNREAD = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.S | re.I)
_MOST_TAGS = 40_000


def has_markup(text: str) -> bool:
    """Whether tags or character references stand in `text`."""
    return _MARKED.search(text) is not None


def fragment(text: str, base: str = "") -> str:
    """A piece of HTML as CommonMark; links are made whole by `base`."""
    root = _tree(text)
    return commonmark(root, base) if root is not None else ""


def plain_line(text: str) -> str:
    """A title or a name as one line without markup; some write them as HTML, twice escaped."""
    for _ in range(2):
        if not has_markup(text):
            break
        text = _UNREAD.sub("", text)
        root = _tree(text) if "<" in text else None
        text = root.text_content() if root is not None else html.unescape(text)
    return " ".join(text.split())


def _tree(text: str) -> Any:
    import lxml.html
    from lxml.etree import LxmlError

    if text.count("<") > _MOST_TAGS:
        return None
    try:
        return lxml.html.fromstring(f"<div>{text[:MOST].replace(chr(0), '')}</div>")
    except (LxmlError, ValueError):  # nothing that could be an element is left
        return None
