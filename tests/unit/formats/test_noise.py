"""Whole lines of a page that are no text of an article, and lines that only look like them."""

from __future__ import annotations

import pytest

from dateline.formats import read
from dumps import capture, page

NOISE = [
    "Advertisement", "ADVERTISEMENT", "Show more", "Show less", "...Read More", "...Read Less",
    "by Taboola", "Sponsored Links", "Now Playing", "Paused", "Ad Playing", "4", "4:12", "1:04:12",
    "This is a Twitter Status", "Learn more about your ad choices. Visit example.org",
    "Copyright 2025 Example Times. All rights reserved.", "© 2025 Example. All rights reserved",
    "Cancel anytime.", "RM 9.90/month", "Billed as RM 118.80 for the 1st year", "More Like This",
    "Réservé aux abonnés", "Solve the daily Crossword", "Keywords: ferry, coast",
    "Related Internet Links", "HIGHLIGHTS", "That's all for News@9.", "Most read in World News",
    "Read more on the Irish Sun", "All times eastern Live now", "STORY CONTINUES BELOW THIS AD",
    "The Associated Press is an independent global news organization dedicated to facts",
]  # fmt: skip
TEXT = [
    "An advertisement", "Show more respect", "Read more", "4 boats", "412", "4:1", "Paused for now",
    "Copyright 2025 Example Times", "RM 9.90 a month", "Keywords", "More like this one",
    "That's all for now", "Most read in", "Highlights of the day",
    f"Keywords: {'ferry, ' * 70}",
]  # fmt: skip


def body(*lines: str) -> str:
    """The text of a main article that has `lines` in the middle, as it is read."""
    text = page().replace("dawn.\n", "\n".join(["dawn.", *lines, "It is full.\n"]))
    return read(capture(text)).drafts[0].body.partition("dawn.\n\n")[2]


@pytest.mark.parametrize("line", NOISE)
def test_noise_is_dropped(line: str) -> None:
    assert body(line) == "It is full."


@pytest.mark.parametrize("line", TEXT)
def test_what_only_looks_like_noise_is_kept(line: str) -> None:
    assert body(line) == f"{line.strip()}\n\nIt is full."


def test_a_list_of_highlights_is_dropped_as_far_as_sub_heads_repeat_it() -> None:
    sub_heads = ("The post", "Coming along.", "The crew!", "Sailing on.")
    kept = "\n\n".join([*sub_heads, "It is full."])
    assert body("Key Highlights", "The post:", "The crew", *sub_heads) == kept
    assert body("Key Highlights", "The bread", *sub_heads) == f"The bread\n\n{kept}"
    twice = ("Key Highlights", "The post", "key highlights", "The crew")
    assert body(*twice, *sub_heads) == kept


def test_what_follows_a_recommendation_is_dropped() -> None:
    assert body("You Might Also Like", "Ten best ferries", "Advertisement") == ""
