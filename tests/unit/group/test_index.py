"""The groups held small: the same as those made from all articles, also after any edit."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings

from dateline.catalog import order
from dateline.group import Groups, Memberships, group_catalog
from dateline.group.edited import Edit, RenamedError, changed
from dateline.group.index import Index, groups_in, index_of
from dateline.model import GroupKind
from dateline.settings import Settings
from everything import everything
from factories import catalog, record
from strategies import KNOWN, articles, edited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.catalog import Catalog
    from dateline.model import Group, Record


def held(found: Catalog) -> tuple[Groups, Groups]:
    """The groups of a catalog, and the same from an index that was kept."""
    groups = group_catalog(found, Settings())
    numbers = {each.head.id: number for number, each in enumerate(found.records)}
    index = pickle.loads(pickle.dumps(index_of(groups, numbers, found.records)))
    return groups, groups_in(index, found.records.__getitem__, found.registries, groups.memberships)


def shown(groups: Mapping[str, Group]) -> list[tuple[object, ...]]:
    """All that is known of groups, in their order."""
    return [
        (each.kind, key, each.key, each.title, each.address, tuple(each.members), each.note,
         getattr(each, "parent", None), getattr(each, "status", None),
         getattr(each, "merged", None), getattr(each, "pin", None))
        for key, each in groups.items()
    ]  # fmt: skip


def test_nothing_of_a_group_is_lost() -> None:
    groups, found = held(everything())
    for kind in GroupKind:
        assert shown(found.of(kind)) == shown(groups.of(kind))


@given(articles())
@settings(max_examples=25, deadline=None)
def test_months_and_counts_are_the_same(records: list[Record]) -> None:
    groups, found = held(catalog(records, KNOWN))
    for kind in GroupKind:
        for key, group in groups.of(kind).items():
            same = found.of(kind)[key].members
            assert months(found, same) == months(groups, group.members)
            assert months(found, tuple(same)) == months(groups, group.members)
            assert counts(found, same) == counts(groups, group.members)
            assert found.days_of(same) == groups.days_of(group.members)
            assert found.days_of(tuple(same)) == groups.days_of(group.members)
            days = {"2001-01-01", *groups.days_of(group.members)}
            assert found.on(days, GroupKind.STORY) == groups.on(days, GroupKind.STORY)
            assert found.ids(same) == groups.ids(group.members) == found.ids(tuple(same))
            for place, each in enumerate(group.members):
                assert found.position(same, each) == groups.position(group.members, each) == place
                assert found.position(same[place:], each) == 0
                assert found.position(tuple(same), each) == place
            parts = found.parts(same, GroupKind.TAG)
            assert listed(parts) == listed(groups.parts(group.members, GroupKind.TAG))
            assert listed(found.parts(tuple(same), GroupKind.TAG)) == listed(parts)
            assert counts(found, list(same)) == counts(groups, group.members)
            assert list(same[:2]) == list(group.members[:2])
        assert found.spread(kind) == groups.spread(kind) == groups.spread(kind)


def months(groups: Groups, members: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    return listed(groups.by_month(members))


def listed(parts: Mapping[str, Sequence[Record]]) -> list[tuple[str, list[Record]]]:
    return [(key, list(found)) for key, found in parts.items()]


def counts(groups: Groups, members: Sequence[Record]) -> dict[GroupKind, dict[str, int]]:
    return {kind: dict(groups.counts(members, kind)) for kind in GroupKind}


def edits(before: Catalog, after: Catalog) -> tuple[list[Edit], dict[int, Record], Index]:
    """What differs, the articles by number after it, and the index before it."""
    numbers = {each.head.id: number for number, each in enumerate(before.records)}
    index = index_of(group_catalog(before, Settings()), numbers, before.records)
    for name in after.by_id:
        numbers.setdefault(name, len(numbers))
    found = [
        Edit(numbers[name], before.by_id.get(name), after.by_id.get(name))
        for name in numbers
        if before.by_id.get(name) != after.by_id.get(name)
    ]
    return found, {numbers[name]: each for name, each in after.by_id.items()}, index


# Groups without a page, made in the order of the catalog.
NAMELESS = (
    GroupKind.CITED,
    GroupKind.ORIGIN,
    GroupKind.TRAIT,
    GroupKind.REVISED,
    GroupKind.TRANSLATION,
    GroupKind.WITHHELD,
)
OLD = record("Old", "2025-01-01", id="a0000001", people=("José",), tags=("storm",))
NEW = record("New", "2026-01-01", id="a0000002", people=("José",))
RIVAL = record("Rival", "2025-06-01", id="a0000003", people=("Jose",))
SELF = record("Self", "2025-06-01", id="a0000004", source="EXAMPLE TIMES",
              coverage=("https://e.org | Example Times",))  # fmt: skip


@given(edited())
@example(([OLD, NEW, RIVAL], [NEW, RIVAL]))  # now the rival's is the older claim to people/jose/
@example(([OLD, RIVAL], [RIVAL]))
@example(([OLD], [OLD, RIVAL]))
@example(([OLD], [OLD, SELF]))  # two spellings of one source in one article
@example(([OLD], [replace(OLD, sha256="changed", head=replace(OLD.head, tags=("STORM",)))]))
@settings(max_examples=100, deadline=None)
def test_after_edits_it_is_as_if_made_anew_or_says_that_a_name_changed(
    archives: tuple[list[Record], list[Record]],
) -> None:
    before, after = (catalog(records, KNOWN) for records in archives)
    memberships = Memberships(KNOWN, Settings())
    found, records, old = edits(before, after)
    try:
        index, retitled = changed(old, found, memberships, records.__getitem__)
    except RenamedError:
        return
    was = {edit.number: edit.old for edit in found if edit.old}
    known = groups_in(old, lambda number: was.get(number) or records[number], KNOWN, memberships)
    same = groups_in(index, records.__getitem__, KNOWN, memberships, (old, known))
    whole = group_catalog(after, Settings())
    for kind in GroupKind:
        if kind in (GroupKind.STORY, *NAMELESS):
            assert sorted(shown(same.of(kind))) == sorted(shown(whole.of(kind)))
        else:
            assert shown(same.of(kind)) == shown(whole.of(kind))
    was = group_catalog(before, Settings()).stories
    assert sorted(retitled) == sorted(
        key for key, now in whole.stories.items() if key in was and was[key].title != now.title
    )
    assert {number: index.orders[number] for number in records} == {
        number: order(each) for number, each in records.items()
    }


def after_edits(before: list[Record], after: list[Record]) -> Index:
    found, records, index = edits(catalog(before, KNOWN), catalog(after, KNOWN))
    return changed(index, found, Memberships(KNOWN, Settings()), records.__getitem__)[0]


def test_a_name_that_had_to_make_way_keeps_its_address_while_its_oldest_article_stays() -> None:
    more = record("More", "2026-01-01", id="a0000005", people=("Jose",))
    people = after_edits([OLD, RIVAL], [OLD, RIVAL, more]).entries[GroupKind.PERSON]
    assert people["Jose"].address == "people/jose-jose/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([OLD, NEW, RIVAL], [NEW, RIVAL]),
        ([OLD, RIVAL], [RIVAL]),
        ([OLD], [replace(OLD, sha256="changed", head=replace(OLD.head, tags=("STORM",)))]),
        ([OLD], [OLD, RIVAL]),
    ],
)
def test_a_name_or_address_that_changes_or_is_contended_is_told(
    before: list[Record], after: list[Record]
) -> None:
    with pytest.raises(RenamedError):
        after_edits(before, after)
