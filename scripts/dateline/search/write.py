"""A whole index, of which only what changed is made. Pure: the caller keeps what was made last
time, reads the articles and writes the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.model import digest

from .code import CODE
from .document import FIELDS
from .join import MANIFEST, joined_names, joined_words, manifest, names_file, words_file
from .joining import Joining, Means, index_here
from .pack import short_name
from .spread import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator

    from .document import Document
    from .joining import File, Memory, Order
    from .part import Indexed
    from .segments import Part, Segment

OFFERED_OF = 10_000
"""Of how many articles one must have a spelling that is offered while a reader types: in a large
archive very rare ones are found, but not offered."""


class Writer:
    """Writes indexes.

    `documents` gives a part's articles in their order, and is not asked for parts that are kept.
    `there` are paths of files that exist: a name says what is in a file. `work` does what
    `index_order` does for each order, perhaps by several processes. `keys` are, once all is
    written, those of the memory that the index is made from.
    """

    def __init__(
        self,
        documents: Callable[[Part], Iterable[Document]],
        memory: Memory,
        there: Collection[str] = frozenset(),
        work: Callable[[Iterable[Order]], Iterable[Indexed]] = index_here,
    ) -> None:
        self._means = Means(documents, memory, there, work)
        self._memory, self._there = memory, there
        self.keys: set[str] = set()

    def write(self, segments: Iterable[Segment]) -> Iterator[File]:
        """Every file of the index; the manifest comes last."""
        joined = []
        for segment in segments:
            held = self._memory.get(segment.key)
            if held is not None and self._means.are_there(held["paths"]):
                yield from ((path, None) for path in held["paths"])
            else:
                joining = Joining(self._means, segment)
                yield from joining.files()
                held = joining.held()
                self._memory.put(segment.key, held)
            self.keys |= {segment.key, *held["keys"]}
            joined.append(held)
        yield from self._whole(joined)

    def _whole(self, joined: list[dict[str, Any]]) -> Iterator[File]:
        """The files of the whole archive."""
        values = joined_names(self._memory.get(each["names"]) for each in joined)
        names = []
        for field in FIELDS:
            data = names_file(values[field])
            names.append(f"names/{field}-{short_name(data)}.bin")
            yield names[-1], self._means.unless_there(names[-1], data)
        listed = [each["listed"] for each in joined]
        least = max(1, sum(each["count"] for each in listed) // OFFERED_OF)
        words = ""
        for number in range(WORDS):
            parts = [each["words"][number] for each in joined]
            words += yield from self._words(number, least, parts)
        yield MANIFEST, manifest(listed, values["lang"], names, words)

    def _words(self, number: int, least: int, parts: list[str]) -> Generator[File, None, str]:
        """One file of spellings; returns its name."""
        key = digest([CODE, "words", least, parts])
        self.keys.add(key)
        name: str = self._memory.get(key) or ""
        path = f"words/{number}-{name}.bin"
        if path in self._there:
            yield path, None
            return name
        data = words_file(joined_words(map(self._memory.get, parts)), least)
        name = short_name(data)
        self._memory.put(key, name)
        path = f"words/{number}-{name}.bin"
        yield path, self._means.unless_there(path, data)
        return name
