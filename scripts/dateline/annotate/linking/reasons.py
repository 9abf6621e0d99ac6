"""Why articles are in one group: how alike each is to the rest of it, and by which terms. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .sparse import AT_ONCE, Rows, Table, end_to_end, ranks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .sparse import Real, Whole

_SHARED = 8  # terms that are told
_TRIFLE = 1e-9


class Said(NamedTuple):
    """What a group says, the sum of its vectors, and those of them that are to be explained."""

    sum: Rows
    members: Sequence[Rows]


def reasons(groups: Sequence[Said]) -> Iterator[tuple[float, list[int]]]:
    """For each member of each group how alike it is to the rest, from 0 to 1, and the numbers of
    the terms that both have, the most telling first."""
    groups = [group for group in groups if group.members]
    table = Table()
    for first in range(0, len(groups), AT_ONCE):
        yield from _reasons(groups[first : first + AT_ONCE], table)


def _reasons(groups: Sequence[Said], table: Table) -> Iterator[tuple[float, list[int]]]:
    rows = np.arange(len(groups))
    sums = end_to_end([group.sum for group in groups])
    sizes = np.array([group.sum.terms.size for group in groups])
    table.lay(rows.repeat(sizes), sums)
    squares = np.add.reduceat(sums.weights**2, sizes.cumsum() - sizes)
    members = [member for group in groups for member in group.members]
    own = end_to_end(members)
    rows = rows.repeat([len(group.members) for group in groups])
    sizes = np.array([member.terms.size for member in members])
    starts = sizes.cumsum() - sizes
    given = table.weights(rows.repeat(sizes), own.terms)
    product = np.add.reduceat(own.weights * given, starts)
    length = np.add.reduceat(own.weights**2, starts)
    rest = np.sqrt(np.maximum(length * (squares[rows] - 2 * product + length), 0.0))
    alike = np.where(rest > _TRIFLE, (product - length) / np.maximum(rest, _TRIFLE), 0.0)
    places, counts = _telling(own.weights * (given - own.weights), sizes)
    terms = own.terms[places].tolist()
    told = (terms[start:end] for start, end in pairwise([0, *counts.cumsum().tolist()]))
    return zip(alike.tolist(), told, strict=True)


def _telling(shared: Real, sizes: Whole) -> tuple[Whole, Whole]:
    """The places of the largest values of each vector, of equals the first, and how many it has.

    The vectors stand end to end.
    """
    starts = sizes.cumsum() - sizes
    rows = np.arange(sizes.size).repeat(sizes)
    table = np.zeros((sizes.size, max(int(sizes.max()), _SHARED)))
    table[rows, np.arange(shared.size) - starts.repeat(sizes)] = shared
    least = -np.partition(-table, _SHARED - 1, axis=1)[:, _SHARED - 1 : _SHARED]
    row, column = np.nonzero((table >= least) & (table > _TRIFLE))
    order = np.lexsort((-table[row, column], row))
    row, column = row[order], column[order]
    kept = ranks(row) < _SHARED
    row, column = row[kept], column[kept]
    return starts[row] + column, np.bincount(row, minlength=sizes.size)
