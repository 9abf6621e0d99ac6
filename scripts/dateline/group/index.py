"""Groups held small: numbers in place of articles, so that an archive of any size loads at once.

An index is what a build remembers of the groups.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from dateline.catalog import order
from dateline.model import Group, GroupKind, Record

from .groups import Groups
from .stories import merged_stories, story_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping

    from dateline.model import Registries

    from .groups import Found
    from .memberships import Memberships

    Load = Callable[[int], Record]
    Order = tuple[bool, float, str]
    Orders = Sequence[Order]


class Entry(NamedTuple):
    """A group: its name, its page, and its members' numbers as 32-bit integers, newest first."""

    title: str
    address: str
    members: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by kind and key; `orders` is every article's place in the catalog, by number."""

    entries: Mapping[GroupKind, Mapping[str, Entry]]
    orders: tuple[Order, ...]

    def __getstate__(self) -> tuple[object, object]:
        """Columns of plain values: what is not of a type of ours is kept and read in a third of the
        time."""
        entries = [
            (kind.value, list(found), *_columns(found.values(), len(Entry._fields)))
            for kind, found in self.entries.items()
        ]
        undated, times, ids = _columns(self.orders, 3)
        return entries, (bytes(undated), array("d", times).tobytes(), ids)

    def __setstate__(self, state: Any) -> None:
        entries, (undated, times, ids) = state
        found = {
            GroupKind(kind): dict(zip(keys, map(Entry, *columns), strict=True))
            for kind, keys, *columns in entries
        }
        object.__setattr__(self, "entries", found)
        orders = zip(map(bool, undated), memoryview(times).cast("d"), ids, strict=True)
        object.__setattr__(self, "orders", tuple(orders))


def _columns(rows: Collection[Sequence[Any]], count: int) -> list[list[Any]]:
    return [[row[place] for row in rows] for place in range(count)]


class Members(Sequence[Record]):
    """The articles of a group, each read when it is asked for."""

    __slots__ = ("_load", "numbers")

    def __init__(self, numbers: Sequence[int], load: Load) -> None:
        self.numbers, self._load = numbers, load

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> Members: ...
    def __getitem__(self, place: int | slice) -> Record | Members:
        if isinstance(place, slice):
            return Members(self.numbers[place], self._load)
        return self._load(self.numbers[place])

    def some(self, places: Sequence[int]) -> Members:
        """Those at these places."""
        return Members([self.numbers[place] for place in places], self._load)


class IndexedGroups(Groups):
    """Groups of an index, whose `orders` tell members' ids and places without reading them."""

    def __init__(
        self, found: Found, registries: Registries, memberships: Memberships, orders: Orders
    ) -> None:
        super().__init__(found, registries, memberships)
        object.__setattr__(self, "_by_number", orders)

    _by_number: Orders

    def marks(self, members: Sequence[Record]) -> Sequence[Hashable]:
        """The numbers of members, in their order."""
        if isinstance(members, Members):
            return members.numbers
        return [self._numbers.get(article, article) for article in self.ids(members)]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """Numbers by id; of an article that came again the last one."""
        return {article: number for number, (_, _, article) in enumerate(self._by_number)}

    def ids(self, members: Sequence[Record]) -> list[str]:
        """The ids of members, in their order."""
        if not isinstance(members, Members):
            return super().ids(members)
        orders = self._by_number
        return [orders[number][2] for number in members.numbers]

    def ids_from(self, group: Group, start: int) -> Sequence[str]:
        """The ids of a group's members from a place on."""
        return self.ids(group.members[start:])

    def place(self, group: Group, record: Record) -> int:
        """How many members of a group, in the catalog's order, come before `record`."""
        return self.position(group.members, record)

    def position(self, members: Sequence[Record], record: Record) -> int:
        """How many of `members`, in the catalog's order, come before `record`."""
        if not isinstance(members, Members):
            return super().position(members, record)
        return bisect_left(members.numbers, order(record), key=self._by_number.__getitem__)

    def some(self, members: Sequence[Record], places: Sequence[int]) -> Sequence[Record]:
        """The members at these places."""
        if not isinstance(members, Members):
            return super().some(members, places)
        return members.some(places)


def index_of(groups: Groups, numbers: Mapping[str, int], records: Sequence[Record]) -> Index:
    """The index of `groups`; `numbers` maps an article's id to its place among `records`."""
    entries = {
        kind: {
            key: Entry(
                group.title,
                group.address,
                array("I", [numbers[record.head.id] for record in group.members]).tobytes(),
            )
            for key, group in found.items()
        }
        for kind, found in groups.found.items()
    }
    return Index(entries, tuple(map(order, records)))


def groups_in(
    index: Index,
    load: Load,
    registries: Registries,
    memberships: Memberships,
    before: tuple[Index, Groups] | None = None,
) -> Groups:
    """The groups of an index; `load` gives the article of a number. Of `before`, the index from
    which edits made this one, and its groups, those are taken that no edit touched."""
    old, known = before or (None, None)
    found: dict[GroupKind, Mapping[str, Group]] = {}
    for kind, entries in index.entries.items():
        same = old.entries.get(kind, {}) if old else {}
        there = known.of(kind) if known else {}
        make = _maker(kind, load, registries)
        found[kind] = there if same is entries else {
            key: there[key] if same.get(key) is entry else make(key, entry)
            for key, entry in entries.items()
        }  # fmt: skip
    return IndexedGroups(found, registries, memberships, index.orders)


def _maker(kind: GroupKind, load: Load, registries: Registries) -> Callable[[str, Entry], Group]:
    """Makes groups of a kind from their entries."""
    files, notes = registries.stories, registries.days if kind is GroupKind.DAY else {}
    merged = merged_stories(files)

    def group(key: str, entry: Entry) -> Group:
        members = Members(memoryview(entry.members).cast("I"), load)
        return Group(kind, key, entry.title, entry.address, members, notes.get(key, ""))

    def story(key: str, entry: Entry) -> Group:
        members = Members(memoryview(entry.members).cast("I"), load)
        file, more = files.get(key), merged.get(key, ())
        return story_of(key, entry.title, entry.address, members, file, more)

    return story if kind is GroupKind.STORY else group
