"""The index of an archive after some of its articles were edited. Pure.

Entries of groups that no edit touches are shared with the index before. Where an edit would rename
a group that other pages link to, `changed` says so by raising, and everything has to be grouped
anew.
"""

from __future__ import annotations

from array import array
from bisect import insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import order
from dateline.model import GroupKind, Record
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .groups import COLLECTIONS, TIMES
from .index import Entry, Index
from .stories import story_address, story_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .index import Load, Order
    from .memberships import Membership, Memberships


class RenamedError(Exception):
    """A change renames a group, so that pages of other articles change too."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An article before and after a change; None before it was there or after it went."""

    number: int
    old: Record | None
    new: Record | None


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
        for kind, key in list(self._members):
            if kind is GroupKind.CITED:
                self._at(GroupKind.SOURCE, key)
        entries = dict(self._index.entries)
        for kind in dict.fromkeys(kind for kind, _ in self._members):
            old = entries.get(kind, {})
            found = dict(old)
            for (each, key), numbers in self._members.items():
                if each is kind:
                    self._settle(found, kind, key, self._entry(kind, key, numbers))
            entries[kind] = found if found.keys() == old.keys() else _in_order(kind, found)
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


def _in_order(kind: GroupKind, found: dict[str, Entry]) -> dict[str, Entry]:
    """Entries in the order of their kind: dates newest first, collections by name."""
    if kind in TIMES:
        return dict(sorted(found.items(), reverse=True))
    if kind in COLLECTIONS:
        return dict(sorted(found.items(), key=lambda each: (each[1].title.casefold(), each[0])))
    return found


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
