"""How large the index's files are. Pure."""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS_PER_NAME = 4
"""Blocks of records or texts that share a name made from their content: names take room in the
manifest, which every reader loads."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large files are: small where there are few articles, so that a query loads little, and
    larger where there are many, so that there are not too many files.

    `records` and `texts` are articles in a block; `shards` is the number of files of terms,
    `positions` of files of positions, of which each has those of some shards: both powers of two.
    """

    records: int
    texts: int
    shards: int
    positions: int

    @classmethod
    def of(cls, articles: int) -> Sizes:
        """The sizes for a segment of so many articles."""
        if articles <= 1_000:
            return cls(4, 5, _near(articles / 8), _near(articles / 16))
        if articles <= 4_000:
            return cls(8, 10, _near(articles / 12), _near(articles / 24))
        if articles <= 16_000:
            return cls(22, 64, _near(articles / 8), _near(articles / 34))
        return cls(22, 72, _near(articles / 17), _near(articles / 34))


def _near(number: float) -> int:
    """The power of two nearest to a number, by their ratio."""
    found = 1
    while found * found * 2 <= number * number:
        found *= 2
    return found
