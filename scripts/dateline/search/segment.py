"""One segment of the index, joined from the pieces of its parts. Pure.

Everything here takes what the parts have for one file or a few, and gives these files before they
are zipped, or what the files of the whole archive are made from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from .pack import json_bytes
from .part import Pieces
from .sizes import BLOCKS_PER_NAME, Sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Numbered: TypeAlias = "tuple[int, tuple[Any, ...]]"
"""The number of a part's first article, and a group of the part's terms."""


def path_of(segment: str, family: str, number: str, name: str) -> str:
    """Where a file of a segment lies, below search/."""
    return f"{segment}/{family}/{number}-{name}.bin"


def block_paths(
    segment: str, part: int, family: str, names: str, articles: int, size: int
) -> Iterator[str]:
    """Where the files of records or texts of the part of that number lie."""
    for block in range(-(-articles // size)):
        at = block // BLOCKS_PER_NAME * 4
        yield path_of(segment, family, f"{part}.{block}", names[at : at + 4])


def shards_of(group: int, sizes: Sizes) -> range:
    """The numbers of a group's shards."""
    return range(group, sizes.shards, Pieces.of(sizes).groups)


def positions_of(group: int, sizes: Sizes) -> range:
    """The numbers of a group's files of positions."""
    return range(group, sizes.positions, Pieces.of(sizes).groups)


def join_group(group: int, parts: Iterable[Numbered], sizes: Sizes) -> tuple[list[bytes], ...]:
    """A group's shards and files of positions."""
    # NumPy takes a tenth of a second to load, and only those who write an index need it.
    from .merge import merged
    from .terms import Piece

    numbered = ((start, Piece(*piece)) for start, piece in parts)
    return merged(shards_of(group, sizes), numbered, sizes)


def column(parts: Iterable[list[list[str]]]) -> bytes:
    """The values of a field and, for each article, which of them it has."""
    rows = [row for part in parts for row in part]
    keys = sorted({key for row in rows for key in row})
    numbers = {key: number for number, key in enumerate(keys)}
    if all(len(row) < 2 for row in rows):
        return json_bytes({"keys": keys, "of": [numbers[row[0]] if row else -1 for row in rows]})
    return json_bytes({"keys": keys, "of": [[numbers[key] for key in row] for row in rows]})


def runs(days: Iterable[int]) -> list[int]:
    """Days in order as pairs: days since the last one, and how many articles it has."""
    found: list[int] = []
    last = 0
    for day in days:
        if found and day == last:
            found[-1] += 1
        else:
            found += [day - last, 1]
            last = day
    return found
