"""The articles of late, by their terms: an inverted index that forgets. Pure.

Only an article's weightiest terms are looked up, and of the articles that share a term only the
latest and the oldest: by both a search costs the same in an archive of any size, and the thousandth
report of one event still finds the first. A batch is looked up at once: what its articles have in
common with others is counted by sorting pairs of numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .rarity import MOST_TERMS
from .sparse import AT_ONCE, Rows, Table, empty, ranks, run_starts

if TYPE_CHECKING:
    from .sparse import Whole

Near = list[tuple[float, int]]
"""Articles by number with their similarity, the most alike first."""

INDEXED = 24
"""Weightiest terms of an article that it is found by."""
PROBES = 20
"""Weightiest terms of an article that are looked up."""
TELLING = 6
"""Of these the first, which count twice."""
ENDS = 16
"""Articles that are looked at for each term, of the latest and of the oldest."""
CANDIDATES = 8
"""Articles of which all terms are compared, at most, from the batch and from before it."""
SHARED = 3
"""What an article must count for to be compared: three terms, or one of the most telling and
another. Two took half as long again and found nothing more on ECB+."""
LEAST = 0.1
"""The similarity from which two articles are neighbours at all."""
_BITS = 32
_LOW = (1 << _BITS) - 1


class Window:
    """The last `size` articles, numbered from 0 in the order of their coming."""

    def __init__(self, size: int) -> None:
        self._size, self.end = size, 0
        self._rows = empty(size, MOST_TERMS)
        self._table = Table()

    @property
    def first(self) -> int:
        """The number of the oldest article that is still there."""
        return max(self.end - self._size, 0)

    def add(self, vectors: Rows) -> None:
        """Take articles in; as many of the oldest leave for them."""
        self.end += len(vectors.terms)
        numbers = np.arange(max(self.first, self.end - len(vectors.terms)), self.end)
        for ring, new in zip(self._rows, vectors, strict=True):
            ring[numbers % self._size] = new[len(new) - numbers.size :]

    def vectors(self, numbers: Whole) -> Rows:
        """The vectors of articles that are still there."""
        return self._rows.at(numbers % self._size)

    def neighbours(self, numbers: Whole, since: int = 0) -> list[Near]:
        """For each of these articles those that it is like, the most alike first.

        Half of them come from before the number `since`, where a batch begins: a flood of reports
        of one event in one batch still finds the story it belongs to.
        """
        own = self.vectors(numbers)
        asked, others = self._candidates(own.terms[:, :PROBES], numbers, since)
        alike = np.zeros(asked.size)
        cuts = [*range(0, numbers.size, AT_ONCE), numbers.size]
        for (first, last), (start, end) in zip(
            pairwise(cuts), pairwise(np.searchsorted(asked, cuts).tolist()), strict=True
        ):
            laid = Rows(own.terms[first:last].ravel(), own.weights[first:last].ravel())
            self._table.lay(np.repeat(np.arange(last - first), MOST_TERMS), laid)
            found = self.vectors(others[start:end])
            given = self._table.weights(asked[start:end, None] - first, found.terms)
            alike[start:end] = np.einsum("ij,ij->i", given, found.weights)
        return _sorted(numbers.size, asked, others, alike)

    def _candidates(self, probes: Whole, numbers: Whole, since: int) -> tuple[Whole, Whole]:
        """Pairs worth a comparison: places in `numbers`, ascending, and the others' numbers."""
        keys, counts = self._in_common(probes)
        asked, others = keys >> _BITS, keys & _LOW
        enough = counts >= SHARED
        asked, others, counts = asked[enough], others[enough], counts[enough]
        part = asked << 1 | (others >= since)
        # Of a part those with most in common first, of equals the latest.
        order = (part << 6 | (63 - counts)) << _BITS | (_LOW - others)
        order.sort()
        part, others = order >> (_BITS + 6), _LOW - (order & _LOW)
        asked = part >> 1
        first = (ranks(part) < CANDIDATES) & (others != numbers[asked])
        return asked[first], others[first]

    def _in_common(self, probes: Whole) -> tuple[Whole, Whole]:
        """Pairs of an article that asks and one that is found, as one number each, ascending, and
        for how many terms they count."""
        postings, begin, length = self._postings(probes)
        looked_up = length[probes].ravel()
        found = np.minimum(looked_up, 2 * ENDS)
        probe = np.repeat(np.arange(found.size), found)
        place = np.arange(probe.size) - np.repeat(np.cumsum(found) - found, found)
        skipped = np.maximum(looked_up - 2 * ENDS, 0)[probe] * (place >= ENDS)
        at = begin[probes].ravel()[probe] + place + skipped
        asks, which = np.divmod(probe, probes.shape[1])
        pairs = asks << _BITS | postings[at]
        pairs = np.concatenate([pairs, pairs[which < TELLING]])
        pairs.sort()
        starts = run_starts(pairs)
        return pairs[starts], np.diff(starts, append=pairs.size)

    def _postings(self, probes: Whole) -> tuple[Whole, Whole, Whole]:
        """Numbers of articles by term, ascending; for each term where its numbers begin, and how
        many there are. Of the terms that are looked up alone."""
        numbers = np.arange(self.first, self.end)
        terms = self._rows.terms[numbers % self._size, :INDEXED]
        begin = np.zeros(max(terms.max(initial=0), probes.max(initial=0)) + 1, np.intp)
        begin[probes] = 1
        begin[0] = 0
        row, column = np.nonzero(begin[terms])
        keys = terms[row, column] << _BITS | numbers[row]
        keys.sort()
        starts = run_starts(keys >> _BITS)
        length = np.zeros_like(begin)
        said = keys[starts] >> _BITS
        begin[said], length[said] = starts, np.diff(starts, append=keys.size)
        return keys & _LOW, begin, length


def _sorted(count: int, asked: Whole, others: Whole, alike: np.ndarray) -> list[Near]:
    """The pairs that are alike, as a list for each article."""
    enough = alike >= LEAST
    asked, others, alike = asked[enough], others[enough], alike[enough]
    order = np.lexsort((others, -alike, asked))
    found = list(zip(alike[order].tolist(), others[order].tolist(), strict=True))
    ends = np.searchsorted(asked[order], np.arange(count + 1)).tolist()
    return [found[start:end] for start, end in pairwise(ends)]
