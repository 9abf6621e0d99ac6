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
from .spread import WORDS, words_place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from .document import Document
    from .joining import File, Memory, Order
    from .part import Indexed
    from .segments import Part, Segment

OFFERED_OF = 5_000
"""Of how many articles one must have a spelling that is offered while a reader types: in a large
archive very rare ones are found, but not offered."""
MANY, FILES_OF_MANY = 4_000, 4
"""Of how many articles a group of spellings is so many files."""


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
        articles = sum(each["count"] for each in listed)
        words = [""] * (WORDS * FILES_OF_MANY if articles > MANY else WORDS)
        for group in range(WORDS):
            parts = [each["words"][group] for each in joined]
            yield from self._words(group, max(1, articles // OFFERED_OF), parts, words)
        yield MANIFEST, manifest(listed, values["lang"], names, "".join(words))

    def _words(self, group: int, least: int, parts: list[str], into: list[str]) -> Iterator[File]:
        """The files of a group of spellings; puts their names where they belong."""
        numbers = range(group, len(into), WORDS)
        key = digest([CODE, "words", len(into), least, parts])
        self.keys.add(key)
        names: list[str] = self._memory.get(key) or []
        made: list[bytes | None] = [None] * len(numbers)
        if not names or not self._means.are_there(_words_paths(numbers, names)):
            known = joined_words(map(self._memory.get, parts))
            data = [words_file(_of(known, number, len(into)), least) for number in numbers]
            names = list(map(short_name, data))
            self._memory.put(key, names)
            paths = _words_paths(numbers, names)
            made = [self._means.unless_there(*each) for each in zip(paths, data, strict=True)]
        for number, name in zip(numbers, names, strict=True):
            into[number] = name
        yield from zip(_words_paths(numbers, names), made, strict=True)


def _words_paths(numbers: range, names: list[str]) -> list[str]:
    return [f"words/{number}-{name}.bin" for number, name in zip(numbers, names, strict=True)]


def _of(known: list[tuple[str, int]], number: int, files: int) -> list[tuple[str, int]]:
    """The spellings of a file of that number."""
    return [each for each in known if words_place(each[0]) % files == number]
