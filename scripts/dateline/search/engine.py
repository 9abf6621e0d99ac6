"""Answers to queries from an index: the reference for the browser's engine.js, which does the same
step by step. Whole numbers only, so that both give the same order.

An article's score is the sum over the query's words of rareness (BM25's, over the whole archive)
times impact, a little more for the spelling asked for and for newer articles. Equal scores: the
newer first; undated articles last.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from math import floor, log2
from typing import TYPE_CHECKING, Any

from .clauses import matched, values
from .query import Dated, Node, Word, parse
from .spelling import completions, correction
from .tree import leaves, relaxed, wanted, with_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .clauses import Clause
    from .reader import Reader, SegmentReader

SORTS = ("relevance", "newest", "oldest")
FULL = 10
"""Articles found below which others follow that have some of the words."""
RECENT = 200
"""How much more, in thousandths, today's article weighs than an old one; half after a year."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: its score, and its record as the index holds it."""

    score: int
    record: tuple[Any, ...]

    @property
    def address(self) -> str:
        """The page, relative to the site's root."""
        return str(self.record[0])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query finds.

    `corrected` are words that nothing was found for, with what was searched instead; `relaxed`
    says that no article has all words, and these have some; `also` are articles that have some of
    the words, where few have all of them; `months` are "2026-11" and the number
    of articles found.
    """

    total: int
    hits: tuple[Hit, ...]
    problems: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    relaxed: bool
    months: tuple[tuple[str, int], ...]
    also: tuple[Hit, ...] = ()


def search(
    reader: Reader,
    text: str,
    today: date,
    *,
    sort: str = "relevance",
    most: int = 10,
    typing: bool = False,
) -> Answer:
    """Answer a query. `typing`: its last word may be unfinished."""
    parsed = parse(text, today, typing=typing)
    if parsed.node is None:
        return Answer(0, (), parsed.problems, (), False, ())
    found = _Found(reader, parsed.node)
    corrected: tuple[tuple[str, str], ...] = ()
    if not found.total:
        better = {w: c for w in _unknown(found) if (c := correction(reader, w))}
        if better:
            corrected = tuple(better.items())
            found = _Found(reader, with_words(parsed.node, better))
    looser = None if found.total else relaxed(found.node)
    if looser:
        found = _Found(reader, looser)
    hits = tuple(found.hits(sort, most))
    months = tuple(found.months())
    also = () if looser or sort != "relevance" else tuple(_also(found, most))
    return Answer(found.total, hits, parsed.problems, corrected, looser is not None, months, also)


def _also(found: _Found, most: int) -> Iterator[Hit]:
    """Articles that have some of the words, where few have all."""
    wanted = min(most, FULL) - found.total
    looser = relaxed(found.node) if wanted > 0 else None
    if looser is not None:
        known = {hit.address for hit in found.hits("relevance", FULL)}
        others = found.otherwise(looser).hits("relevance", FULL)
        yield from [hit for hit in others if hit.address not in known][:wanted]


def _unknown(found: _Found) -> list[str]:
    """Words of the query that no article has."""
    return [
        leaf.text for leaf in found.leaves if isinstance(leaf, Word) and not found.frequency(leaf)
    ]


class _Found:
    """The articles of each segment that a tree finds."""

    def __init__(self, reader: Reader, node: Node) -> None:
        self._reader, self.node = reader, node
        self.leaves = [leaf for leaf in leaves(node) if not isinstance(leaf, Dated)]
        self._extra: dict[Node, tuple[str, ...]] = {
            leaf: completions(reader, leaf.text)
            for leaf in self.leaves
            if isinstance(leaf, Word) and leaf.begins
        }
        self._clauses: list[dict[Node, Clause]] = [
            {leaf: values(reader, segment, leaf, self._extra.get(leaf, ())) for leaf in self.leaves}
            for segment in reader.segments
        ]
        self._numbers = [
            matched(node, segment, clauses)
            for segment, clauses in zip(reader.segments, self._clauses, strict=True)
        ]
        self._scored = [leaf for leaf in wanted(node) if not isinstance(leaf, Dated)]
        self.total = sum(len(numbers) for numbers in self._numbers)

    def otherwise(self, node: Node) -> _Found:
        """What another tree finds."""
        return _Found(self._reader, node)

    def frequency(self, leaf: Node) -> int:
        """How many articles have it."""
        return sum(len(clauses[leaf]) for clauses in self._clauses)

    def months(self) -> list[tuple[str, int]]:
        """Months with the number of articles found in them, oldest first."""
        counts: dict[str, int] = {}
        for segment, numbers in zip(self._reader.segments, self._numbers, strict=True):
            for day, start, end in segment.days:
                count = sum(start <= number < end for number in numbers)
                if count:
                    month = day.isoformat()[:7]
                    counts[month] = counts.get(month, 0) + count
        return sorted(counts.items())

    def hits(self, sort: str, most: int) -> list[Hit]:
        """The first `most` articles found."""
        rareness = {leaf: self._rareness(leaf) for leaf in self._scored}
        newest = max((s.days[-1][0] for s in self._reader.segments if s.dated), default=None)
        ranked = []
        base = 0
        for index, segment in enumerate(self._reader.segments):
            for number in self._numbers[index]:
                day = segment.day(number)
                score = 0
                if sort == "relevance":
                    score = sum(
                        rareness[leaf] * self._clauses[index][leaf].get(number, 0)
                        for leaf in self._scored
                    )
                    age = (newest - day).days if newest and day else None
                    score *= 1000 + (RECENT * 365 // (365 + age) if age is not None else 0)
                place = base + number if sort == "oldest" else -base - number
                ranked.append((-score, day is None, place, index, number))
            base += segment.count
        return [
            Hit(-score, tuple(self._segment(index).record(number)))
            for score, _, _, index, number in nsmallest(most, ranked)
        ]

    def _segment(self, index: int) -> SegmentReader:
        return self._reader.segments[index]

    def _rareness(self, leaf: Node) -> int:
        count, total = self.frequency(leaf), self._reader.total
        return floor(1024 * log2(1 + (total - count + 0.5) / (count + 0.5)) + 0.5)
