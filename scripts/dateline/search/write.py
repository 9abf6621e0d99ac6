"""A whole index, of which only what changed is made. Pure: the caller keeps what was made last
time, reads the articles and writes the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from .join import MANIFEST, join
from .part import Indexed, index_part
from .segment import block_paths, join_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from .document import Document
    from .segments import Part, Segment
    from .sizes import Sizes

File: TypeAlias = "tuple[str, bytes | None]"
"""Path below search/, and what the file holds before it is zipped; None for one that is there."""
Order: TypeAlias = "tuple[tuple[Document, ...], Sizes]"
"""The articles of a part, and how large its files are to be."""
Made: TypeAlias = "tuple[Indexed, list[bytes], list[bytes]]"


class Memory(Protocol):
    """What was made before, by key: plain values."""

    def get(self, key: str) -> Any:
        """The value of a key, None for none."""
        ...

    def put(self, key: str, value: object) -> None:
        """Keep a value."""
        ...


def index_order(order: Order) -> Made:
    """Index a part; a function of a module, so that other processes can do it."""
    documents, sizes = order
    return index_part(documents, sizes)


def _here(orders: Iterable[Order]) -> Iterator[Made]:
    return map(index_order, orders)


class Writer:
    """Writes indexes.

    `documents` gives a part's articles in their order, and is not asked for parts that are kept.
    `there` are paths of files that exist: a name says what is in a file. `work` does what
    `index_order` does for each order, perhaps by several processes.
    """

    def __init__(
        self,
        documents: Callable[[Part], Iterable[Document]],
        memory: Memory,
        there: Collection[str] = frozenset(),
        work: Callable[[Iterable[Order]], Iterable[Made]] = _here,
    ) -> None:
        self._documents, self._memory = documents, memory
        self._there, self._work = there, work

    def write(self, segments: Iterable[Segment]) -> Iterator[File]:
        """Every file of the index; the manifest comes last."""
        summaries = []
        for segment in segments:
            held = self._memory.get(segment.key)
            if held is not None and self._are_there(held["paths"]):
                yield from ((path, None) for path in held["paths"])
            else:
                held = {"paths": []}
                for path, data in self._segment(segment, held):
                    held["paths"].append(path)
                    yield path, data
                self._memory.put(segment.key, held)
            summaries.append(held["summary"])
        for path, data in join(summaries):
            yield path, None if path != MANIFEST and path in self._there else data

    def _are_there(self, paths: Iterable[str]) -> bool:
        return all(path in self._there for path in paths)

    def _segment(self, segment: Segment, held: dict[str, Any]) -> Iterator[File]:
        """The files of a segment that has to be joined anew; puts its summary into `held`."""
        parts = {number: self._kept(segment, number) for number in range(len(segment.parts))}
        due = [number for number, found in parts.items() if found is None]
        orders = ((tuple(self._documents(segment.parts[at])), segment.sizes) for at in due)
        for number, (made, records, texts) in zip(due, self._work(orders), strict=True):
            self._memory.put(segment.parts[number].key, made.plain())
            parts[number] = made
            yield from zip(_paths(segment, number, made), [*records, *texts], strict=True)
        whole = [found for found in parts.values() if found is not None]
        for number in parts.keys() - set(due):
            yield from ((path, None) for path in _paths(segment, number, whole[number]))
        files, held["summary"] = join_parts(segment.name, whole, segment.sizes)
        for path, data in files.items():
            yield path, None if path in self._there else data

    def _kept(self, segment: Segment, number: int) -> Indexed | None:
        """A part as it was made before, if its own files are there too."""
        kept = self._memory.get(segment.parts[number].key)
        found = Indexed.of(kept) if kept is not None else None
        return found if found and self._are_there(_paths(segment, number, found)) else None


def _paths(segment: Segment, number: int, part: Indexed) -> list[str]:
    """The files of the part of that number: its records, then its texts."""
    sizes = segment.sizes
    found = list(block_paths(segment.name, number, "r", part.records, part.articles, sizes.records))
    if part.texts:
        found += block_paths(segment.name, number, "x", part.texts, part.articles, sizes.texts)
    return found
