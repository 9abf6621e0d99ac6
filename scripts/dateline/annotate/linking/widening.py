"""Articles widened by what their nearest neighbours say (pseudo-relevance feedback). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .rarity import MOST_TERMS
from .sparse import Rows, empty, of_length

if TYPE_CHECKING:
    from .sparse import Real

WIDENED_BY = 3
TELLING = 30
"""Terms of a neighbour that widen an article."""
WIDTH = MOST_TERMS + WIDENED_BY * TELLING
_BITS = 8


def widened(own: Rows, neighbours: Rows, shares: Real, lengths: Real) -> Rows:
    """The articles' vectors with shares of their neighbours', of these lengths.

    `neighbours` are WIDENED_BY vectors for each article, one article's after the other's; `shares`
    tells how much of each counts, a row for each article, 0 where it has no further neighbour.
    """
    count = len(own.terms)
    told = neighbours.weights[:, :TELLING] * shares.reshape(-1, 1)
    weights = np.concatenate([own.weights, told.reshape(count, -1)], axis=1)
    terms = np.concatenate([own.terms, neighbours.terms[:, :TELLING].reshape(count, -1)], axis=1)
    keys = terms << _BITS | np.arange(WIDTH)
    keys.sort(axis=1)
    rows = np.arange(count)[:, None]
    weights = weights[rows, keys & ((1 << _BITS) - 1)]
    terms = keys >> _BITS
    first = terms > 0  # 0, the gaps, is no term
    first[:, 1:] &= terms[:, 1:] != terms[:, :-1]
    starts = np.flatnonzero(first)
    made = empty(count, WIDTH)
    row, column = np.divmod(starts, WIDTH)
    place = (np.cumsum(first, axis=1) - 1)[row, column]
    made.terms[row, place] = terms[row, column]
    made.weights[row, place] = np.add.reduceat(weights.ravel(), starts)
    return Rows(made.terms, of_length(made.weights, lengths))
