"""Related and listed items: header, then a body up to the next one's beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.model import Draft, Role

from .body import body
from .headers import headers, is_residue, parted
from .main_item import is_headline
from .published import impossible, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.errors import Problem
    from dateline.formats.lines import Line
    from dateline.model import Capture

    from .headers import Header
    from .page import Page

# A body is one line of several sentences; headlines of more than one sentence are shorter.
_SENTENCES = re.compile(r".*[.!?؟][\"'”’»)]? \S.*[.!?؟…][\"'”’»)]?")
_LONGEST_SENTENCES = 100


def anchored_items(page: Page, capture: Capture) -> Iterator[Draft | Problem]:
    """The items below an article or on a listing, and findings about headers that are broken."""
    found = headers(page.lines, page.items)
    ends = [header.top for header in found] + [len(page.lines)]
    yield from _left_out(page.lines[page.items : ends[0]], capture)
    for header, end in zip(found, ends[1:], strict=True):
        yield from _item(page, capture, header, end)


def _item(page: Page, capture: Capture, header: Header, end: int) -> Iterator[Draft | Problem]:
    title = header.title
    if title is None or page.may_be_cut(title) or not is_headline(title.text):
        line = page.lines[header.top].number
        yield problem(capture.origin, line, "D509", "an item has no whole headline")
        return
    last = end == len(page.lines)
    lines, rest = parted(page.lines[header.body : end], cut=last and page.cut)
    if not lines and _is_body(title.text):
        yield problem(capture.origin, title.number, "D509", "an item has no headline")
        return
    text = body(title.text, lines)
    draft = Draft(
        role=Role.LISTED if page.tag else Role.RELATED,
        title=title.text,
        language=page.language,
        lines=(page.lines[header.top].number, (lines[-1] if lines else title).number),
        publisher=header.publisher,
        published=stated(header.raw, capture),
        category=header.category,
        tags=(page.tag,) if page.tag else (),
        body=text.text,
        damage=text.damage,
        truncated=last and not rest and (page.cut or len(lines) != 1),
        plain=True,
    )
    yield draft
    yield from impossible(draft, capture)
    yield from _left_out(rest, capture)


def _is_body(text: str) -> bool:
    """Whether `text`, where a headline should be, is the body of an item that has lost it."""
    return len(text) > _LONGEST_SENTENCES and _SENTENCES.fullmatch(text) is not None


def _left_out(lines: Sequence[Line], capture: Capture) -> Iterator[Problem]:
    if any(not is_residue(line.text) for line in lines):
        yield problem(capture.origin, lines[0].number, "D509", "an item's header is not complete")
