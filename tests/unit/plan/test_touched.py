"""What an edit touches is all that it changes."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.catalog import Catalog
from dateline.group import Groups, Memberships, group_catalog
from dateline.group.edited import Edit, changed
from dateline.group.index import groups_in, index_of
from dateline.group.related import TOO_COMMON
from dateline.model import GroupKind, Registries, StoryFile
from dateline.plan.context import Context
from dateline.plan.families import FAMILIES
from dateline.plan.outputs import outputs_of
from dateline.plan.subjects import (
    ARTICLE,
    INDEX,
    SITEMAP,
    SLICE,
    STORY_MONTH,
    Subject,
    every_subject,
)
from dateline.plan.touched import ALWAYS, COUNTING, touched
from dateline.settings import Settings
from factories import catalog, generated, record
from strategies import KNOWN, edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.model import Record


def context(found: Catalog, size: int = 2) -> Context:
    options = Settings(page_size=size)
    return Context(found, group_catalog(found, options), options)


def keys(where: Context) -> dict[Subject, list[tuple[str, str]]]:
    """Path and key of every output, by subject."""
    return {
        each: [(output.path, output.key) for output in outputs_of(where, each)]
        for each in every_subject(where)
    }


def edits(before: Context, after: Context) -> list[tuple[Record | None, Record | None]]:
    """What differs, and the reports of stories that have another title."""
    old, new = before.catalog.by_id, after.catalog.by_id
    pairs = [(old.get(name), new.get(name)) for name in sorted(old.keys() | new.keys())]
    was = before.groups.stories
    retitled = [
        report
        for key, story in after.groups.stories.items()
        if key in was and was[key].title != story.title
        for report in story.members
    ]
    return [pair for pair in pairs if pair[0] != pair[1]] + [(each, each) for each in retitled]


def names(groups: Groups) -> dict[tuple[GroupKind, str], tuple[str, str]]:
    return {
        (kind, key): ("" if kind is GroupKind.STORY else group.title, group.address)
        for kind in GroupKind
        for key, group in groups.of(kind).items()
    }


def are_renamed(before: Context, after: Context) -> bool:
    """Whether a group that stays has another name or address: then everything is planned."""
    old, new = names(before.groups), names(after.groups)
    return any(old[at] != new[at] for at in old.keys() & new.keys())


def forgotten(one: Catalog, two: Catalog, size: int = 2) -> set[Subject]:
    """Subjects that two catalogs plan differently without the edits touching them."""
    before, after = context(one, size), context(two, size)
    if are_renamed(before, after):
        return set()
    was, now = keys(before), keys(after)
    changed = {each for each in was.keys() | now.keys() if was.get(each) != now.get(each)}
    return changed - touched(before, after, edits(before, after))


@given(edited(), st.sampled_from((2, 8)))
@settings(max_examples=40, deadline=None)
def test_no_page_changes_that_no_edit_touches(
    archives: tuple[list[Record], list[Record]], size: int
) -> None:
    before, after = (catalog(records, KNOWN) for records in archives)
    assert forgotten(before, after, size) == set()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_nor_does_any_in_an_archive_with_long_lists(seed: int) -> None:
    before, other = generated(150, seed, days=90), generated(150, seed + 10, days=90)
    gone, moved = random.Random(seed).sample(before.records, 2)
    kept = [each for each in before.records if each not in (gone, moved)]
    moved = replace(other.by_id[moved.head.id], sha256="changed")
    after = catalog([*kept, moved], before.registries)
    assert forgotten(before, after, 10) == set()
    assert forgotten(after, before, 10) == set()


def test_a_slice_that_comes_or_goes_touches_the_one_that_links_to_it_and_no_other() -> None:
    def told(month: int) -> list[Record]:
        return [record(f"Report {month}.{n}", f"2026-0{month}-0{n}", id=f"aaaaaa{month}{n}",
                       tags=("ferry",)) for n in (1, 2)]  # fmt: skip

    def slices(touching: set[Subject]) -> set[str]:
        kind = f"{GroupKind.TAG}{SLICE}"
        return {each.key.split()[1] for each in touching if each.kind == kind}

    three = catalog([*told(2), *told(3), *told(4)])
    newer = catalog([*three.records, told(5)[0]])
    older = catalog([*three.records, told(1)[0]])
    assert slices(touched_by(three, newer)) == slices(touched_by(newer, three)) == {"2026/04/"}
    with_link = {"2026/02/", "2026/01/"}
    assert slices(touched_by(three, older)) == slices(touched_by(older, three)) == with_link


def test_a_parent_that_comes_or_is_retitled_touches_the_stories_below_it() -> None:
    known = Registries(stories={"saaaaaaa1": StoryFile(id="saaaaaaa1", parent="saaaaaaa2")})
    child = record("Child", "2026-11-23", id="aaaaaaa1", story="saaaaaaa1")
    parent = record("Parent", "2026-11-01", id="aaaaaaa2", slug="p-aaaaaaa2", story="saaaaaaa2")
    one, two = catalog([child], known), catalog([child, parent], known)
    assert Subject(GroupKind.STORY, "saaaaaaa1") in touched_by(one, two)
    assert Subject(GroupKind.STORY, "saaaaaaa1") in touched_by(two, one)
    retitled = replace(parent, sha256="changed", head=replace(parent.head, title="Another"))
    three = catalog([child, retitled], known)
    assert Subject(GroupKind.STORY, "saaaaaaa1") in touched_by(two, three)


def test_a_part_that_comes_or_goes_touches_the_story_above_it() -> None:
    known = Registries(stories={"saaaaaaa1": StoryFile(id="saaaaaaa1", parent="saaaaaaa2")})
    part = record("Part", "2026-11-23", id="aaaaaaa1", story="saaaaaaa1")
    whole = record("Whole", "2026-11-01", id="aaaaaaa2", story="saaaaaaa2")
    one, two = catalog([whole], known), catalog([whole, part], known)
    assert Subject(GroupKind.STORY, "saaaaaaa2") in touched_by(one, two)
    assert Subject(GroupKind.STORY, "saaaaaaa2") in touched_by(two, one)


def test_a_newer_day_touches_the_stories_that_it_closes_and_no_others() -> None:
    told = [record(f"Report {n}", day, id=f"aaaaaaa{n}", story=f"saaaaaaa{n}")
            for n, day in ((1, "2026-09-01"), (2, "2026-09-20"), (3, "2026-10-30"))]  # fmt: skip
    one = catalog([*told, record("Old", "2026-11-10", id="bbbbbbb1")])
    two = catalog([*one.records, record("New", "2026-11-30", id="bbbbbbb2")])
    for found in (touched_by(one, two), touched_by(two, one)):
        assert {key for kind, key in found if kind == GroupKind.STORY} == {"saaaaaaa2"}
        assert Subject(GroupKind.WEEK, "2026-w47") in found


def test_a_story_without_a_day_touches_no_month() -> None:
    undated = record("Report", None, id="aaaaaaa1", story="saaaaaaa1")
    found = touched_by(catalog([]), catalog([undated]))
    assert Subject(GroupKind.STORY, "saaaaaaa1") in found
    assert not any(kind == STORY_MONTH for kind, _ in found)


def test_a_story_that_begins_later_or_earlier_touches_both_months() -> None:
    first, second = (
        record(f"Report {n}", f"2026-0{n}-01", id=f"aaaaaaa{n}", story="saaaaaaa1") for n in (1, 2)
    )
    one, two = catalog([second]), catalog([first, second])
    both = {Subject(STORY_MONTH, f"2026-0{n}") for n in (1, 2)}
    assert both <= touched_by(one, two)
    assert both <= touched_by(two, one)


def test_one_story_more_than_the_index_holds_touches_every_month() -> None:
    told = [
        record(f"Report {n}", f"2026-0{n}-01", id=f"aaaaaaa{n}", story=f"saaaaaaa{n}")
        for n in (1, 2, 3)
    ]
    one, two = catalog(told[:2]), catalog(told)
    every = {Subject(STORY_MONTH, f"2026-0{n}") for n in (1, 2, 3)}
    assert every <= touched_by(one, two)
    assert every <= touched_by(two, one)
    assert Subject(STORY_MONTH, "2026-01") not in touched_by(one, two, size=3)


def test_one_article_less_may_make_a_name_tell_something_again() -> None:
    first = record("Oldest", "2026-01-01", id="ffffffff", tags=("storm",))
    rest = [record(f"Report {n}", id=f"{n:08x}", tags=("storm",)) for n in range(TOO_COMMON + 1)]
    assert Subject(ARTICLE, "00000000") in touched_by(catalog([*rest, first]), catalog(rest))
    newer = catalog([record("Newer", "2026-12-01", tags=("storm",), id="eeeeeeee"), *rest])
    assert Subject(ARTICLE, "0000003c") not in touched_by(catalog(rest), newer)


def told(day: str, number: int, **head: Any) -> Record:
    slug = f"report-aaaaaaa{number}"
    return record(f"Report {number}", day, id=f"aaaaaaa{number}", slug=slug, **head)


def test_an_edit_touches_the_same_text_in_other_languages() -> None:
    far = [record(f"Between {n}", f"2025-01-{n + 1:02d}") for n in range(20)]
    german = told("2024-01-01", 1, lang="de", translationKey="ferry")
    others = [german, told("2024-02-01", 2, lang="fr", translationKey="storm"), *far]
    one = told("2026-11-23", 3, translationKey="ferry")
    for key in ("storm", "ferry", ""):
        changed = replace(one, head=replace(one.head, translationKey=key), sha256=f"changed {key}")
        found = touched_by(catalog([one, *others]), catalog([changed, *others]), size=40)
        assert Subject(ARTICLE, "aaaaaaa1") in found
        assert (Subject(ARTICLE, "aaaaaaa2") in found) == (key == "storm")


def test_a_corrected_title_touches_what_lists_the_article_and_no_more() -> None:
    far = [told("2025-01-01", 7, tags=("storm",), people=("Bob",)), told("2025-01-02", 8)]
    near = [told("2026-11-20", 1), told("2026-11-25", 2, tags=("ferry",))]
    one = told("2026-11-23", 3, tags=("ferry",))
    changed = replace(one, sha256="changed", head=replace(one.head, title="Another"))
    found = touched_by(catalog([*far, *near, one]), catalog([*far, *near, changed]), size=8)
    listing = {
        *(Subject(ARTICLE, f"aaaaaaa{number}") for number in (1, 2, 3)),
        *(Subject(kind) for kind in ALWAYS),
        Subject(GroupKind.MONTH, "2026-11"),
        Subject(GroupKind.DAY, "2026-11-23"),
        Subject(GroupKind.WEEK, "2026-w48"),
        Subject(GroupKind.YEAR, "2026"),
        Subject(GroupKind.TAG, "ferry"),
    }
    assert found == listing
    found = touched_by(catalog([*far, *near]), catalog([*far, *near, one]), size=8)
    assert found == listing | {
        *(Subject(kind) for kind in COUNTING),
        *(Subject(kind, "2026-11") for kind in (SITEMAP, STORY_MONTH)),
        *(Subject(GroupKind.DAY, f"2026-11-{day}") for day in (20, 25)),  # which name the next day
        Subject(INDEX, GroupKind.TAG),
    }


def test_a_report_touches_those_near_it_and_the_newest_one_the_list_where_its_story_began() -> None:
    days = ("2026-10-01", "2026-11-22", "2026-11-23")
    reports = [told(day, number, story="saaaaaaa1") for number, day in enumerate(days, 1)]
    for number, is_newest in ((1, False), (2, True)):
        one = replace(
            reports[number], head=replace(reports[number].head, title="Another"), sha256="changed"
        )
        found = touched_by(
            catalog(reports), catalog([*reports[:number], one, *reports[number + 1 :]])
        )
        assert {Subject(ARTICLE, f"aaaaaaa{number}") for number in (1, 2, 3)} <= found
        assert (Subject(STORY_MONTH, "2026-10") in found) is is_newest
        assert Subject(STORY_MONTH, "2026-11") not in found


def test_the_title_of_a_story_touches_where_it_began_and_where_it_was_closed() -> None:
    reports = [told("2026-01-05", 1, story="saaaaaaa1"), told("2026-11-23", 2)]
    changed = replace(reports[0], head=replace(reports[0].head, title="Another"), sha256="changed")
    found = touched_by(catalog(reports), catalog([changed, reports[1]]))
    closed = Subject(GroupKind.MONTH, "2026-03")
    assert {Subject(kind) for kind in COUNTING} | {closed} <= found


def touched_by(before: Catalog, after: Catalog, size: int = 2) -> set[Subject]:
    was, now = context(before, size), context(after, size)
    return touched(was, now, edits(was, now))


PAGES_ONLY = Settings(**dict.fromkeys((family.switch for family in FAMILIES), False))


def articles_read(size: int, *, comes: bool) -> int:
    """How many articles of an archive of `size`, five a day, are read where the title of an old one
    is corrected, or where it `comes` only now: to find what that touches, and to plan it."""
    found = generated(size, days=size // 5)
    read: set[int] = set()
    records, number = list(found.records), size // 2
    old = records[number]
    new = replace(old, sha256="changed", head=replace(old.head, title="Another", slug="report"))
    old = replace(old, head=replace(old.head, slug="report"))
    memberships = Memberships(found.registries, PAGES_ONLY)

    def holding(record: Record) -> Callable[[int], Record]:
        return lambda each: read.add(each) or (record if each == number else records[each])

    listed = [record for record in records if not comes or record.head.id != old.head.id]
    groups = group_catalog(catalog(listed, found.registries), PAGES_ONLY)
    numbers = {record.head.id: place for place, record in enumerate(records)}
    before = index_of(groups, numbers, records)
    edit = Edit(number, None if comes else old, new)
    after, _ = changed(before, [edit], memberships, holding(new))
    contexts = []
    known = None
    for index, its in ((before, old), (after, new)):
        there = groups_in(index, holding(its), found.registries, memberships, known)
        known = (index, there)
        by_id = {each.head.id: each for each in (*records, its) if not comes or its is new}
        contexts.append(Context(Catalog((), found.registries, by_id=by_id), there, PAGES_ONLY))
    for subject in touched(*contexts, [(edit.old, edit.new)]):
        list(outputs_of(contexts[1], subject))
    return len(read)


@pytest.mark.thorough
@pytest.mark.parametrize("comes", [False, True])
def test_what_an_edit_reads_does_not_grow_with_the_archive(*, comes: bool) -> None:
    small, large = (articles_read(size, comes=comes) for size in (1_000, 4_000))
    assert 0 < large <= 2 * small
    assert large <= 1_500
