"""The terms of a part.

A term is a stem (`govern`) or a field with its value (`source:bbc-news`). For a stem every posting
has an impact (how much the article is about it: BM25 with a fixed length for average, so that no
article changes another's), the spellings that occur, and where. Spellings are in the order of the
alphabet, so that parts can be joined without reading positions.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from .columns import changes, inverse, kept, stretches, widths
from .spread import SLOT, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .columns import Numbers
    from .postings import Gathered

K1, B, PIVOT = 1.2, 0.75, 256
"""BM25 (Robertson and Zaragoza 2009). `PIVOT` stands for the average length in words."""
TITLE_WEIGHT = 4
"""A word of the title counts as much as this many of the text (as in BM25F, before saturation)."""
LEVELS = 31
HEAVIEST = 255
"""Weights above this count as this."""
Sliced = TypeVar("Sliced", bytes, list[str])
KINDS = ("<u4", "<u2", "<u4", "<u4", "u1", "<u2", "<u2", "<u4")
"""How the columns of `Piece` are kept, from `articles` on."""


class Piece(NamedTuple):
    """Some terms of a part, as plain values: a column for each thing to be known.

    Of a term: its key; how many articles have it; how many spellings (`widths`, none for a field),
    and how many numbers of positions (`sizes`). `forms` are the spellings, term by term. Of a
    posting: the number of the article and the impact (0 for a field). Of a posting whose term has
    several spellings: how many occur, and which. Last, for each spelling of each posting, where it
    occurs: see `_positions`.
    """

    keys: list[str]
    forms: list[str]
    articles: bytes
    widths: bytes
    sizes: bytes
    documents: bytes
    impacts: bytes
    counts: bytes
    bits: bytes
    positions: bytes


class _Postings(NamedTuple):
    """Postings in the order of their terms: the term, the article, the impact; and of each how many
    spellings of the term occur, with all of these."""

    terms: Numbers
    documents: Numbers
    impacts: Numbers
    counts: Numbers
    bits: Numbers


def pieces(part: Gathered, groups: int) -> Iterator[Piece]:
    """The terms of a part, in groups by their places."""
    fields = sorted(part.fields)
    keys = [*part.forms.stems, *fields]
    group = np.append(part.forms.places, np.array([*map(place, fields)], np.int64)) % groups
    order = np.argsort(group, kind="stable")
    ranks = inverse(order)
    postings, positions, sizes = _stems(part, ranks[: len(part.forms.stems)], len(keys))
    postings = _with_fields(postings, ranks[len(part.forms.stems) :], part.fields, fields)
    several = np.bincount(ranks[part.forms.terms], minlength=len(keys))
    spelled = np.argsort(ranks[part.forms.terms], kind="stable").tolist()
    is_several = (several > 1)[postings.terms]
    articles = np.bincount(postings.terms, minlength=len(keys))
    of_bits = np.repeat(is_several, postings.counts)
    columns: tuple[NDArray[Any], ...] = (
        articles, several, sizes, postings.documents, postings.impacts,
        postings.counts[is_several], postings.bits[of_bits], positions,
    )  # fmt: skip
    ends = np.cumsum(np.bincount(group, minlength=groups))
    ends_of_postings = _at(np.cumsum(articles), ends)
    ends_of_several = _at(np.cumsum(is_several), ends_of_postings)
    bounds = (
        ends, ends, ends, ends_of_postings, ends_of_postings, ends_of_several,
        _at(np.cumsum(postings.counts[is_several]), ends_of_several), _at(np.cumsum(sizes), ends),
    )  # fmt: skip
    cut = [
        _cut(kept(column, kind), bound * np.dtype(kind).itemsize)
        for column, kind, bound in zip(columns, KINDS, bounds, strict=True)
    ]
    names = _cut([keys[at] for at in order.tolist()], ends)
    forms = _cut([part.forms.spellings[at] for at in spelled], _at(np.cumsum(several), ends))
    return (Piece(*each) for each in zip(names, forms, *cut, strict=True))


def _at(sums: Numbers, ends: Numbers) -> Numbers:
    """Sums of a column up to each of some ends."""
    return np.append(0, sums)[ends]


def _cut(whole: Sliced, ends: Numbers) -> Iterator[Sliced]:
    """Something in slices that end there."""
    begin = 0
    for end in ends.tolist():
        yield whole[begin:end]
        begin = end


def _stems(part: Gathered, ranks: Numbers, total: int) -> tuple[_Postings, Numbers, Numbers]:
    """The postings of stems, whose terms have these `ranks`; all positions, and how many numbers of
    them each of all terms has."""
    forms, many = part.forms, len(part.lengths)
    most = int(forms.ranks.max(initial=0)) + 1
    spots = part.spots
    pair = (ranks[forms.terms[spots.forms]] * many + spots.documents) * most
    pair += forms.ranks[spots.forms]
    order = np.argsort(pair * (int(spots.places.max(initial=0)) + 1) + spots.places)
    pair, titled = pair[order], spots.titled[order]
    pairs = changes(pair)
    postings = changes(pair[pairs] // most)
    terms, documents = np.divmod(pair[pairs[postings]] // most, max(1, many))
    weights = np.add.reduceat(np.where(titled, TITLE_WEIGHT, 1), pairs[postings])
    counts = widths(postings, len(pairs))
    impacts = _impacts(part.lengths)[documents, np.minimum(weights, HEAVIEST)].astype(np.int64)
    found = _Postings(terms, documents, impacts, counts, pair[pairs] % most)
    positions, sizes = _positions(spots.places[order], spots.following[order], pairs)
    in_terms = np.bincount(pair[pairs] // most // max(1, many), sizes, minlength=total)
    return found, positions, in_terms.astype(np.int64)


def _positions(places: Numbers, following: Numbers, pairs: Numbers) -> tuple[Numbers, Numbers]:
    """For each pair of a spelling and an article the differences of its places less one, doubled,
    and one more for the last of them; behind that of a run's last word, what follows. And how many
    numbers that is for each pair."""
    gaps = np.diff(places, prepend=0) - 1
    gaps[pairs] = places[pairs]
    gaps *= 2
    many = widths(pairs, len(places))
    gaps[pairs + many - 1] += 1
    lasts = np.flatnonzero(places % SLOT == SLOT - 1)
    many += np.bincount(np.searchsorted(pairs, lasts, "right") - 1, minlength=len(pairs))
    return np.insert(gaps, lasts + 1, following[lasts]), many


def _with_fields(
    stems: _Postings, ranks: Numbers, fields: dict[str, list[int]], keys: list[str]
) -> _Postings:
    """The postings of stems and of fields, in the order of their terms."""
    many = [len(fields[key]) for key in keys]
    terms = np.append(stems.terms, np.repeat(ranks, many))
    documents = np.append(stems.documents, [n for key in keys for n in fields[key]])
    blank = np.zeros(sum(many), np.int64)
    order = np.argsort(terms, kind="stable")
    counts = np.append(stems.counts, blank)
    bits = stretches(np.cumsum(counts)[order] - counts[order], counts[order])
    return _Postings(
        terms[order],
        documents.astype(np.int64)[order],
        np.append(stems.impacts, blank)[order],
        counts[order],
        stems.bits[bits],
    )


def _impacts(lengths: Numbers) -> NDArray[np.uint8]:
    """For each article the impact of every weight up to `HEAVIEST`."""
    rows = (np.frombuffer(_levels(_rounded(length)), np.uint8) for length in lengths.tolist())
    return np.array([*rows], np.uint8).reshape(-1, HEAVIEST + 1)


@cache
def _levels(length: int) -> bytes:
    """The impact of every weight up to `HEAVIEST` in an article of that length."""
    scale = K1 * (1 - B + B * length / PIVOT)
    weights = range(HEAVIEST + 1)
    return bytes(max(1, min(LEVELS, int(w * (LEVELS + 1) / (w + scale)))) for w in weights)


def _rounded(length: int) -> int:
    """The power of two that a length is not below.

    Lucene keeps three bits. With one a few words more or less seldom change any impact, and so no
    files but those of the words; the judged queries are answered as well (docs/benchmarks).
    """
    return 1 << length.bit_length() >> 1
