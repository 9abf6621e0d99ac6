"""Many sparse vectors as rows of numbers, and their scalar products. Pure; needs NumPy.

A row holds the numbers of its terms, from 1 on, and their weights; 0 stands where it has no more.
Weights are multiples of 2**-20, so that sums of products come out exactly, in whatever order a
processor adds them up: the same texts give the same stories everywhere, and equals stay equal.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Whole = NDArray[np.intp]
    Real = NDArray[np.float64]

AT_ONCE = 32
"""Vectors that are laid out side by side: what fits a processor's cache."""
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


def end_to_end(vectors: Sequence[Rows]) -> Rows:
    """The single vectors one after the other."""
    if len(vectors) == 1:
        return vectors[0]
    return Rows(*(np.concatenate(parts) for parts in zip(*vectors, strict=True)))


def summed(vectors: Sequence[Rows]) -> Rows:
    """One vector that adds these up; it holds no gaps."""
    terms, weights = end_to_end(vectors)
    order = terms.argsort(kind="stable")
    terms = terms[order]
    starts = run_starts(terms)
    starts = starts[terms[starts] > 0]  # 0, the gaps, is no term
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
        self._clear(vectors.terms)
        np.add.at(self._dense, self._terms, vectors.weights)

    def _clear(self, terms: Whole) -> None:
        self._dense[self._terms] = 0.0
        self._terms = terms
        self._dense = _with_room(self._dense, terms)

    def weights(self, terms: Whole) -> Real:
        """What the vector gives these terms."""
        return self._dense.take(terms, mode="clip")


class Table:
    """Some vectors at a time laid out side by side, to be multiplied with many at once."""

    def __init__(self) -> None:
        self._columns = np.zeros(1024, np.intp)
        self._terms = np.zeros(0, np.intp)
        self._width, self._cells = 1, np.zeros(1)

    def lay(self, rows: Whole, vectors: Rows) -> None:
        """Take these terms and weights, each of the row that `rows` tells, in place of those
        before; no row has a term twice."""
        self._columns[self._terms] = 0
        self._terms = terms = vectors.terms
        self._columns = _with_room(self._columns, terms)
        places = np.arange(1, terms.size + 1)
        self._columns[terms] = places
        distinct = terms[self._columns[terms] == places]
        self._columns[distinct] = np.arange(1, distinct.size + 1)
        self._columns[0] = 0
        self._width = distinct.size + 1
        self._cells = np.zeros((int(rows.max(initial=0)) + 1) * self._width)
        self._cells[rows * self._width + self._columns[terms]] = vectors.weights
        self._cells[:: self._width] = 0.0

    def weights(self, rows: Whole, terms: Whole) -> Real:
        """What the vectors of these rows give these terms."""
        return self._cells.take(rows * self._width + self._columns.take(terms, mode="clip"))


def grown(array: NDArray[Any], size: int) -> NDArray[Any]:
    """The array, with zeros behind it where it is smaller than `size`."""
    if array.size >= size:
        return array
    return np.concatenate([array, np.zeros(2 * size - array.size, array.dtype)])


def _with_room(array: NDArray[Any], terms: Whole) -> NDArray[Any]:
    """The array with a place for each of these terms and one more, where a 0 stands for all terms
    beyond."""
    return grown(array, int(terms.max(initial=0)) + 2)
