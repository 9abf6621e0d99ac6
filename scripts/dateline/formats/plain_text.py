"""Plain text that clearly is one article: a headline, perhaps a byline and a date, paragraphs.

Claimed only where nothing speaks against it, for a dump of a listing or of a roundup begins the
same way: the headline stands alone, blocks are parted by blank lines, and nearly all of them are
paragraphs of whole sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.model import Draft, Evidence, Role
from dateline.text.counting import word_count
from dateline.text.damage import damage
from dateline.text.dates import age
from dateline.text.detected import detected
from dateline.text.urls import is_web

from .encoding import decode
from .shape import Shape, shape
from .times import settled, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.errors import Problem
    from dateline.model import Capture

    from .daily8 import Daily8

_LOOK = 512 * 1024
_ENDED = re.compile(r"[.!?…。？！؟۔][\"'”’»)\]*_]*(?:\s*\([^()]{1,40}\))?\Z")
_BYLINE = re.compile(r"(?:by|par|von|por|di|door|av|oleh|بقلم|автор:?)\s+(\S.{1,78}\S)", re.I)
_NAME = re.compile(r"[^\d.!?;:@/|]{3,80}")
_DATED = re.compile(r"(?:published|posted|updated|date|publié|veröffentlicht|aktualisiert|stand|publicado|publicada|pubblicato|gepubliceerd|diterbitkan)?(?: on| le| am| el)?:?\s*(\S.*)", re.I)  # fmt: skip # noqa: E501
_KEYED = re.compile(r"(source|publisher|url|link):\s*(\S.*)", re.I)
_PAGE = re.compile(
    r"(?i)\b(?:read more|continue reading|min read|skip to content|advertisement|sponsored|sign up"
    r"|more images|showing \d+|lire la suite|all rights reserved|next >>|newsletter|cookies)\b"
)
_LISTED = re.compile(r"(?:[-•*·–—>#|]|\d{1,3}[.)])\s")
_SENTENCE = 12  # words of a paragraph, at least
_FEWEST = 3  # paragraphs of an article
_WORDS, _WORDS_BARE = 80, 150  # of a text with a byline or a date, and of one with neither


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank one between them; `first` and `last` count from 1."""

    text: str
    rows: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Article:
    title: str
    author: str
    stated: str
    publisher: str
    url: str
    body: tuple[_Block, ...]
    language: str


class PlainText:
    """The format of articles as plain text."""

    name = "text"
    version = 1

    def __init__(self, daily8: Daily8) -> None:
        self._daily8 = daily8

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim a text whose every block fits an article, and that is no dump of a known site."""
        if shape(capture.data) is not Shape.TEXT or len(capture.data) > _LOOK:
            return None
        decoded = decode(capture.data)
        found = None if decoded.refused else _article(decoded.text)
        if found is None or self._daily8.detect(capture) is not None:
            return None
        seen = ("headline", "byline" if found.author else "", "date" if found.stated else "")
        return Evidence(f"{self.name}/{self.version}", "und", tuple(filter(None, seen)))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The one article."""
        decoded = decode(capture.data)
        found = _article(decoded.text)
        if found is None:
            return
        problems: list[Problem] = []
        if decoded.note:
            problems.append(problem(capture.origin, 0, "D514", decoded.note))
        place = (capture.origin, 2)
        when = settled(found.stated, found.language, capture.captured_at, problems.append, place)
        body = "\n\n".join(block.text for block in found.body)
        cut = not _ENDED.search(found.body[-1].text)
        if cut:
            problems.append(
                problem(capture.origin, found.body[-1].last, "D506", "the text ends in a sentence")
            )
        yield from problems
        yield Draft(
            role=Role.MAIN,
            title=found.title,
            language="und",
            lines=(1, found.body[-1].last),
            publisher=found.publisher,
            published=when,
            author=found.author,
            url=found.url or capture.url,
            body=body,
            damage=damage(f"{found.title}\n{body}"),
            truncated=cut,
            plain=True,
        )


def _article(text: str) -> _Article | None:
    """The article that the text is; None where it is not clearly one."""
    blocks = _blocks(text)
    if len(blocks) < _FEWEST + 1 or len(blocks[0].rows) > 5 or not _is_title(blocks[0].rows[0]):
        return None
    header = list(blocks[0].rows[1:])
    rest = blocks[1:]
    language = _language(blocks)
    while rest and len(header) < 5 and all(_is_header(row, language) for row in rest[0].rows):
        header += rest.pop(0).rows
    if not all(_is_header(row, language) for row in header):
        return None
    facts = _facts(header, language)
    known = bool(facts["author"] or facts["stated"])
    if not _is_prose(rest, _WORDS if known else _WORDS_BARE):
        return None
    return _Article(title=blocks[0].rows[0], body=tuple(rest), language=language, **facts)


def _language(blocks: Sequence[_Block]) -> str:
    """The language in which a date would be worded: English where no line has a year."""
    header = (row for block in blocks[:5] for row in block.rows if len(row) < 80)
    if not any(re.search(r"(?<!\d)\d{4}(?!\d)", row) for row in header):
        return "en"
    found = detected("\n".join(block.text for block in blocks[1:12]))
    return "en" if found == "und" else found


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    rows: list[str] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            rows.append(" ".join(line.split()))
        elif rows:
            blocks.append(_Block(" ".join(rows), tuple(rows), number - len(rows), number - 1))
            rows = []
    return blocks


def _is_title(line: str) -> bool:
    opened = line.lstrip("\"'“‘«")[:1].isalnum()
    plain = opened and 3 <= word_count(line) <= 30 and len(line.encode()) >= 12 and len(line) <= 200
    odd = line.endswith((".", ":", ",", ";", "…")) or _LISTED.match(line) or _is_header(line)
    return plain and not odd and "://" not in line


def _is_header(line: str, language: str = "en") -> bool:
    return bool(_author(line) or _stated(line, language) or _KEYED.fullmatch(line))


def _author(line: str) -> str:
    found = _BYLINE.fullmatch(line)
    return found[1] if found and _NAME.fullmatch(found[1]) and len(found[1].split()) < 9 else ""


def _stated(line: str, language: str) -> str:
    found = _DATED.fullmatch(line) if len(line) < 80 else None
    if found is None:
        return ""
    try:
        return found[1] if age(found[1]) or told(found[1], language) else ""
    except ModuleNotFoundError:  # without the extra `intake` dates in words are not known as such
        return ""


def _facts(header: Sequence[str], language: str) -> dict[str, str]:
    facts = {"author": "", "stated": "", "publisher": "", "url": ""}
    for line in header:
        keyed = _KEYED.fullmatch(line)
        if keyed:
            facts["url" if is_web(keyed[2]) else "publisher"] = keyed[2]
        elif author := _author(line):
            facts["author"] = facts["author"] or author
        elif stated := _stated(line, language):
            facts["stated"] = facts["stated"] or stated
    return facts


def _is_prose(blocks: Sequence[_Block], words: int) -> bool:
    """Whether the blocks are paragraphs, with no more than a subhead now and then."""
    if len(blocks) < _FEWEST or _PAGE.search("\n".join(block.text for block in blocks)):
        return False
    kinds = [_is_paragraph(block, last=block is blocks[-1]) for block in blocks]
    subheads = kinds.count(False)
    whole = sum(word_count(block.text) >= _SENTENCE for block in blocks)
    if not kinds[0] or not kinds[-1] or subheads * 4 > len(kinds) or whole * 2 < len(kinds):
        return False
    if any(not one and not two for one, two in pairwise(kinds)):
        return False
    odd = any(
        not kind and not _is_title(block.rows[0]) for kind, block in zip(kinds, blocks, strict=True)
    )
    return not odd and sum(word_count(block.text) for block in blocks) >= words


def _is_paragraph(block: _Block, *, last: bool) -> bool:
    """Whole sentences; the last one may be cut off, and quotes may be short."""
    ended = _ENDED.search(block.text) is not None
    length = word_count(block.text)
    enough = length >= _SENTENCE
    listed = any(_LISTED.match(row) for row in block.rows) or any(map(_is_header, block.rows))
    return not listed and (enough or (ended and length > 3)) and (ended or last)
