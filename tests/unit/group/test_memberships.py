"""What an article belongs to: said by the article and the registries alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.group import Membership, Memberships, group_catalog
from dateline.model import GroupKind, Registries, Rights, Source, StoryFile
from dateline.settings import Settings
from everything import RICH, everything
from factories import catalog, record
from strategies import KNOWN, articles

if TYPE_CHECKING:
    import random

    from dateline.model import Record

KINDS = GroupKind


def memberships(known: Registries | None = None, **options: object) -> Memberships:
    return Memberships(known or Registries(), Settings(**options))  # type: ignore[arg-type]


def test_an_article_says_its_groups_each_once_and_how_it_would_name_them() -> None:
    found = memberships(everything().registries).of(RICH)
    assert found == (
        Membership(KINDS.LISTED, "", "", ""),
        Membership(KINDS.DAY, "2026-11-23", "2026-11-23", "2026/11/23/"),
        Membership(KINDS.WEEK, "2026-w48", "2026-w48", "2026/w48/"),
        Membership(KINDS.MONTH, "2026-11", "2026-11", "2026/11/"),
        Membership(KINDS.YEAR, "2026", "2026", "2026/"),
        Membership(KINDS.TOPIC, "football", "Football", "football"),
        Membership(KINDS.TOPIC, "sport", "Sport", "sport"),
        Membership(KINDS.PERSON, "Q1", "Ann Roe", "ann-roe"),
        Membership(KINDS.ORGANISATION, "un", "un", "un"),
        Membership(KINDS.PLACE, "Q60", "Port", "port"),
        Membership(KINDS.TAG, "ferry", "Ferry", "ferry"),
        Membership(KINDS.TAG, "storm", "storm", "storm"),
        Membership(KINDS.SOURCE, "example-times", "Example Times", "example-times"),
        Membership(KINDS.CITED, "second-post", "Second Post", "second-post"),
        Membership(KINDS.ORIGIN, "second-post", "Second Post", "second-post"),
        Membership(KINDS.STORY, "saaaaaaa1", "", ""),
        Membership(KINDS.TRAIT, "lang en", "", ""),
        Membership(KINDS.TRAIT, "rights full", "", ""),
        Membership(KINDS.TRAIT, "audio", "", ""),
        Membership(KINDS.TRAIT, "flag mangled", "", ""),
        Membership(KINDS.REVISED, "2026-11", "", ""),
        Membership(KINDS.TRANSLATION, "ferry", "", ""),
    )


def test_of_several_spellings_of_one_group_the_first_names_it() -> None:
    told = record(tags=("Storm", "storm", "boat"), people=("Ann", "Ann"), coverage=(
        "https://e.org/1 | Post", "https://e.org/2 | POST"))  # fmt: skip
    found = memberships().of(told)
    assert [each[1:3] for each in found if each.kind is KINDS.TAG] == [
        ("storm", "Storm"),
        ("boat", "boat"),
    ]
    assert [each.title for each in found if each.kind is KINDS.PERSON] == ["Ann"]
    assert [each.title for each in found if each.kind is KINDS.CITED] == ["Post"]


def test_without_a_day_it_is_undated_and_in_no_time() -> None:
    found = memberships().of(record(day=None))
    assert found == (
        Membership(KINDS.LISTED, "", "", ""),
        Membership(KINDS.UNDATED, "undated", "Undated", ""),
        Membership(KINDS.TRAIT, "lang en", "", ""),
        Membership(KINDS.TRAIT, "rights excerpt", "", ""),
    )


def test_a_brief_counts_for_those_it_rests_on_and_not_for_its_desk() -> None:
    def origins(**head: Any) -> list[str]:
        found = memberships().of(record(source="Desk", **head))
        return [each.key for each in found if each.kind is KINDS.ORIGIN]

    assert origins() == ["desk"]
    rests = ("https://e.org/1 | Post", "https://e.org/2 | Post", "https://e.org/3 | Times")
    assert origins(coverage=rests) == ["post", "times"]
    assert origins(coverage=("https://e.org/1",)) == []


@pytest.mark.parametrize(
    ("withheld", "known"),
    [
        (record(rights=Rights.WITHHELD, tags=("a",), story="saaaaaaa1", source="Post"), {}),
        (record(source="Post", tags=("a",)), {"rights": Rights.WITHHELD}),
    ],
)
def test_a_withheld_article_belongs_to_nothing_else(
    withheld: Record, known: dict[str, Rights]
) -> None:
    post = Source(id="post", name="Post", **known)  # type: ignore[arg-type]
    found = memberships(Registries(sources={"post": post}))
    assert found.rights(withheld) is Rights.WITHHELD
    assert found.of(withheld) == (Membership(KINDS.WITHHELD, "", "", ""),)


def test_the_rights_that_apply_heed_the_sources_and_the_owners_policy() -> None:
    post = Source(id="post", name="Post", rights=Rights.LINK)
    known = Registries(sources={"post": post})
    assert memberships(known).rights(record(source="Post")) is Rights.LINK
    assert memberships().rights(record(source="Post")) is Rights.EXCERPT
    assert memberships(default_rights=Rights.LINK).rights(record(source="Post")) is Rights.LINK


def test_a_publisher_is_the_source_that_its_name_means_in_the_articles_language() -> None:
    post = Source(id="post", name="The Post", aliases=("Post", "Die Zeitung@de"))
    found = memberships(Registries(sources={"post": post}))
    assert found.cited("https://e.org | Post (agency) | 2026-11-01", "en") is post
    assert found.cited("https://e.org | Die Zeitung", "de") is post
    made = Source(id="die-zeitung", name="Die Zeitung", registered=False)
    assert found.cited("https://e.org | Die Zeitung", "en") == made
    assert found.cited("https://e.org", "en") is None


def test_editors_say_what_story_it_is_in_and_nothing_of_what_they_do_not_know() -> None:
    file = StoryFile(id="saaaaaaa1", include=("aaaaaaa2",))
    found = memberships(Registries(stories={"saaaaaaa1": file}))
    assert found.story(record(id="aaaaaaa2").head) == "saaaaaaa1"
    assert found.story(record(id="aaaaaaa3").head) == ""
    assert found.story_file("saaaaaaa1") is file
    assert found.story_file("saaaaaaa2") is None


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_they_depend_on_the_article_and_the_registries_alone(
    records: list[Record], chance: random.Random
) -> None:
    alone = {each.head.id: Memberships(KNOWN, Settings()).of(each) for each in records}
    seen = Memberships(KNOWN, Settings())
    for each in chance.sample(records, len(records)):
        assert seen.of(each) == alone[each.head.id]


@given(articles())
@settings(max_examples=25, deadline=None)
def test_groups_are_their_reverse(records: list[Record]) -> None:
    archive = catalog(records, KNOWN)
    groups = group_catalog(archive, Settings())
    expected: dict[tuple[GroupKind, str], list[str]] = {}
    for each in archive.records:
        for membership in groups.memberships.of(each):
            at = (membership.kind, membership.key)
            expected.setdefault(at, []).append(each.head.id)
    found = {
        (kind, key): [each.head.id for each in group.members]
        for kind in GroupKind
        for key, group in groups.of(kind).items()
    }
    assert {at: ids for at, ids in found.items() if ids} == expected
