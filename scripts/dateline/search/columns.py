"""Columns of whole numbers at once, where one by one would take a second per thousand articles.
Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]


def packed(numbers: Numbers) -> tuple[Bytes, Numbers]:
    """Numbers as `pack.put` writes them, and how many bytes each takes."""
    sizes = np.ones(len(numbers), np.int64)
    rest = numbers >> 7
    while rest.any():
        sizes += rest > 0
        rest >>= 7
    ends = np.cumsum(sizes)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    starts = ends - sizes
    out[starts] = numbers & 127
    for byte in range(1, int(sizes.max(initial=1))):
        some = np.flatnonzero(sizes > byte)
        at = starts[some] + byte
        out[at - 1] |= 128
        out[at] = numbers[some] >> 7 * byte & 127
    return out, sizes


def starts(sizes: Numbers) -> Numbers:
    """Where each of some stretches begins that lie one behind the other."""
    return np.cumsum(sizes) - sizes


def stretches(begin: Numbers, sizes: Numbers) -> Numbers:
    """The places of stretches of `sizes` that begin anywhere, one stretch after the other."""
    return np.arange(int(sizes.sum())) + np.repeat(begin - starts(sizes), sizes)


def changes(column: Numbers) -> Numbers:
    """Where a column has another number than before; its beginning is such a place."""
    differs = np.ones(len(column), bool)
    differs[1:] = column[1:] != column[:-1]
    return np.flatnonzero(differs)


def widths(begin: Numbers, total: int) -> Numbers:
    """How far it is from each beginning to the next, or to the end."""
    return np.diff(begin, append=total)


def inverse(order: Numbers) -> Numbers:
    """Where each place goes in an order."""
    found = np.empty_like(order)
    found[order] = np.arange(len(order))
    return found


def kept(column: NDArray[Any], kind: str) -> bytes:
    """A column as bytes, the same on all machines."""
    return column.astype(kind).tobytes()


def read(data: bytes, kind: str) -> Numbers:
    """A column that was kept."""
    return np.frombuffer(data, kind).astype(np.int64)
