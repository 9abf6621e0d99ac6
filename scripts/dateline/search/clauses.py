"""Which articles of a segment a leaf of a query finds, and how much each is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .pack import take
from .query import All, Any, Dated, Field, Node, Not, Phrase, Word
from .spread import after
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
        for word, each in zip(words, places[1:], strict=False):
            ends = {after(at, fold(word)) for at in ends} & set(each[number][1])
        if ends:
            found[number] = min(each[number][0] for each in places) * EXACT
    return found


def _places(reader: Reader, segment: SegmentReader, word: str) -> dict[int, tuple[int, list[int]]]:
    """Impact and places of a word, in this spelling, for each article that has it."""
    spelling = fold(word)
    found: dict[int, tuple[int, list[int]]] = {}
    for key in stems(word, reader.languages):
        entry = segment.entry(key)
        if entry is None or spelling not in entry.forms:
            continue
        for number, impact, places in _positions(entry, segment.positions(key), spelling):
            known, before = found.get(number, (0, []))
            found[number] = max(known, impact), before + places
    return found


def _positions(entry: Entry, raw: bytes, spelling: str) -> Iterator[tuple[int, int, list[int]]]:
    wanted = entry.forms.index(spelling)
    at = 0
    for number, impact, mask in entry.postings():
        for bit in range(mask.bit_length()):
            if not mask >> bit & 1:
                continue
            count, at = take(raw, at)
            places = []
            place = -1
            for _ in range(count):
                gap, at = take(raw, at)
                place += gap + 1
                places.append(place)
            if bit == wanted:
                yield number, impact, places
