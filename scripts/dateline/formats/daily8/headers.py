"""Headers of related and listed items among a page's lines: what parts one item from the next.

A header is a line that is exactly a time, whose line before (the publisher) equals the last of
the bullets after it; the next line is the headline. Nothing else parts items, so times in prose,
publishers' names in lists and repeated headlines never do. Knows nothing of pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .published import has_clock, time_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.formats.lines import Line

_MOST_BULLETS = 3
_MOST_REPEATS = 2  # of a headline before its header: a link's text and a picture's
_DOTS = "\u2022\u2023\u2043\u00b7\u2219\u25cf\u25e6\u25aa"
_BULLET = re.compile(rf"[-*\u2010-\u2015\u2212{_DOTS}]\s*(\S.*)")
# Before a digit a dash may belong to a headline: "-30C in the hills".
_SURELY_BULLET = re.compile(rf"[{_DOTS}]|[-*\u2010-\u2015\u2212](?:\s|[^\W\d_])")
_RESIDUE = re.compile(r"\S*&w=\d+&q=\d+\S*")  # of an image's address
_LONGEST_PUBLISHER = 60


@dataclass(frozen=True, slots=True)
class Header:
    """A header: the places of the item's first line and of the first line of its body.

    `title` is None where no headline is left, or where the lines before the header should repeat it
    and do not.
    """

    top: int
    body: int
    title: Line | None
    publisher: str
    raw: str
    category: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """The lines of a header without its headline, `start` to `stop`. `pictured` says that the
    time has the alternative text of a picture, as in the style that prints headlines before it."""

    start: int
    stop: int
    raw: str
    bullets: tuple[str, ...]
    pictured: bool


def headers(lines: Sequence[Line], start: int) -> list[Header]:
    """The headers among `lines` from `start` on, in their order."""
    marks = list(_marks(lines, start))
    floors = [start, *(mark.stop for mark in marks)]
    found: list[Header] = []
    limit = len(lines)
    for mark, floor in zip(reversed(marks), reversed(floors[:-1]), strict=True):
        title = lines[mark.stop] if mark.stop < limit else None
        top = _top(lines, mark.start, floor, title.text if title else "")
        unsure = mark.pictured and top == mark.start
        if unsure or _begins_header(lines[mark.stop : limit], mark.bullets[-1]):
            title = None
        category = mark.bullets[0] if len(mark.bullets) > 1 else ""
        found.append(Header(top, mark.stop + 1, title, mark.bullets[-1], mark.raw, category))
        limit = top
    return found[::-1]


def parted(lines: Sequence[Line], *, cut: bool) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a body, and those after it that are a broken or unfinished header.

    A body is one line as far as was seen, so at a cut what follows the first line is the
    beginning of another item, and so is a line that stands twice.
    """
    lines = [line for line in lines if not is_residue(line.text)]
    texts = [line.text for line in lines]
    for n, text in enumerate(texts):
        if n and texts[n + 1 : n + 2] == [text]:
            return lines[:n], lines[n:]
        if time_line(text) or _is_lost_bullet(texts, n):
            start = _broken_start(texts, n)
            return lines[:start], lines[start:]
    return (lines[:1], lines[1:]) if cut else (lines, ())


def _broken_start(texts: Sequence[str], n: int) -> int:
    """Where the broken header begins whose time or bullet stands at `n`: at its publisher."""
    bullet = _BULLET.fullmatch(texts[n])
    if n > 2 and bullet and texts[n - 2] == bullet[1]:
        return n - 2
    return n - 1 if n > 1 and len(texts[n - 1]) <= _LONGEST_PUBLISHER else n


def _is_lost_bullet(texts: Sequence[str], n: int) -> bool:
    """Whether a bullet of a broken header stands at `n`: after its publisher, or before more."""
    bullet = _BULLET.fullmatch(texts[n])
    if bullet and texts[:n][-1:] == [bullet[1]]:
        return True
    short = n + 1 < len(texts) and len(texts[n]) <= _LONGEST_PUBLISHER
    return short and _SURELY_BULLET.match(texts[n]) is not None


def is_residue(line: str) -> bool:
    """Whether the line is what is left of the address of a picture."""
    return _RESIDUE.fullmatch(line) is not None


def _marks(lines: Sequence[Line], start: int) -> Iterator[_Mark]:
    floor = start
    for n in range(start + 1, len(lines)):
        raw = time_line(lines[n].text)
        if not raw or n - 1 < floor:
            continue
        publisher = lines[n - 1].text
        bullets = _bullets(lines[n + 1 : n + 1 + _MOST_BULLETS])
        if publisher in bullets:
            floor = n + 2 + bullets.index(publisher)
            found = tuple(bullets[: floor - n - 1])
            yield _Mark(n - 1, floor, raw, found, has_clock(lines[n].text))


def _begins_header(lines: Sequence[Line], publisher: str) -> bool:
    """Whether no headline but what is left of a header stands where `lines` begin: one more bullet,
    or another publisher with its time or bullet."""
    first, second = [*(line.text for line in lines[:2]), "", ""][:2]
    bullets = [match[1] if (match := _BULLET.fullmatch(text)) else "" for text in (first, second)]
    if _SURELY_BULLET.match(first) or bullets[0] == publisher:
        return True
    return bool(time_line(second)) or (bullets[1] == first != "")


def _bullets(lines: Sequence[Line]) -> list[str]:
    """The texts of the bullets that `lines` begin with."""
    found: list[str] = []
    for line in lines:
        match = _BULLET.fullmatch(line.text)
        if match is None:
            break
        found.append(match[1])
    return found


def _top(lines: Sequence[Line], publisher: int, floor: int, headline: str) -> int:
    """Where an item begins: pictures leave their text, the headline, and residue before it."""
    top, repeats = publisher, 0
    while top > floor:
        repeats += lines[top - 1].text == headline
        if repeats > _MOST_REPEATS or not (
            lines[top - 1].text == headline or is_residue(lines[top - 1].text)
        ):
            break
        top -= 1
    return top
