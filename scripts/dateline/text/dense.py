"""HTML in fewer bytes that shows the same. Pure.

What is written for people to read (templates, a theme's frame) has lines and quotes that browsers
do not need, and that would stand on every page of the archive.
"""

from __future__ import annotations

import re

_INDENT = re.compile(r"\s*\n\s*")
# White space at the edge of one of these is not shown.
_BLOCK = (
    r"</?(?:article|aside|body|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|html|li|main"
    r"|meta|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul)\b"
)
_BEFORE = re.compile(rf"\n(?={_BLOCK})")
_AFTER = re.compile(rf"({_BLOCK}[^<>]*>)\n")
_BETWEEN = re.compile(r"(?<=>)\n(?=<)")
_KEPT = re.compile(r"<(?:pre|textarea)\b")
# Attributes whose values are words of HTML or of style sheets, never a reader's text.
_QUOTED = re.compile(
    r' (class|data-md-toggle|dir|for|id|rel|target|type)="([A-Za-z_][\w-]*)"(?=[ >])'
)


def keeps_lines(html: str) -> bool:
    """Whether `html` holds text whose white space counts."""
    return _KEPT.search(html) is not None


def unindented(html: str) -> str:
    """Without the indentation of lines, and without empty ones."""
    return _INDENT.sub("\n", html)


def dense(html: str) -> str:
    """Without the ends of lines beside blocks."""
    return _BEFORE.sub("", _AFTER.sub(r"\1", html))


def dense_head(elements: str) -> str:
    """Elements of <head>, or all of it: between them nothing is shown."""
    return _BETWEEN.sub("", unindented(elements)).strip()


def dense_frame(html: str) -> str:
    """Elements of <body>: no ends of lines beside blocks, no quotes around single words."""
    return _QUOTED.sub(r" \1=\2", dense(unindented(html)))
