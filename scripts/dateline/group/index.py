"""Groups held small: numbers in place of articles, so that an archive of any size loads at once.

An index is what a build remembers of the groups. A change of some articles gives a new index that
shares all other entries with the old one. Where the change would rename a group that other pages
link to, `changed` says so by raising, and everything has to be grouped anew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, overload

from dateline.catalog import order
from dateline.model import Group, GroupKind, Record
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .groups import COLLECTIONS, TIMES, Groups
from .stories import merged_stories, story_address, story_of, story_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.model import Registries

    from .groups import Found
    from .memberships import Membership, Memberships

    Load = Callable[[int], Record]
    Order = tuple[bool, float, str]
    Orders = Sequence[Order]


class RenamedError(Exception):
    """A change renames a group, so that pages of other articles change too."""


class Entry(NamedTuple):
    """A group: its name, its page, and its members' numbers as 32-bit integers, newest first."""

    title: str
    address: str
    members: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """An article before and after a change; None before it was there or after it went."""

    number: int
    old: Record | None
    new: Record | None


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by kind and key; `orders` is every article's place in the catalog, by number."""

    entries: Mapping[GroupKind, Mapping[str, Entry]]
    orders: tuple[Order, ...]


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
        object.__setattr__(self, "_orders", orders)

    _orders: Orders

    def ids(self, members: Sequence[Record]) -> list[str]:
        """The ids of members, in their order."""
        if not isinstance(members, Members):
            return super().ids(members)
        orders = self._orders
        return [orders[number][2] for number in members.numbers]

    def position(self, members: Sequence[Record], record: Record) -> int:
        """How many of `members`, in the catalog's order, come before `record`."""
        if not isinstance(members, Members):
            return super().position(members, record)
        return bisect_left(members.numbers, order(record), key=self._orders.__getitem__)

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


def groups_in(index: Index, load: Load, registries: Registries, memberships: Memberships) -> Groups:
    """The groups of an index; `load` gives the article of a number."""
    files = registries.stories
    merged = merged_stories(files)
    found: dict[GroupKind, dict[str, Group]] = {}
    for kind, entries in index.entries.items():
        groups: dict[str, Group] = {}
        for key, (title, address, numbers) in entries.items():
            members = Members(memoryview(numbers).cast("I"), load)
            if kind is GroupKind.STORY:
                more = merged.get(key, ())
                groups[key] = story_of(key, title, address, members, files.get(key), more)
            else:
                note = registries.days.get(key, "") if kind is GroupKind.DAY else ""
                groups[key] = Group(kind, key, title, address, members, note)
        found[kind] = groups
    return IndexedGroups(found, registries, memberships, index.orders)


def changed(
    index: Index, edits: Iterable[Edit], memberships: Memberships, load: Load
) -> tuple[Index, tuple[str, ...]]:
    """The index after `edits`, and the stories that have a new title; `load` gives articles as
    they are after the edits.

    Raises RenamedError where a group that stays would be named or addressed differently.
    """
    editor = _Editor(index, memberships, load)
    for edit in edits:
        editor.apply(edit)
    return editor.finish(), tuple(editor.retitled)


class _Editor:
    def __init__(self, index: Index, memberships: Memberships, load: Load) -> None:
        self._index, self._memberships, self._load = index, memberships, load
        self._orders = list(index.orders)
        self._members: dict[tuple[GroupKind, str], list[int]] = {}
        self._named: dict[tuple[GroupKind, str], Membership] = {}
        self.retitled: list[str] = []

    def apply(self, edit: Edit) -> None:
        if edit.old is not None:
            for each in self._memberships.of(edit.old):
                self._at(each.kind, each.key).remove(edit.number)
        if edit.new is not None:
            while len(self._orders) <= edit.number:
                self._orders.append((True, 0.0, ""))
            self._orders[edit.number] = order(edit.new)
            for each in self._memberships.of(edit.new):
                self._named[each.kind, each.key] = each
                insort(self._at(each.kind, each.key), edit.number, key=self._orders.__getitem__)

    def _at(self, kind: GroupKind, key: str) -> list[int]:
        if (kind, key) not in self._members:
            self._members[kind, key] = _held(self._index, kind, key).tolist()
        return self._members[kind, key]

    def finish(self) -> Index:
        entries = {kind: dict(found) for kind, found in self._index.entries.items()}
        for kind, key in list(self._members):
            if kind is GroupKind.CITED:
                self._at(GroupKind.SOURCE, key)
        for (kind, key), numbers in self._members.items():
            self._settle(entries.setdefault(kind, {}), kind, key, self._entry(kind, key, numbers))
        for kind, found in entries.items():
            if kind in TIMES:
                entries[kind] = dict(sorted(found.items(), reverse=True))
            elif kind in COLLECTIONS:
                by_name = sorted(
                    found.items(), key=lambda each: (each[1].title.casefold(), each[0])
                )
                entries[kind] = dict(by_name)
        return Index(entries, tuple(self._orders))

    def _settle(
        self, found: dict[str, Entry], kind: GroupKind, key: str, new: Entry | None
    ) -> None:
        """Put a group's new entry in place of the old one."""
        old = found.get(key)
        if new is None:
            self._gone(found, key)
            return
        if old and kind in COLLECTIONS and self._is_as_old(kind, key):
            if old.title == new.title and old.address in (new.address, _longer(new.address, key)):
                found[key] = new._replace(address=old.address)
                return
            raise RenamedError(f"{kind} {key}")
        if old is None and kind in (*COLLECTIONS, GroupKind.STORY):
            self._come(found, new)
        if old and old.title != new.title and kind is GroupKind.STORY:
            self.retitled.append(key)
        elif old and old.title != new.title:
            raise RenamedError(f"{kind} {key}")
        if old and old.address != new.address:
            raise RenamedError(old.address)
        if old and kind in COLLECTIONS and _is_waited_for(old.address, found):
            raise RenamedError(old.address)
        found[key] = new

    def _entry(self, kind: GroupKind, key: str, numbers: list[int]) -> Entry | None:
        """The group with these members; None where it is no more."""
        packed = array("I", numbers).tobytes()
        if kind in COLLECTIONS:
            oldest = self._oldest(kind, key)
            if oldest is None:
                return None
            name = self._name(kind, key, oldest)
            return Entry(name.title, collection_address(kind, name.slug), packed)
        if not numbers:
            return None
        if kind is GroupKind.STORY:
            members = [self._load(number) for number in numbers]
            file = self._memberships.story_file(key)
            return Entry(story_title(key, members, file), story_address(key, members, file), packed)
        if old := self._index.entries.get(kind, {}).get(key):
            return Entry(old.title, old.address, packed)
        if kind in TIMES:
            name = self._named[kind, key]
            return Entry(name.title, name.slug, packed)
        title, address = ("Undated", "undated/") if kind is GroupKind.UNDATED else ("", "")
        return Entry(title, address, packed)

    def _oldest(self, kind: GroupKind, key: str) -> int | None:
        """The article that a group is named after."""
        found = (
            self._members.get((each, key), _held(self._index, each, key)) for each in _naming(kind)
        )
        return _oldest({number for numbers in found for number in numbers}, self._orders)

    def _is_as_old(self, kind: GroupKind, key: str) -> bool:
        """Whether a group is named after the same article, of the same age, as before."""
        orders = self._index.orders
        found = (_held(self._index, each, key) for each in _naming(kind))
        before = _oldest({number for numbers in found for number in numbers}, orders)
        after = self._oldest(kind, key)
        return before is not None and after == before and self._orders[after] == orders[after]

    def _name(self, kind: GroupKind, key: str, number: int) -> Membership:
        """How an article names a group."""
        found = self._memberships.of(self._load(number))
        return next(each for each in found if each.kind in _naming(kind) and each.key == key)

    def _gone(self, found: dict[str, Entry], key: str) -> None:
        """A group without members; its address may be what another one waits for."""
        address = found.pop(key).address
        if _is_waited_for(address, found):
            raise RenamedError(address)

    def _come(self, found: Mapping[str, Entry], new: Entry) -> None:
        """A new group; its address may be taken."""
        if any(each.address == new.address for each in found.values()):
            raise RenamedError(new.address)


def _held(index: Index, kind: GroupKind, key: str) -> array[int]:
    """The members of a group by number, none where there is no such group."""
    entry = index.entries.get(kind, {}).get(key)
    return array("I", entry.members if entry else b"")


def _naming(kind: GroupKind) -> tuple[GroupKind, ...]:
    """The kinds of groups whose articles name one: a source's also those that only cite it."""
    return (kind, GroupKind.CITED) if kind is GroupKind.SOURCE else (kind,)


def _oldest(numbers: set[int], orders: Sequence[Order]) -> int | None:
    """The oldest of some articles, an undated one only where all are."""
    dated = [number for number in numbers if not orders[number][0]]
    if dated:
        return max(dated, key=orders.__getitem__)
    return min(numbers, key=orders.__getitem__, default=None)


def _longer(address: str, key: str) -> str:
    """The address of a group whose own is that of an older one."""
    return f"{address[:-1]}-{slugify(key)}/"


def _is_waited_for(address: str, found: Mapping[str, Entry]) -> bool:
    """Whether a group has a longer address only because an older one has this one."""
    longer = f"{address[:-1]}-"
    return any(
        each.address.startswith(longer) and each.address == _longer(address, key)
        for key, each in found.items()
    )
