"""The frame around a generated page without what no reader's browser has a use for.

Every byte here stands on every page of the archive. White space that is never shown goes; so do
empty boxes and marks that only Material's script looks for, where that script is not loaded before
a reader searches: frame.js puts the marks back then. Only the frame is looked at, never the content
that is poured into it. Pure: no files, no MkDocs.
"""

from __future__ import annotations

import re

from dateline.text.dense import dense_frame, dense_head, keeps_lines

from .shells import MARK

# Stands for elements of <head>, so that a specimen is made dense as the page will be.
_HEAD = MARK.format("head")
_ELEMENT = f"<{_HEAD}>"

_LATE = re.compile(r'<script type="module" src="[^"]*assets/javascripts/frame\.js"')
_NAMES = "announce|container|content|dialog|header|header-title|logo|main|sidebar|skip"
_MARKS = re.compile(
    rf' data-md-(?:component="(?:{_NAMES})"|type="navigation"|level="\d+"|scrollfix(?=[ >]))'
)
_EMPTY = re.compile(
    r'<div data-md-component="(?:announce|skip)">\s*</div>'
    r'|<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner[^>]*></div>\s*</div>'
)
_SEARCH = re.compile(r'<input class="md-toggle" data-md-toggle="search"[^>]*>')


def tidy(rendered: str, content: str) -> str:
    """A rendered page with its frame in as few bytes as give the same picture; `content` stays as
    it is.

    A frame that holds text whose white space counts keeps its white space, and a page in which
    `content` is not found once is left alone.
    """
    before, found, after = rendered.partition(content)
    if not found or content in after:
        return rendered
    if _LATE.search(after):
        searched = 'for="__search"' in before
        before, after = (_unmarked(part, searched=searched) for part in (before, after))
    return f"{_tidied(before)}{content}{_tidied(after)}"


def _unmarked(part: str, *, searched: bool) -> str:
    """A part of a frame without what Material's script alone wants."""
    found = _EMPTY.sub("", part)
    return _MARKS.sub("", found if searched else _SEARCH.sub("", found))


def _tidied(part: str) -> str:
    if keeps_lines(part):
        return part
    head, body, rest = part.partition("<body")
    if not body:
        return dense_frame(part)
    made = dense_head(head.replace(_HEAD, _ELEMENT)).replace(_ELEMENT, _HEAD)
    return made + dense_frame(body + rest)
