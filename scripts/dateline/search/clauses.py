"""Which articles of a segment a leaf of a query finds, and how much each is about it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from .pack import take
from .query import All, Any, Dated, Field, Node, Not, Phrase, Word
from .spread import SLOT
from .stems import stems
from .words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .dates import Days
    from .reader import Entry, Reader, SegmentReader

Clause: TypeAlias = dict[int, int]
"""Numbers of articles with their weights."""
EXACT, STEMMED, TITLE = 8, 4, 150
"""Weights: of an impact in the spelling asked for, in another one; of a word of the title."""


def values(
    reader: Reader, segment: SegmentReader, leaf: Node, extra: tuple[str, ...] = ()
) -> Clause:
    """What one leaf finds in a segment. `extra` are further words that count as this one."""
    if isinstance(leaf, Word):
        found = _word(reader, segment, leaf.text)
        for word in extra:
            for number, weight in _word(reader, segment, word).items():
                found[number] = max(weight, found.get(number, 0))
        return found
    if isinstance(leaf, Phrase):
        return _phrase(reader, segment, leaf.words)
    if isinstance(leaf, Field) and leaf.name == "title":
        keys = (f"title:{stem}" for stem in stems(leaf.value, reader.languages))
        return {n: TITLE for key in keys for n, _, _ in _postings(segment, key)}
    if isinstance(leaf, Field):
        return {number: 0 for number, _, _ in _postings(segment, f"{leaf.name}:{leaf.value}")}
    return {}


def matched(node: Node, segment: SegmentReader, clauses: dict[Node, Clause]) -> set[int]:
    """The numbers of the articles that a tree finds."""
    if isinstance(node, All):
        return set.intersection(*(matched(part, segment, clauses) for part in node.of))
    if isinstance(node, Any):
        return set.union(*(matched(part, segment, clauses) for part in node.of))
    if isinstance(node, Not):
        return set(range(segment.count)) - matched(node.of, segment, clauses)
    if isinstance(node, Dated):
        return set(_dated(segment, node.days))
    return set(clauses[node])


def _dated(segment: SegmentReader, days: Days) -> Iterator[int]:
    for day, start, end in segment.days:
        if (days.first is None or day >= days.first) and (days.last is None or day <= days.last):
            yield from range(start, end)


def _postings(segment: SegmentReader, key: str) -> Iterator[tuple[int, int, int]]:
    entry = segment.entry(key)
    return entry.postings() if entry else iter(())


def _word(reader: Reader, segment: SegmentReader, word: str) -> Clause:
    spelling = fold(word)
    found: Clause = {}
    for key in stems(word, reader.languages):
        entry = segment.entry(key)
        if entry is None:
            continue
        bit = entry.forms.index(spelling) if spelling in entry.forms else None
        for number, impact, mask in entry.postings():
            exact = bit is not None and mask >> bit & 1
            weight = impact * (EXACT if exact else STEMMED)
            found[number] = max(weight, found.get(number, 0))
    return found


def _phrase(reader: Reader, segment: SegmentReader, words: tuple[str, ...]) -> Clause:
    """Articles in which the words follow each other; as much about it as about its rarest word."""
    places = [_places(reader, segment, word) for word in words]
    found: Clause = {}
    for number in set.intersection(*(set(each) for each in places)):
        ends = set(places[0][number][1])
        for before, each in pairwise(places):
            ends = {before[number][1][at] for at in ends} & each[number][1].keys()
        if ends:
            found[number] = min(each[number][0] for each in places) * EXACT
    return found


Places: TypeAlias = dict[int, int]
"""Where a word stands in an article, with where the next one does; -1 for nowhere."""


def _places(reader: Reader, segment: SegmentReader, word: str) -> dict[int, tuple[int, Places]]:
    """Impact and places of a word, in this spelling, for each article that has it."""
    spelling = fold(word)
    found: dict[int, tuple[int, Places]] = {}
    for key in stems(word, reader.languages):
        entry = segment.entry(key)
        if entry is None or spelling not in entry.forms:
            continue
        for number, impact, places in _positions(entry, segment.positions(key), spelling):
            known, before = found.get(number, (0, {}))
            found[number] = max(known, impact), before | places
    return found


def _positions(
    entry: Entry, raw: tuple[bytes, bytes], spelling: str
) -> Iterator[tuple[int, int, Places]]:
    wanted = entry.forms.index(spelling)
    numbers = _numbers(*raw)
    for number, impact, mask in entry.postings():
        for bit in range(mask.bit_length()):
            if not mask >> bit & 1:
                continue
            places = _read(numbers)
            if bit == wanted:
                yield number, impact, places


def _numbers(lowest: bytes, rest: bytes) -> Iterator[int]:
    at = 0
    for byte in lowest:
        more, at = take(rest, at)
        yield byte + 256 * more


def _read(numbers: Iterator[int]) -> Places:
    """The places of a spelling in an article (see `terms`)."""
    found: Places = {}
    place = -1
    for number in numbers:
        place += number // 2 + 1
        found[place] = next(numbers) - 1 if place % SLOT == SLOT - 1 else place + 1
        if number % 2:
            break
    return found
