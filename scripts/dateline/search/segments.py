"""Which part of the index an article belongs to. Pure: decided from days, ids and content hashes.

The archive is cut twice. *Segments* are what a query asks: never more than four, so that it asks
for little; the closed years are one together. *Parts* are what is indexed at once and kept between
builds: some hundred articles, so that an edit of a closed year costs some days of it. A
*shelf* is the least that either is cut into: a day, or undated articles whose ids begin alike.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dateline.model import digest

from .code import CODE
from .sizes import Sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

MOST = 4
"""The closed years, the running year's closed months, its last month and the undated articles. A
query asks every segment for a word, and so for the least that a file holds; an edit costs a few
files whatever their segment."""
PART = 150
"""Articles of a part, unless more are of one day."""
UNDATED = "~"
"""What the shelves of undated articles begin with: they come last."""


class Ref(NamedTuple):
    """An article's place in the index: its shelf, and its moment and id within it. `sha256` stands
    for all its words and names."""

    shelf: str
    moment: str
    id: str
    sha256: str

    @classmethod
    def of(cls, day: date | None, moment: str, article: str, sha256: str) -> Ref:
        """The place of an article."""
        return cls(day.isoformat() if day else UNDATED + article[:1], moment, article, sha256)


class Shelf(NamedTuple):
    """What stands on a shelf: how many articles, and a hash of all of them."""

    articles: int
    sha256: str

    @classmethod
    def of(cls, refs: Iterable[Ref]) -> Shelf:
        """The shelf of these articles, which are all of one."""
        held = sorted(refs)
        return cls(len(held), digest([[ref.moment, ref.id, ref.sha256] for ref in held]))


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are indexed together, oldest first: their shelves, how many they are, and the
    hash of all that comes of them."""

    shelves: tuple[str, ...]
    count: int
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """What a query asks as one: its parts, oldest first, and the hash of all its bytes."""

    name: str
    parts: tuple[Part, ...]
    key: str

    @property
    def count(self) -> int:
        """How many articles it has."""
        return sum(part.count for part in self.parts)

    @property
    def sizes(self) -> Sizes:
        """How large its files are."""
        return Sizes.of(self.count)


def shelved(refs: Iterable[Ref]) -> dict[str, list[Ref]]:
    """The articles of each shelf, in their order."""
    found: dict[str, list[Ref]] = {}
    for ref in sorted(refs):
        found.setdefault(ref.shelf, []).append(ref)
    return found


def segments(shelves: Mapping[str, Shelf], most: int = PART) -> tuple[Segment, ...]:
    """The segments of an archive, oldest first, undated articles last, in parts of `most` articles
    where days allow it."""
    ordered = sorted(shelves)
    newest = max((key for key in ordered if not key.startswith(UNDATED)), default="")
    return tuple(
        _segment(name, tuple(held), shelves, most)
        for name, held in groupby(ordered, lambda key: _name(key, newest))
    )


def _segment(name: str, held: tuple[str, ...], shelves: Mapping[str, Shelf], most: int) -> Segment:
    sizes = Sizes.of(sum(shelves[key].articles for key in held))
    parts = tuple(_part(each, sizes, shelves) for each in _cut(held, shelves, most, _CUTS))
    return Segment(name, parts, digest([CODE, name, [part.key for part in parts]]))


def _part(held: tuple[str, ...], sizes: Sizes, shelves: Mapping[str, Shelf]) -> Part:
    count = sum(shelves[key].articles for key in held)
    hashes = [[key, shelves[key].sha256] for key in held]
    return Part(held, count, digest([CODE, astuple(sizes), hashes]))


def _cut(
    held: tuple[str, ...],
    shelves: Mapping[str, Shelf],
    most: int,
    cuts: tuple[Callable[[str], str], ...],
) -> Iterator[tuple[str, ...]]:
    """Shelves in parts: years, months, some days or one, whichever are not too many articles."""
    if not cuts or sum(shelves[key].articles for key in held) <= most:
        yield held
        return
    for _, some in groupby(held, cuts[0]):
        yield from _cut(tuple(some), shelves, most, cuts[1:])


def _days(shelf: str, many: int) -> str:
    """The month, and which so many days of it; undated shelves stay as they are."""
    return shelf if shelf.startswith(UNDATED) else f"{shelf[:8]}{(int(shelf[8:]) - 1) // many}"


_CUTS: tuple[Callable[[str], str], ...] = (
    lambda shelf: shelf[:4],
    lambda shelf: shelf[:7],
    lambda shelf: _days(shelf, 8),
    lambda shelf: _days(shelf, 4),
    lambda shelf: shelf,
)


def _name(shelf: str, newest: str) -> str:
    """The segment of a shelf, when the archive's newest day is `newest`."""
    if shelf.startswith(UNDATED):
        return "undated"
    if shelf[:4] < newest[:4]:
        return f"until-{int(newest[:4]) - 1:04d}"
    return newest[:7] if shelf[:7] == newest[:7] else f"{newest[:4]}-before"
