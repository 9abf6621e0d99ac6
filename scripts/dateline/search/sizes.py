"""How large the index's files are. Pure."""

from __future__ import annotations

from dataclasses import dataclass

ODDS = 24
"""Past the least size of a shard, every `ODDS`-th term ends one."""
SHARDS_PER_POSITIONS = 2
BLOCKS_PER_NAME = 4
"""Blocks of records or texts that share a name made from their content: names take room in the
manifest, which every reader loads."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large files are: small where there are few articles, so that a query loads little, and
    larger where there are many, so that there are not too many files.

    `records` and `texts` are articles in a block; `least` and `most` are bytes of a shard before
    zipping (`most` but for a single long term).
    """

    records: int
    texts: int
    least: int
    most: int

    @classmethod
    def of(cls, articles: int) -> Sizes:
        """The sizes for a segment of so many articles."""
        scale = 1 if articles <= 1_000 else 2 if articles <= 4_000 else 4
        return cls(4 * scale, 5 * scale, 6_000 * scale, 14_000 * scale)
