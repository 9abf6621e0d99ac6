"""The archive before and after some edits, of which articles are read when a page asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.catalog import Catalog
from dateline.group import Memberships
from dateline.group.edited import changed
from dateline.group.index import groups_in
from dateline.model import Record
from dateline.plan.context import Context

from .memory import MOST_RECORDS, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.catalog import Loaded
    from dateline.group import Groups
    from dateline.group.edited import Edit
    from dateline.group.index import Index

    from .site import Site


class _Articles(Mapping[str, Record]):
    """Articles by id, each read when it is asked for."""

    def __init__(self, number: Callable[[str], int | None], load: Callable[[int], Record]) -> None:
        self._number, self._load = number, load

    def __getitem__(self, article: str) -> Record:
        number = self._number(article)
        if number is None:
            raise KeyError(article)
        return self._load(number)

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("no build of a part goes through all articles")

    def __len__(self) -> int:
        raise NotImplementedError("no build of a part counts all articles")


class Archive:
    """The archive before and after the edits, as two contexts to plan in."""

    def __init__(self, site: Site, loaded: Loaded, edits: list[Edit]) -> None:
        self._site, self._registries = site, loaded.registries
        self._edits = {edit.number: edit for edit in edits}
        self._numbers = {
            record.head.id: edit.number for edit in edits for record in (edit.old or edit.new,)
            if record
        }  # fmt: skip
        memory = site.memory or Memory()
        self._kept = memory.records
        memberships = Memberships(self._registries, site.settings)
        index: Index = memory.index or site.state.fact("index")
        self.index, self.retitled = changed(index, edits, memberships, self._after)
        self.before = self._context(index, memberships, self._before)
        known = (index, self.before.groups)
        self.after = self._context(self.index, memberships, self._after, known)

    def settle(self) -> None:
        """Say that the edits are remembered: the memory is of the archive after them."""
        memory = self._site.memory
        if memory is not None:
            memory.index = self.index
            for number in self._edits:
                memory.records.pop(number, None)
            if len(memory.records) > MOST_RECORDS:
                memory.records.clear()

    def _context(
        self,
        index: Index,
        memberships: Memberships,
        load: Callable[[int], Record],
        before: tuple[Index, Groups] | None = None,
    ) -> Context:
        groups = groups_in(index, load, self._registries, memberships, before)
        catalog = Catalog((), self._registries, (), _Articles(self._number, load))
        return Context(catalog, groups, self._site.settings)

    def _number(self, article: str) -> int | None:
        found = self._numbers.get(article)
        return self._site.state.number_of(article) if found is None else found

    def _before(self, number: int) -> Record:
        edit = self._edits.get(number)
        return self._settled(edit.old if edit else self._unchanged(number), number)

    def _after(self, number: int) -> Record:
        edit = self._edits.get(number)
        return self._settled(edit.new if edit else self._unchanged(number), number)

    def _unchanged(self, number: int) -> Record | None:
        if number not in self._kept:
            record = self._site.state.numbered(number).record
            if record is not None:
                self._kept[number] = record
        return self._kept.get(number)

    def _settled(self, record: Record | None, number: int) -> Record:
        if record is None:
            raise KeyError(number)
        return record
