"""One segment joined from its parts, of which only what changed is made. Pure: the caller keeps
what was made last time."""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from .code import CODE
from .join import joined_names, joined_words
from .pack import short_name
from .part import COLUMNS, Head, Indexed, Pieces, index_part
from .segment import (
    block_paths,
    column,
    join_group,
    path_of,
    positions_of,
    runs,
    shards_of,
)
from .sizes import BLOCKS_PER_NAME
from .spread import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator

    from .document import Document
    from .segments import Part, Segment
    from .sizes import Sizes

File: TypeAlias = "tuple[str, bytes | None]"
"""Path below search/, and what the file holds before it is zipped; None for one that is there."""
Order: TypeAlias = "tuple[tuple[Document, ...], Sizes]"
"""The articles of a part, and how large its files are to be."""


class Memory(Protocol):
    """What was made before, by key and number: plain values."""

    def get(self, key: str, number: int = 0) -> Any:
        """The value of a key, None for none."""
        ...

    def put(self, key: str, value: object, number: int = 0) -> None:
        """Keep a value."""
        ...


def index_order(order: Order) -> Indexed:
    """Index a part; a function of a module, so that other processes can do it."""
    documents, sizes = order
    return index_part(documents, sizes)


def index_here(orders: Iterable[Order]) -> Iterator[Indexed]:
    """Index parts one after the other."""
    return map(index_order, orders)


@dataclass(frozen=True, slots=True)
class Means:
    """What an index is written with; see `Writer`."""

    documents: Callable[[Part], Iterable[Document]]
    memory: Memory
    there: Collection[str]
    work: Callable[[Iterable[Order]], Iterable[Indexed]]

    def are_there(self, paths: Iterable[str]) -> bool:
        """Whether all of some files exist."""
        return all(path in self.there for path in paths)

    def unless_there(self, path: str, data: bytes) -> bytes | None:
        """What a file holds, None for one that exists."""
        return None if path in self.there else data


class Joining:
    """A segment whose files are brought up to date; `files` first, then `held`."""

    def __init__(self, means: Means, segment: Segment) -> None:
        self._means, self._memory, self._segment = means, means.memory, segment
        self._pieces = Pieces.of(segment.sizes)
        self._heads: list[Head] = []
        self._paths: list[str] = []
        self._keys: list[str] = [part.key for part in segment.parts]
        self._listed: dict[str, Any] = {}
        self._words: list[str] = []
        self._names = ""

    def held(self) -> dict[str, Any]:
        """What is to be known of the segment: its paths; the keys of the memory that it is made
        from, those of its names and its spellings among them; and what the manifest says."""
        return {
            "paths": self._paths,
            "keys": self._keys,
            "names": self._names,
            "words": self._words,
            "listed": self._listed,
        }

    def files(self) -> Iterator[File]:
        """Every file of the segment."""
        for path, data in self._every():
            self._paths.append(path)
            yield path, data

    def _every(self) -> Iterator[File]:
        yield from self._blocks()
        sizes, pieces = self._segment.sizes, self._pieces
        shards, positions = [""] * sizes.shards, [""] * sizes.positions
        for group in range(pieces.groups):
            yield from self._group(group, shards, positions)
        columns = ""
        for number in range(len(COLUMNS)):
            columns += yield from self._column(number)
        self._names = self._joined(pieces.names, joined_names)
        self._words = [self._joined(pieces.words + at, joined_words) for at in range(WORDS)]
        self._listed = {
            "name": self._segment.name,
            "count": self._segment.count,
            "days": runs(day for head in self._heads for day in head.days),
            "sizes": [sizes.records, sizes.texts, BLOCKS_PER_NAME],
            "parts": [[head.articles, head.records, head.texts] for head in self._heads],
            "names": {"t": "".join(shards), "p": "".join(positions), "c": columns},
        }

    def _blocks(self) -> Iterator[File]:
        """The files that belong to one part; indexes the parts that are not kept."""
        segment = self._segment
        heads = [self._kept(number) for number in range(len(segment.parts))]
        due = [number for number, head in enumerate(heads) if head is None]
        orders = ((tuple(self._means.documents(segment.parts[at])), segment.sizes) for at in due)
        for number, made in zip(due, self._means.work(orders), strict=True):
            heads[number] = made.head
            self._memory.put(segment.parts[number].key, tuple(made.head))
            for piece, data in enumerate(made.pieces, 1):
                self._memory.put(segment.parts[number].key, data, piece)
            files = [*made.records, *made.texts]
            yield from zip(_paths(segment, number, made.head), files, strict=True)
        self._heads = [head for head in heads if head is not None]
        for number in set(range(len(heads))) - set(due):
            for path in _paths(segment, number, self._heads[number]):
                yield path, None

    def _kept(self, number: int) -> Head | None:
        """A part as it was made before, if its own files are there too."""
        kept = self._memory.get(self._segment.parts[number].key)
        head = Head(*kept) if kept is not None else None
        there = head and self._means.are_there(_paths(self._segment, number, head))
        return head if there else None

    def _group(self, group: int, shards: list[str], positions: list[str]) -> Iterator[File]:
        """The shards of a group and their positions; puts their names where they belong."""
        sizes = self._segment.sizes
        places = [("t", at, shards) for at in shards_of(group, sizes)]
        places += [("p", at, positions) for at in positions_of(group, sizes)]
        key = self._key(group)
        names: str = self._memory.get(key) or ""
        paths = self._named(places, names)
        made: list[bytes | None] = [None] * len(paths)
        if not names or not self._means.are_there(paths):
            starts = accumulate((head.articles for head in self._heads), initial=0)
            found = join_group(group, zip(starts, self._parts(group), strict=False), sizes)
            data = [each for family in found for each in family]
            names = "".join(map(short_name, data))
            self._memory.put(key, names)
            paths = self._named(places, names)
            made = [self._means.unless_there(*each) for each in zip(paths, data, strict=True)]
        for at, (_, number, into) in enumerate(places):
            into[number] = names[4 * at : 4 * at + 4]
        yield from zip(paths, made, strict=True)

    def _named(self, places: list[tuple[str, int, list[str]]], names: str) -> list[str]:
        segment = self._segment.name
        return [
            path_of(segment, family, str(number), names[4 * at : 4 * at + 4])
            for at, (family, number, _) in enumerate(places)
        ]

    def _column(self, number: int) -> Generator[File, None, str]:
        """The values of a field; returns the file's name."""
        piece = self._pieces.columns + number
        key = self._key(piece)
        name: str = self._memory.get(key) or ""
        path = path_of(self._segment.name, "c", str(number), name)
        data = None
        if path not in self._means.there:
            whole = column(self._parts(piece))
            name = short_name(whole)
            self._memory.put(key, name)
            path = path_of(self._segment.name, "c", str(number), name)
            data = self._means.unless_there(path, whole)
        yield path, data
        return name

    def _joined(self, piece: int, join: Callable[[Iterator[Any]], object]) -> str:
        """The key under which a piece of the whole segment is kept."""
        key = self._key(piece)
        if self._memory.get(key) is None:
            self._memory.put(key, join(self._parts(piece)))
        return key

    def _parts(self, piece: int) -> Iterator[Any]:
        """A piece of every part."""
        for part in self._segment.parts:
            yield marshal.loads(self._memory.get(part.key, piece + 1))

    def _key(self, piece: int) -> str:
        """What stands for a piece of all parts, and for all that is made of it."""
        sizes = self._segment.sizes
        whole = hashlib.sha256(f"{CODE} {piece} {sizes.shards} {sizes.positions}".encode())
        for head in self._heads:
            whole.update(b"%d " % head.articles + head.hash_of(piece))
        self._keys.append(whole.hexdigest())
        return self._keys[-1]


def _paths(segment: Segment, number: int, head: Head) -> list[str]:
    """The files of the part of that number: its records, then its texts."""
    sizes = segment.sizes
    found = list(block_paths(segment.name, number, "r", head.records, head.articles, sizes.records))
    if head.texts:
        found += block_paths(segment.name, number, "x", head.texts, head.articles, sizes.texts)
    return found
