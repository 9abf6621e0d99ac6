"""The main article of a page: headline, in one style a byline, paragraphs up to the labels.

Its time is what a byline states. The time of capture is never its date: the article may be months
older than the page around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.model import Draft, Role

from .body import body
from .headers import is_residue
from .labels import BACKGROUND, FIXED_LINES, LABELS, LOGO
from .noise import is_noise, may_begin_noise
from .published import LONGEST_BYLINE, byline, has_clock, impossible, stated, time_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.errors import Problem
    from dateline.formats.lines import Line
    from dateline.model import Capture

    from .page import Page

_LONGEST_TITLE = 300  # characters; the longest seen was 170, and the shortest paragraph is shorter
_LONGEST_HEADER = 4  # lines of an item's header up to its time
_OPENINGS = (BACKGROUND, *(labels.tags for labels in LABELS), *(x.chrome[0] for x in LABELS))


def main_item(page: Page, capture: Capture) -> Iterator[Draft | Problem]:
    """The main article, or nothing where the page has none or its headline may be cut."""
    lines = list(page.lines[: page.main])
    if lines and lines[0].text == LOGO:
        lines = lines[1:]
    lines = _without_closing(lines, cut=page.cut and not page.ended)
    if not lines:
        return
    title = lines[0]
    if page.may_be_cut(title) or not _is_top(lines):
        yield problem(
            capture.origin, title.number, "D509", "the main article has no whole headline"
        )
        return
    draft = _draft(page, capture, lines)
    yield draft
    yield from impossible(draft, capture)


def is_headline(line: str) -> bool:
    """Whether `line` can be a headline: words that are no paragraph, byline or line of the site, of
    which a cut may have left but the end."""
    words = len(line) <= _LONGEST_TITLE and any(char.isalnum() for char in line)
    fixed = any(label.endswith(line) for label in FIXED_LINES) or is_noise(line)
    return words and not fixed and byline(line) is None and not is_residue(line)


def _is_top(lines: Sequence[Line]) -> bool:
    """Whether `lines` begin with the headline of a main article, and not with the rest of one, of
    a paragraph, or of an item's header: those are left where a page has lost its beginning."""
    texts = [line.text for line in lines[:_LONGEST_HEADER]]
    if any(map(has_clock, texts)):
        return False
    title, second = [*texts, ""][:2]
    lost = title[0].islower() and title.split()[0].islower()
    return is_headline(title) and (title == second or not (lost or time_line(second)))


def _draft(page: Page, capture: Capture, lines: Sequence[Line]) -> Draft:
    title = lines[0].text
    publisher, raw, rest = _header(page, lines)
    text = body(title, rest)
    return Draft(
        role=Role.MAIN,
        title=title,
        language=page.language,
        lines=(lines[0].number, lines[-1].number),
        publisher=publisher,
        published=stated(raw, capture),
        url=capture.url,
        body=text.text,
        damage=text.damage,
        truncated=not page.ended,
        plain=True,
    )


def _header(page: Page, lines: Sequence[Line]) -> tuple[str, str, Sequence[Line]]:
    """The publisher and time of a byline, and the lines that follow headline and byline.

    Only the style with pictures' texts has bylines; there the headline may stand twice. A short
    line at a cut may be the beginning of a byline, and is none of the text.
    """
    repeated = len(lines) > 1 and lines[1].text == lines[0].text
    rest = lines[2:] if repeated else lines[1:]
    layout = repeated or page.lines[0].text == LOGO
    if not layout or not rest:
        return "", "", rest
    if found := byline(rest[0].text):
        return *found, rest[1:]
    unfinished = page.cut and rest[0] is page.lines[-1] and len(rest[0].text) <= LONGEST_BYLINE
    return "", "", rest[1:] if unfinished else rest


def _without_closing(lines: list[Line], *, cut: bool) -> list[Line]:
    """`lines` without what stands between a body and the site's labels.

    On a page that is `cut` the last line may be the beginning of such a line.
    """
    if cut and len(lines) > 1:
        last = lines[-1].text
        label = any(opening.startswith(last) for opening in _OPENINGS)
        if label or lines[0].text.startswith(last) or may_begin_noise(last):
            lines = lines[:-1]
    while lines and lines[-1].text in FIXED_LINES:
        lines = lines[:-1]
    return lines
