"""Saved HTML pages, those of SingleFile among them: the one article that a page is about.

`markup` gives the text of the bytes, `metadata` what the page states about its article, `main_text`
the text itself as CommonMark, `evident` a date where the page states none in machine form. A page
that is no article (a front page, a listing) gives no item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.errors import problem
from dateline.formats.shape import Shape, shape
from dateline.formats.times import instant
from dateline.model import Draft, Evidence, Kind, Role
from dateline.text.counting import word_count
from dateline.text.damage import damage
from dateline.text.markdown import to_plain

from .markup import markup, saved_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, When

    from .markup import Markup
    from .metadata import Metadata

_LARGEST = 12_000_000  # characters of a page, without what is embedded in it
_MOST_MARKS = 120_000  # tags of a page, ends included; newspapers' longest have a third of that
_DEEPEST = 10_000  # tags that are open at once; the time of the parsers grows with the square
_NEST = r"(?:div|span|section|table|font|ul|ol|a|b|i|em|strong|blockquote|dl|form|center)[\s>]"
_NESTING, _NESTED = re.compile(f"<{_NEST}", re.I), re.compile(f"</{_NEST}", re.I)
_ENOUGH_WORDS = 80  # of a main text, for a page that does not call itself an article
_LONG_PATH = 12  # characters; a page right below the root is an article if its name has words
_SENTENCE_WORDS = 12  # of an ordinary paragraph; those of listings are shorter
_CORRECTED = re.compile(
    r"(?im)^[*_(\[]*(?:correction|clarification|editor[’']s note: (?:an|this) (?:earlier|story)"
    r"|this (?:article|story) (?:was|has been) (?:amended|corrected)|rectificatif|korrektur"
    r"|fe de errores|corrección)\b"
)
_CUT = re.compile(r"<[a-zA-Z/!][^<>]*\Z")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The format of saved pages."""

    name: str = "html"
    version: int = 2

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins as HTML does."""
        if shape(capture.data) is not Shape.HTML:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("HTML markup",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The page's article, where it is one."""
        read = markup(capture.data, _charset(capture.media_type))
        if read.refused:
            yield problem(capture.origin, 0, read.refused, read.note)
            return
        if read.note:
            yield problem(capture.origin, 0, "D514", read.note)
        yield from _Article(read, capture).items()


class _Article:
    """One page on its way to a draft."""

    def __init__(self, read: Markup, capture: Capture) -> None:
        self._page, self._data = read.text, read.data
        url, saved = saved_from(read.text)
        captured = capture.captured_at or (instant(_bare(saved)) if saved else None)
        self._capture = replace(capture, url=capture.url or url, captured_at=captured)
        self._found: list[Problem] = []

    def items(self) -> Iterator[Draft | Problem]:
        from .evident import published
        from .main_text import main_text, tree_of
        from .metadata import metadata

        origin, url = self._capture.origin, self._capture.url
        if excess := _excess(self._page):
            yield problem(origin, 0, "D520", excess)
            return
        known = metadata(self._data, url)
        tree = tree_of(self._page)
        body = ""
        if tree is not None:
            body = main_text(self._page, tree, known.url, careful=self._capture.careful)
        body = _without_byline(_without_title(body, known), known.author)
        if not known.title or not (known.article or _reads_as_article(body, known)):
            why = "the page states no headline" if not known.title else "the page is no article"
            yield problem(origin, 0, "D502", why)
            return
        place, captured = (origin, 0), self._capture.captured_at
        draft = self._draft(
            known, body, published(self._page, known, captured, self._found.append, place)
        )
        yield from self._found
        yield draft

    def _draft(self, known: Metadata, body: str, when: When | None) -> Draft:
        cut = _is_cut(self._page)
        if cut:
            last = self._page.count("\n") + 1
            ends = problem(self._capture.origin, last, "D506", "the page ends inside its markup")
            self._found.append(ends)
        flags = (("paywalled", known.paywalled), ("corrected", bool(_CORRECTED.search(body))))
        facts = (("image_credit", known.credit), ("captions", list(known.captions)))
        return Draft(
            role=Role.MAIN,
            title=known.title,
            language=known.language,
            lines=(1, self._page.rstrip("\n").count("\n") + 1),
            publisher=known.publisher,
            published=when,
            category=known.section,
            tags=known.tags,
            author=known.author,
            url=known.url,
            body=body,
            damage=damage(known.title),
            truncated=cut,
            description=known.description,
            image=known.image,
            license=known.license,
            modified=instant(known.modified) if known.modified else None,
            kind=Kind(known.kind) if known.kind else None,
            flags=(*(name for name, holds in flags if holds), *known.reserved),
            extra=tuple((key, value) for key, value in facts if value),
        )


def _excess(page: str) -> str:
    """Why the page is more than can be read in good time; empty for ordinary pages."""
    if len(page) > _LARGEST:
        return f"a page of {len(page):,} characters"
    marks = page.count("<")
    if marks > _MOST_MARKS:
        return f"a page of {marks:,} tags"
    if marks > _DEEPEST:
        open_tags = len(_NESTING.findall(page)) - len(_NESTED.findall(page))
        return f"a page of tags nested {open_tags:,} deep" if open_tags > _DEEPEST else ""
    return ""


def _charset(media_type: str) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", media_type, re.I)
    return found[1] if found else ""


def _bare(saved: str) -> str:
    """SingleFile's time without the day of the week: "Mon Nov 23 2026 10:00:00 GMT+0100"."""
    found = re.match(r"\w{3} (\w{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})", saved.strip())
    return f"{found[2]} {found[1]} {found[3]} {found[4]} {found[5]}" if found else saved


def _without_title(body: str, known: Metadata) -> str:
    """`body` without a heading at its top that repeats the title."""
    first, _, rest = body.partition("\n\n")
    heading = first.startswith("#") or len(first) < 300
    same = _letters(first) in {_letters(known.title), _letters(known.heading)} - {""}
    return rest if heading and same else body


def _without_byline(body: str, author: str) -> str:
    """`body` without a first line that is nothing but its author's name."""
    first, _, rest = body.partition("\n\n")
    names = {_letters(author), _letters(f"by {author}"), _letters(author.replace(", ", " and "))}
    return rest if author and len(first) < 300 and _letters(to_plain(first)) in names else body


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _reads_as_article(body: str, known: Metadata) -> bool:
    """Whether a page that does not say so is an article: prose under one heading, or below the
    root of its site; twice as much of it where neither is known. Most of the words stand in
    paragraphs of sentences, as no listing has them."""
    lengths = [word_count(block) for block in body.split("\n\n")]
    prose = sum(length for length in lengths if length >= _SENTENCE_WORDS)
    path = urlsplit(known.url).path
    named = bool(known.heading) or path.count("/") > 1 or len(path) > _LONG_PATH
    enough = _ENOUGH_WORDS if named else 2 * _ENOUGH_WORDS
    return (named or not known.url) and prose * 3 >= sum(lengths) * 2 and prose >= enough


def _is_cut(page: str) -> bool:
    end = page[-2000:].lower()
    closed = "</html" in end or "</body" in end or "<html" not in page[:20_000].lower()
    return _CUT.search(page[-2000:]) is not None or not closed
