"""Text as it may stand in XML documents and in JSON: escaped, without what they cannot hold."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, even escaped: control characters, lone surrogates, two non-characters.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def possible(text: str) -> str:
    """`text` without the characters that an XML document cannot hold."""
    return _IMPOSSIBLE.sub("", text) if _IMPOSSIBLE.search(text) else text


def content(text: str) -> str:
    """`text` as an element's content."""
    text = possible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def attribute(text: str) -> str:
    """`text` as an attribute's value, within double quotes."""
    text = content(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\t", "&#9;")
