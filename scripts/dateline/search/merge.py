"""The terms of several parts, whose articles are numbered on, in the shards of their segment."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .columns import changes, packed, read, starts, stretches
from .shards import Shard, positions, shard
from .spread import place
from .terms import KINDS, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .columns import Bytes, Numbers
    from .sizes import Sizes


class _Parts(NamedTuple):
    """The columns of the pieces of all parts, one behind the other, with articles numbered on."""

    keys: list[str]
    forms: list[str]
    articles: Numbers
    widths: Numbers
    sizes: Numbers
    documents: Numbers
    impacts: Numbers
    counts: Numbers
    bits: Numbers
    positions: Numbers


class _Union(NamedTuple):
    """The spellings of terms in all parts: those of each term, how many they are, and for each
    spelling of a part which of them it is."""

    forms: list[str]
    widths: Numbers
    ranks: Numbers


class _Order(NamedTuple):
    """The terms of all parts in the order of a segment: `keys` once each; which term each one of a
    part is (`ranks`); the terms of the parts by their ranks; and the postings by these."""

    keys: list[str]
    ranks: Numbers
    terms: Numbers
    postings: Numbers

    def ends(self, group: range, shards: int) -> list[int]:
        """How many terms there are up to the end of each shard."""
        many = Counter(place(key) % shards for key in self.keys)
        return list(accumulate(many[number] for number in group))


def merged(
    group: range, parts: Iterable[tuple[int, Piece]], sizes: Sizes
) -> tuple[list[bytes], list[bytes]]:
    """The shards of a group, and the files of positions. `group` are the numbers of its shards."""
    whole = _whole(parts)
    order = _ordered(whole, sizes.shards)
    total = len(order.keys)
    union = _union(whole, order)
    ranks = np.repeat(order.ranks, whole.articles)[order.postings]
    gaps = np.diff(whole.documents[order.postings], prepend=0) - 1
    begins = changes(ranks)
    gaps[begins] = whole.documents[order.postings[begins]]
    documents, of_documents = packed(gaps)
    masks, of_masks = _masks(whole, order, union)
    of_stems = np.repeat(whole.widths > 0, whole.articles)[order.postings]
    places = whole.positions[stretches(starts(whole.sizes)[order.terms], whole.sizes[order.terms])]
    rests, of_rests = packed(places >> 8)

    def by_term(column: Numbers, terms: Numbers) -> list[int]:
        sums: list[int] = np.bincount(terms, column, total).astype(np.int64).tolist()
        return sums

    found = Shard(
        order.keys,
        union.forms,
        union.widths.tolist(),
        np.bincount(ranks, minlength=total).tolist(),
        by_term(of_documents, ranks),
        by_term(of_masks, ranks),
        by_term(whole.sizes, order.ranks),
        by_term(of_rests, np.repeat(order.ranks[order.terms], whole.sizes[order.terms])),
        documents.tobytes(),
        whole.impacts[order.postings][of_stems].astype(np.uint8).tobytes(),
        masks.tobytes(),
        (places & 255).astype(np.uint8).tobytes(),
        rests.tobytes(),
    )
    held = dict(zip(group, found.split(order.ends(group, sizes.shards)), strict=True))
    files = range(group.start, sizes.positions, group.step)
    every = range(0, sizes.shards, sizes.positions)
    return (
        [shard(each) for each in held.values()],
        [positions(held[file + start] for start in every) for file in files],
    )


def _whole(parts: Iterable[tuple[int, Piece]]) -> _Parts:
    begins, pieces = [], []
    for start, piece in parts:
        begins.append(start)
        pieces.append(piece)
    columns = zip(*(piece[2:] for piece in pieces), strict=True) if pieces else ((),) * len(KINDS)
    articles, several, sizes, documents, impacts, counts, bits, positions = map(b"".join, columns)
    many = [len(piece.documents) // np.dtype(KINDS[3]).itemsize for piece in pieces]
    return _Parts(
        [key for piece in pieces for key in piece.keys],
        [form for piece in pieces for form in piece.forms],
        read(articles, KINDS[0]),
        read(several, KINDS[1]),
        read(sizes, KINDS[2]),
        read(documents, KINDS[3]) + np.repeat(np.array(begins, np.int64), many),
        read(impacts, KINDS[4]),
        read(counts, KINDS[5]),
        read(bits, KINDS[6]),
        read(positions, KINDS[7]),
    )


def _ordered(whole: _Parts, shards: int) -> _Order:
    """Terms are by shards, and in a shard by the alphabet."""
    keys = sorted(set(whole.keys), key=lambda key: (place(key) % shards, key))
    numbers = {key: number for number, key in enumerate(keys)}
    ranks = np.fromiter(map(numbers.__getitem__, whole.keys), np.int64, len(whole.keys))
    terms = np.argsort(ranks, kind="stable")
    postings = stretches(starts(whole.articles)[terms], whole.articles[terms])
    return _Order(keys, ranks, terms, postings)


def _union(whole: _Parts, order: _Order) -> _Union:
    owners = np.repeat(order.ranks, whole.widths).tolist()
    pairs = list(zip(owners, whole.forms, strict=True))
    every = sorted(set(pairs))
    ranks = np.array([rank for rank, _ in every], np.int64)
    many = np.bincount(ranks, minlength=len(order.keys))
    places = dict(zip(every, (np.arange(len(every)) - starts(many)[ranks]).tolist(), strict=True))
    found = np.fromiter(map(places.__getitem__, pairs), np.int64, len(pairs))
    return _Union([form for _, form in every], many, found)


def _masks(whole: _Parts, order: _Order, union: _Union) -> tuple[Bytes, Numbers]:
    """For each posting whose term has several spellings a bit for each that occurs, as a number is
    packed; and how many bytes that is for each posting, in their order."""
    wide = np.repeat(whole.widths > 1, whole.articles)
    counts = np.repeat((whole.widths > 0).astype(np.int64), whole.articles)
    counts[wide] = whole.counts
    bits = np.zeros(int(counts.sum()), np.int64)
    bits[np.repeat(wide, counts)] = whole.bits
    first_forms = np.repeat(starts(whole.widths), whole.articles)
    bits = union.ranks[np.repeat(first_forms, counts) + bits]
    several = (union.widths[order.ranks] > 1).repeat(whole.articles)[order.postings]
    some = order.postings[several]
    bits = bits[stretches(starts(counts)[some], counts[some])]
    ends = np.cumsum(counts[some])
    sizes = bits[ends - 1] // 7 + 1
    out = np.zeros(int(sizes.sum()), np.uint8)
    at = np.repeat(starts(sizes), counts[some]) + bits // 7
    np.bitwise_or.at(out, at, (1 << bits % 7).astype(np.uint8))
    out |= 128
    out[np.cumsum(sizes) - 1] &= 127
    of_all = np.zeros(len(order.postings), np.int64)
    of_all[several] = sizes
    return out, of_all
