"""From a catalog to groups: who is a member, in what order, under which name and address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.group import Groups, group_catalog
from dateline.model import (
    Entity,
    EntityKind,
    GroupKind,
    Precision,
    Record,
    Registries,
    Rights,
    Source,
    Tag,
    Topic,
    When,
)
from dateline.settings import Settings
from factories import catalog, generated, record

if TYPE_CHECKING:
    from collections.abc import Sequence


def grouped(*records: Record, known: Registries | None = None, **options: object) -> Groups:
    return group_catalog(catalog(records, known), Settings(**options))  # type: ignore[arg-type]


def ids(records: Sequence[Record]) -> list[str]:
    return [each.head.id for each in records]


def test_an_empty_catalog_has_no_groups() -> None:
    groups = grouped()
    assert (groups.days, groups.tags, groups.sources, groups.stories) == ({}, {}, {}, {})
    assert groups.undated.members == ()


def test_an_article_is_in_its_day_week_month_and_year() -> None:
    groups = grouped(
        record(id="aaaaaaa1", day="2025-12-29"), record(id="aaaaaaa2", day="2026-01-02")
    )
    assert list(groups.days) == ["2026-01-02", "2025-12-29"]
    assert groups.days["2025-12-29"].address == "2025/12/29/"
    assert ids(groups.weeks["2026-w01"].members) == ["aaaaaaa2", "aaaaaaa1"]
    assert groups.weeks["2026-w01"].address == "2026/w01/"
    assert list(groups.months) == ["2026-01", "2025-12"]
    assert groups.months["2025-12"].address == "2025/12/"
    assert {key: ids(year.members) for key, year in groups.years.items()} == {
        "2026": ["aaaaaaa2"],
        "2025": ["aaaaaaa1"],
    }
    assert groups.years["2026"].address == "2026/"


def test_the_sites_zone_says_which_day_a_moment_is_but_not_a_stated_day() -> None:
    moment = record(id="aaaaaaa1", day="2026-11-23T23:30:00+00:00")
    stated = record(id="aaaaaaa2", day="2026-11-23")
    assert list(grouped(moment, stated).days) == ["2026-11-23"]
    paris = grouped(moment, stated, timezone="Europe/Paris")
    assert {key: ids(day.members) for key, day in paris.days.items()} == {
        "2026-11-24": ["aaaaaaa1"],
        "2026-11-23": ["aaaaaaa2"],
    }


def test_an_interval_is_listed_under_its_latest_possible_day() -> None:
    when = When(
        datetime(2026, 11, 22, 23, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC),
        Precision.HOUR,
    )  # fmt: skip
    assert list(grouped(record(day=when)).days) == ["2026-11-23"]


def test_what_has_no_time_is_undated_and_in_all_else() -> None:
    worded = record(id="aaaaaaa1", day=When(None, None, None, "today"), tags=("ferry",), source="A")
    silent = record(id="aaaaaaa2", day=None, tags=("ferry",))
    groups = grouped(worded, silent)
    assert ids(groups.undated.members) == ["aaaaaaa1", "aaaaaaa2"]
    assert groups.days == {}
    assert ids(groups.tags["ferry"].members) == ["aaaaaaa1", "aaaaaaa2"]
    assert ids(groups.sources["a"].members) == ["aaaaaaa1"]


def test_editors_words_go_to_their_day_and_a_day_without_articles_has_none() -> None:
    known = Registries(days={"2026-11-23": "A *day*.", "2026-11-24": "Nothing."})
    groups = grouped(record(), known=known)
    assert {key: day.note for key, day in groups.days.items()} == {"2026-11-23": "A *day*."}


def test_a_withheld_article_is_in_no_group_but_that_of_the_withheld() -> None:
    everywhere = {
        "tags": ("t",), "topics": ("x",), "people": ("p",), "orgs": ("o",), "places": ("q",),
        "story": "saaaaaaa1", "source": "Post", "coverage": ("https://e.org | Mail",),
    }  # fmt: skip
    groups = grouped(record(rights=Rights.WITHHELD, **everywhere))
    assert [kind for kind in GroupKind if groups.of(kind)] == [GroupKind.WITHHELD]
    assert groups.listed == ()
    known = Registries(sources={"post": Source(id="post", name="Post", rights=Rights.WITHHELD)})
    assert grouped(record(source="Post"), known=known).listed == ()


def test_a_sub_topic_counts_for_those_above_it_once() -> None:
    known = Registries(
        topics={
            "t1": Topic(code="t1", slug="sport", name="Sport"),
            "t2": Topic(code="t2", slug="football", name="Football", parent="t1"),
            "t3": Topic(code="t3", slug="loop", name="Loop", parent="t4"),
            "t4": Topic(code="t4", slug="pool", name="Pool", parent="t3"),
        }
    )
    groups = grouped(
        record(id="aaaaaaa1", topics=("t2", "t1", "t2")),
        record(id="aaaaaaa2", topics=("t3", "un:known")),
        known=known,
    )
    assert {key: ids(topic.members) for key, topic in groups.topics.items()} == {
        "t2": ["aaaaaaa1"],
        "t3": ["aaaaaaa2"],
        "t4": ["aaaaaaa2"],
        "t1": ["aaaaaaa1"],
        "un:known": ["aaaaaaa2"],
    }
    assert [topic.title for topic in groups.topics.values()] == [
        "Football", "Loop", "Pool", "Sport", "un:known",
    ]  # fmt: skip
    assert groups.topics["un:known"].address == "topics/un-known/"


def test_tags_are_folded_through_their_aliases_and_their_case() -> None:
    known = Registries(tags={"who": Tag(slug="who", name="WHO", aliases=("World Health",))})
    groups = grouped(
        record(id="aaaaaaa1", day="2026-11-01", tags=("Ferry Boat", "world health", "WHO")),
        record(id="aaaaaaa2", day="2026-11-02", tags=("ferry boat", "Who")),
        known=known,
    )
    assert {key: (tag.title, tag.address) for key, tag in groups.tags.items()} == {
        "ferry-boat": ("Ferry Boat", "tags/ferry-boat/"),  # as its oldest article has it
        "who": ("WHO", "tags/who/"),
    }
    assert ids(groups.tags["who"].members) == ["aaaaaaa2", "aaaaaaa1"]


def test_names_are_those_of_the_registry_or_the_keys_themselves() -> None:
    known = Registries(
        entities={
            "Q1": Entity(key="Q1", kind=EntityKind.PERSON, slug="ann-roe", name="Ann Roe"),
            "Q2": Entity(key="Q2", kind=EntityKind.PLACE, slug="oslo", name="Oslo"),
        }
    )
    groups = grouped(
        record(people=("Q1", "Q1", "Bea Roe"), orgs=("nasa",), places=("Q2",)), known=known
    )
    assert [(p.title, p.address, len(p.members)) for p in groups.people.values()] == [
        ("Ann Roe", "people/ann-roe/", 1),
        ("Bea Roe", "people/bea-roe/", 1),
    ]
    assert groups.orgs["nasa"].address == "orgs/nasa/"
    assert groups.places["Q2"].address == "places/oslo/"


def test_two_keys_never_share_an_address_and_the_older_keeps_it() -> None:
    known = Registries(
        entities={
            key: Entity(key=key, kind=EntityKind.PERSON, slug="ann-roe", name="Ann Roe")
            for key in ("Q1", "Q2")
        }
    )
    new, old = record(id="aaaaaaa1", people=("Q1",)), record(id="aaaaaaa2", day="2025-01-01",
                                                             people=("Q2",))  # fmt: skip
    assert [p.address for p in grouped(new, old, known=known).people.values()] == [
        "people/ann-roe-q1/",
        "people/ann-roe/",
    ]


def test_sources_have_their_articles_and_the_briefs_that_rest_on_them() -> None:
    known = Registries(sources={"post": Source(id="post", name="The Post", aliases=("Post",))})
    own = record(
        id="aaaaaaa1", day="2026-11-02", source="Desk",
        coverage=("https://e.org/1 | Post", "https://e.org/2 | The Post (agency) | 2026-11-01",
                  "https://e.org/3", "https://e.org/4 | Nobody"),
    )  # fmt: skip
    theirs = record(id="aaaaaaa2", day="2026-11-01", source_id="post")
    lone = record(id="aaaaaaa3", day="2026-11-01")
    groups = grouped(own, theirs, lone, known=known)
    assert {key: ids(source.members) for key, source in groups.sources.items()} == {
        "desk": ["aaaaaaa1"],
        "nobody": [],
        "post": ["aaaaaaa2"],
    }
    assert {key: ids(groups.cited(key)) for key in groups.sources} == {
        "desk": [],
        "nobody": ["aaaaaaa1"],
        "post": ["aaaaaaa1"],
    }
    assert groups.source("post") is known.sources["post"]
    assert groups.source("nobody") == Source(id="nobody", name="Nobody", registered=False)
    assert groups.sources["post"].address == "sources/post/"
    named = {each.head.id: groups.source_of(each.head) for each in (own, theirs, lone)}
    assert {key: source and source.id for key, source in named.items()} == {
        "aaaaaaa1": "desk",
        "aaaaaaa2": "post",
        "aaaaaaa3": None,
    }


def test_members_are_told_by_month_and_counted_by_group() -> None:
    told = [
        record(id="aaaaaaa1", day="2026-11-02", tags=("ferry",)),
        record(id="aaaaaaa2", day=None, tags=("ferry", "storm")),
        record(id="aaaaaaa3", day="2025-12-31", tags=("ferry",)),
        record(id="aaaaaaa4", day="2026-11-01"),
    ]
    groups = grouped(*told)
    months = groups.by_month(groups.listed)
    assert [(month, ids(found)) for month, found in months.items()] == [
        ("2026-11", ["aaaaaaa1", "aaaaaaa4"]),
        ("2025-12", ["aaaaaaa3"]),
        ("", ["aaaaaaa2"]),
    ]
    assert groups.counts(told[1:], GroupKind.TAG) == {"ferry": 2, "storm": 1}
    assert groups.by_month([]) == groups.counts([], GroupKind.TAG) == {}
    parts = groups.parts(told, GroupKind.TAG)
    assert {key: ids(found) for key, found in parts.items()} == {
        "ferry": ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3"],
        "storm": ["aaaaaaa2"],
    }
    assert groups.days_of(told) == ["2026-11-02", "2025-12-31", "2026-11-01"]
    assert groups.on(["2025-12-31", "2026-11-01", "2020-01-01"], GroupKind.TAG) == {"ferry": 1}


@given(st.integers(0, 40), st.integers(0, 5))
@settings(max_examples=15, deadline=None)
def test_members_keep_the_catalogs_order_and_nothing_is_lost(count: int, seed: int) -> None:
    archive = generated(count, seed, days=40)
    groups = group_catalog(archive, Settings())
    place = {each.head.id: number for number, each in enumerate(archive.records)}
    for field in ("days", "weeks", "months", "years", "topics", "tags", "sources", "people"):
        made = getattr(groups, field).values()
        for group in made:
            where = [place[each.head.id] for each in group.members]
            assert where == sorted(set(where))
        assert len({group.address for group in made}) == len(made)
    for field in ("days", "weeks", "months", "years"):
        dated = sum(len(group.members) for group in getattr(groups, field).values())
        assert dated + len(groups.undated.members) == count
