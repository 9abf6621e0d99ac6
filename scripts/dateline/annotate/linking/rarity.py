"""How rare each term is among the articles seen so far, and articles weighed by that. Pure.

The weight of a term is (1 + ln count) * mark * ln(1 + articles / articles with it); the first two
come with the terms (annotate/terms.py).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count, islice
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dateline.annotate.terms import TAG_MARK

from .sparse import Rows, empty, grown, of_length, ranks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.annotate.terms import Vector

    from .sparse import Real, Whole

MOST_TERMS = 60
AFFAIR = 12
"""Articles with one tag, above which the tag names a field such as politics and counts for less."""
MOST_KNOWN = 1_000_000
_REMEMBERED = 50_000  # articles; a window has fewer
_OFTEN = 5  # articles with a term above which it is never forgotten
_PLACE_BITS, _WEIGHT_BITS = 12, 31
_MOST_READ = 1 << _PLACE_BITS
_HEAVIEST = (1 << _WEIGHT_BITS) - 1
_STEPS = float(1 << 20)  # of a weight: what is less apart counts as equal


class Counted(NamedTuple):
    """Articles one after the other: the numbers and weights of their terms, and how many each
    article has."""

    terms: Whole
    weights: Real
    lengths: Whole


class Frequencies:
    """In how many of the articles seen so far each term is.

    Above `most` terms the rare ones that are in none of the last 50,000 articles are forgotten, so
    that memory does not grow with an archive: names that come and go are most of all terms.
    """

    def __init__(self, most: int = MOST_KNOWN) -> None:
        self._names, self._most = [""], most
        self._numbers = self._numbered()
        self._counts = np.zeros(1024, np.intp)
        self._last = np.zeros(1024, np.intp)
        self._tags = np.zeros(1024, np.bool_)
        self._articles = 0

    def name(self, number: int) -> str:
        """The term of this number."""
        return self._names[number]

    def _numbered(self) -> defaultdict[str, int]:
        """Numbers by term, which gives one that is asked for and not there the next number."""
        return defaultdict(count(len(self._names)).__next__)

    def add(self, articles: Sequence[Vector]) -> Counted:
        """Count these articles; of each the first 4,096 terms."""
        read = [
            each if len(each) <= _MOST_READ else dict(islice(each.items(), _MOST_READ))
            for each in articles
        ]
        before, known = len(self._numbers), len(self._names)
        number = self._numbers.__getitem__
        terms = np.fromiter(map(number, chain.from_iterable(read)), np.intp)
        weights = np.fromiter(chain.from_iterable(map(dict.values, read)), np.float64, terms.size)
        names = self._names
        new = list(islice(reversed(self._numbers), len(self._numbers) - before))
        names.extend(reversed(new))
        self._counts = grown(self._counts, len(names))
        self._tags = grown(self._tags, len(names))
        self._last = grown(self._last, len(names))
        self._tags[known : len(names)] = [name[0] == TAG_MARK for name in names[known:]]
        np.add.at(self._counts, terms, 1)
        self._articles += len(read)
        self._last[terms] = self._articles
        if len(self._numbers) > self._most:
            self._forget()
        return Counted(terms, weights, np.fromiter(map(len, read), np.intp, len(read)))

    def _forget(self) -> None:
        """Let rare terms of long ago go. Their numbers are given to no other term."""
        names = self._names
        late = self._last[: len(names)] > self._articles - _REMEMBERED
        kept = np.flatnonzero(late | (self._counts[: len(names)] > _OFTEN)).tolist()
        numbers = self._numbered()
        numbers.update(zip(map(names.__getitem__, kept), kept, strict=True))
        for gone in set(range(1, len(names))).difference(kept):
            names[gone] = ""
        self._numbers, self._most = numbers, max(self._most, 2 * len(numbers))

    def weigh(self, articles: Counted) -> Rows:
        """The unit vectors of articles, the weightiest term first; of equals the one that came
        first."""
        terms, lengths = articles.terms, articles.lengths
        found = self._counts[terms]
        weights = articles.weights * self._rarities(found)
        common = self._tags[terms] & (found > AFFAIR)
        weights[common] *= AFFAIR / found[common]
        row = np.repeat(np.arange(lengths.size), lengths)
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        lightness = _HEAVIEST - np.rint(weights * _STEPS).astype(np.intp)
        keys = (row << _WEIGHT_BITS | lightness) << _PLACE_BITS | (np.arange(row.size) - starts)
        keys.sort()
        rank = ranks(row)
        kept = np.flatnonzero(rank < MOST_TERMS)
        source = (starts + (keys & (_MOST_READ - 1)))[kept]
        made = empty(lengths.size, MOST_TERMS)
        made.terms[row[kept], rank[kept]] = terms[source]
        made.weights[row[kept], rank[kept]] = weights[source]
        return Rows(made.terms, of_length(made.weights, 1.0))

    def _rarities(self, found: Whole) -> Real:
        """ln(1 + articles / count) for each count."""
        which = np.bincount(found, minlength=1)
        table = np.zeros(which.size)
        distinct = np.flatnonzero(which)
        table[distinct] = [log(1 + self._articles / (count + 0.5)) for count in distinct.tolist()]
        return table.take(found)
