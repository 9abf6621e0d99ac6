"""One address, another text: when it is a revision of the article's file, and when it is not."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from intake import NOON, Intake, actions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

ADDRESS = "https://example.org/2026/11/ferry"
SENTENCE = "The ferry left the harbour at dawn with forty passengers and the post of five days. "
OLD = SENTENCE * 6
NEW = OLD + "In the afternoon the company said that a second boat would sail from the weekend on."


def saved(text: str, title: str = "Ferry sails again", modified: str = "", more: str = "") -> str:
    """A saved page."""
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="og:type" content="article"><meta property="og:site_name" content="Times">'
        f'<meta property="article:published_time" content="2026-11-23T06:00:00Z">{changed}{more}'
        f'<link rel="canonical" href="{ADDRESS}"></head><body><article><h1>{title}</h1>'
        f"<p>{text}</p></article></body></html>"
    )


def feed(text: str) -> str:
    """The same article in a feed."""
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Times</title><item>'
        f"<title>Ferry sails again</title><link>{ADDRESS}</link><description>{text}</description>"
        "<pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate></item></channel></rss>"
    )


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


def test_a_later_text_revises_the_file_and_says_so(intake: Intake) -> None:
    intake.take(saved(OLD), NOON)
    path, before = intake.only()
    later = NOON + timedelta(hours=5)
    report = intake.take(saved(NEW, "Ferry sails again, a second boat follows"), later)
    assert actions(report) == ["update"]
    where, after = intake.only()
    assert where == path
    assert "second boat would sail" in after.body
    assert after.head.title == "Ferry sails again, a second boat follows"
    assert (after.head.captured, after.head.modified) == (later, later)
    words = f"{len(before.body.split())} to {len(after.body.split())} words"
    assert dict(after.head.extra)["revisions"] == [
        f"2026-11-23T17:00:00Z: text changed ({words}), headline was 'Ferry sails again'"
    ]


def test_what_the_page_says_of_its_change_counts_first(intake: Intake) -> None:
    intake.take(saved(OLD), NOON)
    intake.take(saved(NEW, modified="2026-11-23T09:30:00Z"), NOON + timedelta(hours=5))
    modified = intake.only()[1].head.modified
    assert modified is not None
    assert modified.isoformat() == "2026-11-23T09:30:00+00:00"


def test_taking_the_captures_in_again_changes_nothing(intake: Intake) -> None:
    captures = [(saved(OLD), NOON), (saved(NEW), NOON + timedelta(hours=1))]
    captures.append((saved(NEW + OLD), NOON + timedelta(hours=2)))
    for capture, at in captures:
        intake.take(capture, at)
    files = intake.files()
    assert len(dict(intake.only()[1].head.extra)["revisions"]) == 2
    for capture, at in [*captures, *captures[::-1]]:
        assert actions(intake.take(capture, at)) == ["unchanged"]
    assert intake.files() == files


@pytest.mark.parametrize(
    ("second", "hours"),
    [
        (saved(NEW), -1),
        (saved(NEW), 0),
        (saved(OLD.upper()), 1),
        (saved(SENTENCE * 2), 1),
        (feed(NEW), 1),
        (saved(NEW)[:-40], 1),
        (saved(NEW, modified="2026-11-22T00:00:00Z"), 1),
        (saved(NEW, more='<meta property="article:content_tier" content="locked">'), 1),
    ],
    ids=["earlier", "same time", "same letters", "shorter", "feed", "cut", "older", "paywall"],
)
def test_what_is_no_later_text(second: str, hours: int, intake: Intake) -> None:
    intake.take(saved(OLD, modified="2026-11-23T06:30:00Z"), NOON)
    body = intake.only()[1].body
    intake.take(second, NOON + timedelta(hours=hours), name="2.html")
    assert intake.only()[1].body == body
    assert "revisions" not in dict(intake.only()[1].head.extra)


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::4], ids=str)
def test_the_latest_text_counts_in_whatever_order_captures_come(
    order: tuple[int, ...], intake: Intake
) -> None:
    texts = [OLD, "</p><p>".join([SENTENCE] * 7), NEW, NEW.replace("forty", "fifty")]
    stated = ["", "", "", "2026-11-23T12:30:00Z"]
    pages = [saved(text, modified=at) for text, at in zip(texts, stated, strict=True)]
    for number in order:
        intake.take(pages[number], NOON + timedelta(hours=number))
    assert "fifty" in intake.only()[1].body
    files = intake.files()
    for number in (*order, *order[::-1]):
        assert actions(intake.take(pages[number], NOON + timedelta(hours=number))) == ["unchanged"]
    assert intake.files() == files


def test_without_capture_times_the_time_of_the_change_decides(intake: Intake) -> None:
    intake.take(saved(OLD), None)
    intake.take(saved(NEW, modified="2026-11-23T09:30:00Z"), None)
    files = intake.files()
    assert "second boat" in intake.only()[1].body
    intake.take(saved(OLD), None)
    assert intake.files() == files


def test_a_page_completes_what_a_feed_gave_and_not_the_other_way(intake: Intake) -> None:
    intake.take(feed(SENTENCE), NOON)
    intake.take(saved(OLD), NOON - timedelta(hours=1), name="page.html")
    assert intake.only()[1].body.count("dawn") == 6
    assert intake.only()[1].head.extractor.startswith("html/")
    files = intake.files()
    intake.take(feed(SENTENCE), NOON + timedelta(hours=1))
    assert intake.files() == files


def test_a_hand_edit_stays_and_the_later_text_is_told(intake: Intake) -> None:
    intake.take(saved(OLD), NOON)
    intake.edit(SENTENCE.strip(), "Our own sentence about the ferry and its forty passengers.")
    body = intake.only()[1].body
    report = intake.take(saved(NEW), NOON + timedelta(hours=1))
    assert [found.code for found in report.problems] == ["D510"]
    assert "was edited by hand, the capture has a later text" in report.problems[0].message
    assert intake.only()[1].body == body


def test_an_edited_headline_stays_when_the_text_is_revised(intake: Intake) -> None:
    intake.take(saved(OLD), NOON)
    intake.edit('"Ferry sails again"', '"The ferry is back"')
    intake.take(saved(NEW, "Second boat"), NOON + timedelta(hours=1))
    article = intake.only()[1]
    assert article.head.title == "The ferry is back"
    assert "second boat" in article.body


def test_a_time_of_change_that_a_person_wrote_stays(intake: Intake) -> None:
    intake.take(saved(OLD), NOON)
    intake.edit("lang: en", "modified: 2026-11-23T07:00:00+00:00\nlang: en")
    intake.take(saved(NEW), NOON + timedelta(hours=1))
    modified = intake.only()[1].head.modified
    assert modified is not None
    assert modified.hour == 7


def test_captures_of_one_run_count_in_the_order_of_their_times(intake: Intake) -> None:
    captures = intake.root.parent / "both"
    captures.mkdir()
    for name, text, hour in (("a", NEW, 15), ("b", OLD, 12)):
        (captures / f"{name}.html").write_text(saved(text), "utf-8")
        told = f'{{"captured": "2026-11-23T{hour}:00:00Z"}}'
        (captures / f"{name}.json").write_text(told, "utf-8")
    intake.take_all(captures)
    assert "second boat" in intake.only()[1].body
