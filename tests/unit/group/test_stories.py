"""Stories: what articles state, and what editors' files decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.group import Groups, group_catalog
from dateline.group.age import by_age, oldest
from dateline.group.stories import StoryPlaces, final_story
from dateline.model import Record, Registries, StoryFile
from dateline.settings import Settings
from factories import catalog, record

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = record("One", "2026-11-21", id="aaaaaaa1", story="saaaaaaa1")
TWO = record("Two", "2026-11-22", id="aaaaaaa2", story="saaaaaaa1")
THREE = record("Three", "2026-11-23", id="aaaaaaa3", story="saaaaaaa3")
LONE = record("Lone", None, id="aaaaaaa4")
LISTED = catalog([ONE, TWO, THREE, LONE]).records


def files(**stories: dict[str, object]) -> dict[str, StoryFile]:
    return {name: StoryFile(id=name, **stories[name]) for name in stories}  # type: ignore[arg-type]


def grouped(records: Sequence[Record] = LISTED, **stories: dict[str, object]) -> Groups:
    return group_catalog(catalog(records, Registries(stories=files(**stories))), Settings())


def members(**stories: dict[str, object]) -> dict[str, list[str]]:
    found = grouped(**stories).stories
    return {name: [each.head.id for each in story.members] for name, story in found.items()}


def test_articles_state_their_story() -> None:
    groups = grouped()
    assert members() == {"saaaaaaa3": ["aaaaaaa3"], "saaaaaaa1": ["aaaaaaa2", "aaaaaaa1"]}
    assert groups.story_of(TWO.head) is groups.stories["saaaaaaa1"]
    assert groups.story_of(LONE.head) is None


def test_the_story_with_the_newest_article_comes_first() -> None:
    newer = record("Newer", "2026-11-24", id="aaaaaaa5", story="saaaaaaa1")
    assert list(grouped().stories) == ["saaaaaaa3", "saaaaaaa1"]
    assert list(grouped([*LISTED, newer]).stories) == ["saaaaaaa1", "saaaaaaa3"]


def test_without_a_file_a_story_is_named_after_its_first_article() -> None:
    story = grouped().stories["saaaaaaa1"]
    assert (story.title, story.address) == ("One", "stories/one-saaaaaaa1/")
    assert (story.status, story.pin, story.note, story.merged) == ("", False, "", ())
    later = [r for r in LISTED if r is not ONE]
    assert grouped(later).stories["saaaaaaa1"].title == "Two"


def test_editors_name_and_close_it() -> None:
    story = grouped(
        saaaaaaa1={
            "title": "The storm", "slug": "storm", "summary": "It blew.", "status": "closed",
            "pin": True, "parent": "saaaaaaa3",
        }
    ).stories["saaaaaaa1"]  # fmt: skip
    assert (story.title, story.address, story.note) == ("The storm", "stories/storm/", "It blew.")
    assert (story.status, story.pin, story.parent) == ("closed", True, "saaaaaaa3")


def test_editors_put_articles_in_and_take_them_out() -> None:
    assert members(saaaaaaa3={"include": ("aaaaaaa1", "aaaaaaa4", "gone")}) == {
        "saaaaaaa3": ["aaaaaaa3", "aaaaaaa1", "aaaaaaa4"],
        "saaaaaaa1": ["aaaaaaa2"],
    }
    assert members(saaaaaaa1={"exclude": ("aaaaaaa1", "aaaaaaa3")}) == {
        "saaaaaaa3": ["aaaaaaa3"],
        "saaaaaaa1": ["aaaaaaa2"],
    }
    both = {"include": ("aaaaaaa1",), "exclude": ("aaaaaaa1",)}
    assert members(saaaaaaa1=both)["saaaaaaa1"] == ["aaaaaaa2"]


def test_merged_stories_become_one_and_are_remembered() -> None:
    stories = grouped(
        saaaaaaa1={"merged_into": "saaaaaaa2"}, saaaaaaa2={"merged_into": "saaaaaaa3"}
    ).stories
    assert list(stories) == ["saaaaaaa3"]
    assert stories["saaaaaaa3"].merged == ("saaaaaaa1", "saaaaaaa2")
    assert len(stories["saaaaaaa3"].members) == 3
    out = {"merged_into": "saaaaaaa3", "exclude": ("aaaaaaa2",)}
    assert members(saaaaaaa1=out) == {"saaaaaaa3": ["aaaaaaa3", "aaaaaaa1"]}


@pytest.mark.parametrize("start", ["s1", "s2", "s3"])
def test_a_circle_of_merges_ends_at_one_story(start: str) -> None:
    circle = files(s1={"merged_into": "s2"}, s2={"merged_into": "s3"}, s3={"merged_into": "s1"})
    assert final_story(start, circle) == "s1"
    assert final_story("s0", {**circle, **files(s0={"merged_into": "s3"})}) == "s1"


@pytest.mark.parametrize(
    ("stated", "decided", "place"),
    [
        ("", {}, ""),
        ("s1", {}, "s1"),
        ("s1", {"s2": {"include": ("aaaaaaa1",)}}, "s2"),
        ("", {"s2": {"include": ("aaaaaaa1",)}}, "s2"),
        ("s1", {"s2": {"include": ("aaaaaaa2",)}}, "s1"),
        ("s1", {"s1": {"exclude": ("aaaaaaa1",)}}, ""),
        ("s1", {"s2": {"exclude": ("aaaaaaa1",)}}, "s1"),
        ("s1", {"s1": {"exclude": ("aaaaaaa1",)}, "s2": {"include": ("aaaaaaa1",)}}, "s2"),
        ("", {"s2": {"include": ("aaaaaaa1",), "exclude": ("aaaaaaa1",)}}, ""),
        # Of two files that want it the last by id has it.
        ("", {"s3": {"include": ("aaaaaaa1",)}, "s2": {"include": ("aaaaaaa1",)}}, "s3"),
        ("s1", {"s1": {"merged_into": "s2"}}, "s2"),
        ("s1", {"s1": {"merged_into": "s2"}, "s2": {"exclude": ("aaaaaaa1",)}}, ""),
        ("s2", {"s1": {"merged_into": "s2", "exclude": ("aaaaaaa1",)}}, ""),
        ("", {"s1": {"merged_into": "s2", "include": ("aaaaaaa1",)}}, "s2"),
        # What was put into a story stays when one that it had left becomes part of it.
        (
            "s1",
            {
                "s1": {"merged_into": "s2", "exclude": ("aaaaaaa1",)},
                "s2": {"include": ("aaaaaaa1",)},
            },
            "s2",
        ),
    ],
)
def test_included_beats_stated_and_excluded_beats_both(
    stated: str, decided: dict[str, dict[str, object]], place: str
) -> None:
    one = record("One", id="aaaaaaa1", story=stated)
    assert StoryPlaces(files(**decided)).of(one.head) == place


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg")))
@settings(max_examples=60, deadline=None)
def test_however_stories_are_merged_each_ends_at_one(merges: dict[str, str]) -> None:
    decided = {name: StoryFile(id=name, merged_into=to) for name, to in merges.items()}
    for name in "abcdefg":
        end = final_story(name, decided)
        assert final_story(end, decided) == end
        assert end == name or name in merges


def test_the_oldest_article_is_a_dated_one_where_there_is_any() -> None:
    def order(records: list[Record]) -> list[str]:
        return [each.head.id for each in by_age(records)]

    assert order(list(LISTED)) == ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3", "aaaaaaa4"]
    assert order([LONE]) == ["aaaaaaa4"]
    assert oldest(LISTED) is ONE
    assert oldest([LONE]) is LONE
