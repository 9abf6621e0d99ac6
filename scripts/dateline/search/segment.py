"""One segment of the index, joined from the pieces of its parts. Pure.

Everything here takes what the parts have for one file or a few, and gives these files before they
are zipped, or what the files of the whole archive are made from.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .pack import json_bytes, put
from .part import Pieces
from .postings import Term
from .shards import positions, shard
from .sizes import BLOCKS_PER_NAME, Sizes
from .spread import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Numbered: TypeAlias = "tuple[int, list[tuple[str, tuple[Any, ...]]]]"
"""The number of a part's first article, and a group of the part's terms."""


def path_of(segment: str, family: str, number: str, name: str) -> str:
    """Where a file of a segment lies, below search/."""
    return f"{segment}/{family}/{number}-{name}.bin"


def block_paths(
    segment: str, part: int, family: str, names: str, articles: int, size: int
) -> Iterator[str]:
    """Where the files of records or texts of the part of that number lie."""
    for block in range(-(-articles // size)):
        at = block // BLOCKS_PER_NAME * 4
        yield path_of(segment, family, f"{part}.{block}", names[at : at + 4])


def shards_of(group: int, sizes: Sizes) -> range:
    """The numbers of a group's shards."""
    return range(group, sizes.shards, Pieces.of(sizes).groups)


def positions_of(group: int, sizes: Sizes) -> range:
    """The numbers of a group's files of positions."""
    return range(group, sizes.positions, Pieces.of(sizes).groups)


def join_group(group: int, parts: Iterable[Numbered], sizes: Sizes) -> tuple[list[bytes], ...]:
    """A group's shards and files of positions."""
    terms: dict[int, dict[str, Term]] = {number: {} for number in shards_of(group, sizes)}
    for key, term in joined_terms(parts).items():
        terms[place(key) % sizes.shards][key] = term
    every = range(0, sizes.shards, sizes.positions)
    return (
        [shard(held) for held in terms.values()],
        [
            positions(terms[number + start] for start in every)
            for number in positions_of(group, sizes)
        ],
    )


def column(parts: Iterable[list[list[str]]]) -> bytes:
    """The values of a field and, for each article, which of them it has."""
    rows = [row for part in parts for row in part]
    keys = sorted({key for row in rows for key in row})
    numbers = {key: number for number, key in enumerate(keys)}
    if all(len(row) < 2 for row in rows):
        return json_bytes({"keys": keys, "of": [numbers[row[0]] if row else -1 for row in rows]})
    return json_bytes({"keys": keys, "of": [[numbers[key] for key in row] for row in rows]})


def runs(days: Iterable[int]) -> list[int]:
    """Days in order as pairs: days since the last one, and how many articles it has."""
    found: list[int] = []
    last = 0
    for day in days:
        if found and day == last:
            found[-1] += 1
        else:
            found += [day - last, 1]
            last = day
    return found


def joined_terms(parts: Iterable[Numbered]) -> dict[str, Term]:
    """The terms of several parts, whose articles are numbered on."""
    pieces: dict[str, list[tuple[int, Term]]] = defaultdict(list)
    for start, terms in parts:
        for key, term in terms:
            pieces[key].append((start, Term(*term)))
    return {key: _joined(found) for key, found in pieces.items()}


def _joined(pieces: list[tuple[int, Term]]) -> Term:
    """A term of a segment: its documents are all differences, the first one included."""
    if len(pieces) == 1:  # most words are rare
        start, term = pieces[0]
        out = bytearray()
        put(start + term.first, out)
        return term._replace(documents=bytes(out) + term.documents)
    forms = _forms(pieces)
    documents = bytearray()
    articles, last = 0, -1
    for start, term in pieces:
        put(start + term[1] - last - 1, documents)
        documents += term[3]
        articles += term[0]
        last = start + term[2]
    return Term(
        articles,
        0,
        last,
        bytes(documents),
        b"".join([term[4] for _, term in pieces]),
        b"".join([_masks(term, forms) for _, term in pieces]) if len(forms) > 1 else b"",
        b"".join([term[6] for _, term in pieces]),
        forms,
    )


def _forms(pieces: list[tuple[int, Term]]) -> tuple[str, ...]:
    found = {term[7] for _, term in pieces}
    return (
        found.pop()
        if len(found) == 1
        else tuple(sorted({form for forms in found for form in forms}))
    )


def _masks(term: Term, forms: tuple[str, ...]) -> bytes:
    """The masks of a part's term, whose forms are some of `forms`, with the bits of all of them."""
    if term.forms == forms:
        return term.masks
    bits = tuple(forms.index(form) for form in term.forms)
    if len(bits) == 1:
        return _mask(1 << bits[0]) * term.articles
    if bits[-1] < 7:
        return term.masks.translate(_table(bits))
    return b"".join(_mask(sum(1 << bits[bit] for bit in held)) for held in _held(term.masks))


def _mask(mask: int) -> bytes:
    out = bytearray()
    put(mask, out)
    return bytes(out)


@lru_cache(maxsize=4_096)
def _table(bits: tuple[int, ...]) -> bytes:
    """For each mask of one byte the one whose bits stand where `bits` says."""
    low = (sum(1 << to for bit, to in enumerate(bits) if mask >> bit & 1) for mask in range(128))
    return bytes(low) + bytes(128)


def _held(masks: bytes) -> Iterator[list[int]]:
    """The bits of each mask."""
    held: list[int] = []
    place = 0
    for byte in masks:
        held += [place + bit for bit in range(7) if byte >> bit & 1]
        place += 7
        if byte < 128:
            yield held
            held, place = [], 0
