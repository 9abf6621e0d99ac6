"""Stories: what articles state, and what editors' files decide."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.group.age import by_age, oldest
from dateline.group.stories import final_story, stories_of
from dateline.model import Record, StoryFile
from factories import catalog, record

ONE = record("One", "2026-11-21", id="aaaaaaa1", story="saaaaaaa1")
TWO = record("Two", "2026-11-22", id="aaaaaaa2", story="saaaaaaa1")
THREE = record("Three", "2026-11-23", id="aaaaaaa3", story="saaaaaaa3")
LONE = record("Lone", None, id="aaaaaaa4")
LISTED = catalog([ONE, TWO, THREE, LONE]).records


def files(**stories: dict[str, object]) -> dict[str, StoryFile]:
    return {name: StoryFile(id=name, **stories[name]) for name in stories}  # type: ignore[arg-type]


def members(**stories: dict[str, object]) -> dict[str, list[str]]:
    found, _ = stories_of(LISTED, files(**stories))
    return {name: [each.head.id for each in story.members] for name, story in found.items()}


def test_articles_state_their_story() -> None:
    stories, story_of = stories_of(LISTED, {})
    assert members() == {"saaaaaaa3": ["aaaaaaa3"], "saaaaaaa1": ["aaaaaaa2", "aaaaaaa1"]}
    assert story_of["aaaaaaa2"] is stories["saaaaaaa1"]
    assert "aaaaaaa4" not in story_of


def test_without_a_file_a_story_is_named_after_its_first_article() -> None:
    stories, _ = stories_of(LISTED, {})
    story = stories["saaaaaaa1"]
    assert (story.title, story.address) == ("One", "stories/one-saaaaaaa1/")
    assert (story.status, story.pin, story.note, story.merged) == ("open", False, "", ())
    later = [r for r in LISTED if r is not ONE]
    assert stories_of(later, {})[0]["saaaaaaa1"].title == "Two"


def test_editors_name_and_close_it() -> None:
    decided = files(
        saaaaaaa1={
            "title": "The storm", "slug": "storm", "summary": "It blew.", "status": "closed",
            "pin": True, "parent": "saaaaaaa3",
        }
    )  # fmt: skip
    story = stories_of(LISTED, decided)[0]["saaaaaaa1"]
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
    decided = files(saaaaaaa1={"merged_into": "saaaaaaa2"}, saaaaaaa2={"merged_into": "saaaaaaa3"})
    stories, _ = stories_of(LISTED, decided)
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
