"""Many sparse vectors as rows of numbers, and their scalar products. Pure; needs NumPy.

A row holds the numbers of its terms, from 1 on, and their weights; 0 stands where it has no more.
Weights are multiples of 2**-20, so that sums of products come out exactly, in whatever order a
processor adds them up: the same texts give the same stories everywhere, and equals stay equal.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Whole = NDArray[np.intp]
    Real = NDArray[np.float64]

_STEPS = float(1 << 20)


class Rows(NamedTuple):
    """Vectors: the numbers of terms and their weights, a row each; or a single one."""

    terms: Whole
    weights: Real

    def at(self, places: Whole | Sequence[int]) -> Rows:
        """The vectors at these places."""
        return Rows(self.terms.take(places, 0), self.weights.take(places, 0))


def empty(count: int, width: int) -> Rows:
    """As many vectors without terms, with room for `width` of them."""
    return Rows(np.zeros((count, width), np.intp), np.zeros((count, width)))


def of_length(weights: Real, lengths: Real | float) -> Real:
    """The rows of weights with these lengths, rounded to what adds up exactly."""
    own = np.sqrt(np.einsum("ij,ij->i", weights, weights))
    own[own == 0] = 1.0
    return np.asarray(np.rint(weights * (_STEPS * lengths / own)[:, None]) / _STEPS)


def summed(vectors: Iterable[Rows]) -> Rows:
    """One vector that adds these up; it holds no gaps."""
    vectors = list(vectors)
    terms = np.concatenate([each.terms.ravel() for each in vectors])
    weights = np.concatenate([each.weights.ravel() for each in vectors])
    order = terms.argsort(kind="stable")
    terms = terms[order]
    starts = np.flatnonzero(np.diff(terms, prepend=0))  # term 0, the gaps, comes first
    if not starts.size:
        return Rows(terms[:0], weights[:0])
    return Rows(terms[starts], np.add.reduceat(weights[order], starts))


def strongest(vector: Rows, most: int) -> Rows:
    """The `most` weightiest terms of one vector."""
    return vector.at(np.argsort(-vector.weights, kind="stable")[:most])


def run_starts(ordered: Whole) -> Whole:
    """Where each run of equal values begins."""
    first = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return np.flatnonzero(first)


def runs(ordered: Whole) -> Iterator[tuple[int, int]]:
    """Start and end of each run of equal values."""
    return pairwise([*run_starts(ordered).tolist(), ordered.size])


def ranks(groups: Whole) -> Whole:
    """The place of each element in its run of equal values, from 0."""
    starts = run_starts(groups)
    lengths = np.diff(starts, append=groups.size)
    return np.arange(groups.size) - np.repeat(starts, lengths)


class Laid:
    """One vector at a time laid out by the numbers of its terms, to be multiplied with many."""

    def __init__(self) -> None:
        self._dense = np.zeros(1024)
        self._terms = np.zeros(0, np.intp)

    def lay(self, vector: Rows) -> None:
        """Take this vector, none of whose terms is there twice, in place of the one before."""
        self._clear(vector.terms)
        self._dense[vector.terms] = vector.weights
        self._dense[0] = 0.0

    def lay_sum(self, vectors: Rows) -> None:
        """Take the sum of these vectors in place of the one before."""
        self._clear(vectors.terms.ravel())
        np.add.at(self._dense, self._terms, vectors.weights.ravel())

    def _clear(self, terms: Whole) -> None:
        self._dense[self._terms] = 0.0
        self._terms = terms
        if terms.size and (most := int(terms.max())) >= self._dense.size:
            self._dense = np.zeros(2 * most)

    def weights(self, terms: Whole) -> Real:
        """What the vector gives these terms."""
        if self._dense.size <= terms.max(initial=0):
            self._dense = np.concatenate([self._dense, np.zeros(int(terms.max()))])
        return self._dense.take(terms)

    def products(self, others: Rows) -> Real:
        """The scalar product with each of these."""
        return np.asarray(np.einsum("ij,ij->i", self.weights(others.terms), others.weights))
