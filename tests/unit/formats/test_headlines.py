"""Which lines may be a headline, and what is left out with a finding where none is left."""

from __future__ import annotations

import pytest

from dateline.formats import Reading, read
from dumps import capture, page

HEADLINES = [
    "Ferry sails again",
    "iPhone found in a whale",
    "'a great day', says the captain",
    "-30C in the hills",
    "24 hours in the storm",
    "Ferry back in 12 minutes",
    "Comments on the ferry are mixed",
    "Advertisement tax is back",
    "Boat sails. Nobody looks.",
    "عودة العبّارة",
    "渡し船が再開",
    f"Ferry {'x' * 294}",
]
NO_HEADLINES = [
    f"Ferry {'x' * 295}",
    "***",
    "— — —",
    "Advertisement",
    "Copyright 2025 Example Times. All rights reserved.",
    "AI Features",
    "yet...",
    "Related Articles",
    "Orange background",
    "12-06-2025",
    "2 hours ago",
    "time2 hours ago",
    "Example Times2 hours ago",
    "&w=3840&q=100)",
]
SENTENCES = (
    "The coast road stays shut until Monday. Diggers are on their way from the county, but a bridge"
    " is down too"
)


def readings(line: str) -> dict[str, Reading]:
    """A page with `line` where the headline of the main article stands, or of the related one."""
    return {
        "main": read(capture(page("2 hours ago", title=line))),
        "related": read(capture(page("2 hours ago").replace("Report 1", line))),
    }


@pytest.mark.parametrize("line", HEADLINES)
def test_a_headline(line: str) -> None:
    for role, reading in readings(line).items():
        assert [draft.title for draft in reading.drafts if draft.role == role] == [line]
        assert "D509" not in [found.code for found in reading.problems]


@pytest.mark.parametrize("line", NO_HEADLINES)
def test_no_headline(line: str) -> None:
    for role, reading in readings(line).items():
        assert [draft.role for draft in reading.drafts] == [{"main": "related"}.get(role, "main")]
        assert [found.code for found in reading.problems].count("D509") == 1


def test_a_main_article_does_not_begin_in_small_letters_but_a_related_one_may() -> None:
    seen = readings("boat left at dawn")
    assert [draft.role for draft in seen["main"].drafts] == ["related"]
    assert [draft.title for draft in seen["related"].drafts][1] == "boat left at dawn"
    twice = read(capture("logo\n" + page(title="boat left at dawn\nboat left at dawn")))
    assert [draft.title for draft in twice.drafts] == ["boat left at dawn"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Boat sails. Nobody looks.", True),
        (f"{SENTENCES}.", False),
        (f"{SENTENCES}", True),
        (SENTENCES.replace(".", ";") + ".", True),
        (f"{SENTENCES}?'", False),
    ],
)
def test_an_item_without_a_text_may_have_lost_its_headline(line: str, kept: bool) -> None:
    text = page("2 hours ago", "3 hours ago").replace("Report 1\nIt was report 1.", line)
    reading = read(capture(text))
    assert [draft.title for draft in reading.drafts[1:]] == [*([line] if kept else []), "Report 2"]
    assert ("D509" in [found.code for found in reading.problems]) is not kept
    assert not any(draft.truncated for draft in reading.drafts)
    with_body = read(capture(text.replace(line, f"{line}\nIt was a report.")))
    assert [draft.title for draft in with_body.drafts[1:]] == [line, "Report 2"]
