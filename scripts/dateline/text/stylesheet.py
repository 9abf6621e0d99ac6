"""A style sheet without what a page cannot use. Pure.

Material's sheet is 140 KB, most of it for Markdown: admonitions, tabs, code, annotations. A page of
the archive has only Material's frame, so it gets the rules of that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_PICTURE = re.compile(r"(--[\w-]+):url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\);?")
_NESTED = ("@media", "@supports", "@layer", "@container")


def plain(css: str) -> str:
    """A sheet without comments and the indentation of its lines."""
    return re.sub(r"\s*\n\s*", "\n", _COMMENT.sub("", css))


def without(css: str, dropped: re.Pattern[str], kept: re.Pattern[str]) -> str:
    """The rules of which some selector does not match `dropped`, or matches `kept` all the same.

    Pictures in custom properties go where no rule that stays asks for them. `css` is minified or
    not; comments are left out.
    """
    found = "".join(_thinned(_COMMENT.sub("", css), dropped, kept))
    found = _PICTURE.sub(lambda each: each[0] if f"var({each[1]}" in found else "", found)
    return re.sub(r"[^{}]+\{\s*\}", "", found)


def _thinned(css: str, dropped: re.Pattern[str], kept: re.Pattern[str]) -> Iterator[str]:
    for rule in _split(css, "};"):
        head, brace, body = rule.partition("{")
        if head.lstrip().startswith(_NESTED):
            inner = "".join(_thinned(body[:-1], dropped, kept))
            yield f"{head}{{{inner}}}" if inner else ""
        elif not brace or head.lstrip().startswith("@"):
            yield rule
        else:
            selectors = [
                each for each in _split(f"{head},", ",")
                if kept.search(each) or not dropped.search(each)
            ]  # fmt: skip
            names = ",".join(each.rstrip(",") for each in selectors)
            yield f"{names}{{{body}" if names else ""


def _split(css: str, ends: str) -> Iterator[str]:
    """Parts that end with one of `ends`, outside of any bracket and string."""
    depth, quote, begin = 0, "", 0
    skip = False
    for place, letter in enumerate(css):
        if skip:
            skip = False
        elif letter == "\\":
            skip = True
        elif quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        if letter in ends and depth == 0 and not quote and not skip:
            yield css[begin : place + 1]
            begin = place + 1
