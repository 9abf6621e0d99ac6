"""What people did to a file is never undone, whatever comes in again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.errors import UsageError
from intake import FERRY, NOON, Intake, Item, actions, page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

TEXT = (*FERRY, "Nobody was hurt, and the post of five days is sorted in the hall of the school.")
MAIN = page("Island ferry sails again", *TEXT)
ITEM = Item("Island ferry sails again", " ".join(TEXT))
RELATED = page("Report", "The harbour office counted its boats again.", related=(ITEM,))
ADDRESS = "https://www.daily8.com/en/article/0123456789abcdef0123456789abcdef"


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


def alone(item: Item) -> str:
    """A page of the other style, whose main article has publisher and time."""
    return page(item.title, *TEXT, byline=f"{item.publisher}{item.ago}")


EDITS = {
    "title": ('"Island ferry sails again"', '"The ferry is back"'),
    "body": (FERRY[0], "Our own words about something else."),
    "no body": ("\n---\n" + "\n\n".join(TEXT), "\n---\n"),
    "date": ("date: 2026-11-23T10:30:00", "date: 2026-11-23T10:00:00"),
    "no date": ("date: 2026-11-23T10:30:00+00:00\n", ""),
    "source": ("source: Example Times\nsource_id: example-times", "source: Island Wire"),
    "flags": ("lang: en", "lang: en\nflags: [checked]"),
    "language": ("lang: en", "lang: cy"),
    "slug": ("slug: island-ferry-sails-again-", "slug: ferry-"),
    "tags": ("lang: en", "tags: [boats]\nlang: en"),
    "comment": ("lang: en", "# our stylebook says so\nlang: en"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_file_stays_as_it_is(edit: str, intake: Intake) -> None:
    intake.take(alone(ITEM))
    intake.edit(*EDITS[edit])
    before = intake.files()
    del before["seen.txt"]
    for capture in (alone(ITEM), alone(ITEM), RELATED, MAIN):
        intake.take(capture)
    after = intake.files()
    del after["seen.txt"], after[intake.named("Report")]
    assert after == before


def test_what_people_left_alone_is_still_improved(intake: Intake) -> None:
    intake.take(MAIN)
    intake.edit('title: "Island ferry sails again"', 'title: "The ferry is back"')
    intake.take(alone(ITEM))
    path, article = intake.only()
    assert path.startswith("articles/2026/11/23/island-ferry-sails-again-")
    assert article.head.title == "The ferry is back"
    assert article.head.source == "Example Times"
    assert article.head.aliases == (f"/undated/{article.head.slug}/",)


def test_a_date_by_hand_is_kept_and_the_contradiction_told(intake: Intake) -> None:
    intake.take(MAIN)
    intake.edit("lang: en\n", "lang: en\ndate: 2026-10-01T00:00:00+00:00\n")
    before = intake.files()
    report = intake.take(alone(ITEM))
    assert [found.code for found in report.problems] == ["D510"]
    assert not report.failed
    path, article = intake.only()
    assert path.startswith("undated/")
    assert article.head.when is not None
    assert article.head.when.latest is not None
    assert article.head.when.latest.month == 10
    assert article.head.source == "Example Times"
    assert before.keys() == intake.files().keys()


def test_a_moved_file_stays_where_it_was_moved(intake: Intake) -> None:
    intake.take(alone(ITEM))
    old = intake.content / intake.only()[0]
    moved = old.rename(intake.content / "articles" / "ferry.md")
    assert actions(intake.take(alone(ITEM))) == ["unchanged"]
    assert intake.only()[0] == moved.relative_to(intake.content).as_posix()


@pytest.mark.parametrize(
    "again",
    [
        MAIN,
        alone(ITEM),
        alone(replace(ITEM, ago="a day ago")),
        page("Island ferry sails again", *TEXT, "The mayor waved."),
        RELATED,
    ],
    ids=["as it was", "with its publisher", "with another time", "longer", "as a related item"],
)
@pytest.mark.parametrize("first", [MAIN, alone(ITEM)], ids=["main article", "with publisher"])
def test_what_was_deleted_stays_deleted(first: str, again: str, intake: Intake) -> None:
    intake.take(first)
    path, article = intake.only()
    (intake.content / path).unlink()
    report = intake.take(again)
    titles = [each.head.title for each in intake.articles().values()]
    assert article.head.title not in titles
    [skipped] = [each for each in report.decided if each.intent.action == "skip"]
    assert skipped.intent.reason == f"{article.head.id} was deleted and stays deleted"
    assert f"skipped {skipped.origin}:{skipped.line}: {article.head.id} was" in report.text()


def test_a_deleted_page_stays_deleted_on_every_host(intake: Intake) -> None:
    intake.take(MAIN, url=ADDRESS)
    (intake.content / intake.only()[0]).unlink()
    other = page("Another headline by now", "Another text by now, long enough to tell.")
    moved = ADDRESS.replace("www", "test").replace("/en/", "/")
    assert actions(intake.take(other, url=moved)) == ["skip"]
    assert intake.articles() == {}


def test_what_was_deleted_stays_so_when_its_source_is_registered(intake: Intake) -> None:
    renamed = replace(ITEM, publisher="E. Times")
    intake.take(alone(renamed))
    (intake.content / intake.only()[0]).unlink()
    intake.write("sources.yml", 'example-times:\n  name: Example Times\n  aliases: ["E. Times"]\n')
    assert actions(intake.take(alone(renamed))) == ["skip"]


def test_the_next_issue_of_a_deleted_column_is_another_article(intake: Intake) -> None:
    def issue(ago: str, text: str) -> str:
        return page("The tide table", text, byline=f"Example Times{ago}")

    monday, tuesday = "High water stands at six.", "A seal was seen near the mole today."
    intake.take(issue("2 hours ago", monday))
    intake.take(issue("2 hours ago", tuesday), NOON.replace(day=24))
    first, second = intake.articles()
    (intake.content / first).unlink()
    assert actions(intake.take(issue("a day ago", tuesday), NOON.replace(day=25))) == ["unchanged"]
    assert actions(intake.take(issue("2 hours ago", monday))) == ["skip"]
    later = intake.take(issue("2 hours ago", "Fog until noon."), NOON.replace(day=26))
    assert actions(later) == ["create"]
    assert first not in intake.articles()
    assert second in intake.articles()


def test_an_issue_that_was_renamed_does_not_take_in_a_later_one(intake: Intake) -> None:
    intake.take(alone(ITEM))
    intake.edit('title: "Island ferry sails again"', 'title: "The ferry is back"')
    assert actions(intake.take(alone(ITEM), NOON.replace(day=30))) == ["create"]
    assert len(intake.articles()) == 2


def test_a_draft_is_left_alone(intake: Intake) -> None:
    intake.take(MAIN)
    intake.edit("lang: en", "lang: en\ndraft: true")
    before = intake.files()
    report = intake.take(alone(ITEM))
    assert actions(report) == ["skip"]
    assert "is a draft, or its file cannot be read" in report.text()
    assert intake.files() == before


@pytest.mark.parametrize("memory", ["kept", "lost"])
@pytest.mark.parametrize("broken", [b"no front matter", b"---\ntitle: [\n---\n", b"\xff\xfe\x00"])
def test_a_broken_file_is_neither_overwritten_nor_doubled(
    broken: bytes, memory: str, intake: Intake
) -> None:
    intake.take(MAIN)
    (intake.content / intake.only()[0]).write_bytes(broken)
    if memory == "lost":
        (intake.content / "seen.txt").unlink()
    before = intake.files()
    assert actions(intake.take(MAIN)) == ["skip"]
    assert intake.files() == before


def test_another_article_of_the_name_of_a_broken_one_comes_in(intake: Intake) -> None:
    intake.take(alone(ITEM))
    (intake.content / intake.only()[0]).write_bytes(b"broken")
    another = page(ITEM.title, "A year later the ferry was stopped again by another storm.",
                   byline="Example Times2 hours ago")  # fmt: skip
    assert actions(intake.take(another, NOON.replace(year=2027))) == ["create"]
    assert len(intake.articles()) == 1


@pytest.mark.parametrize("line", ["", "<<<<<<< HEAD", "# our notes", "zzzz"])
def test_lines_of_the_memory_that_are_none_do_no_harm(line: str, intake: Intake) -> None:
    intake.take(MAIN)
    (intake.content / intake.only()[0]).unlink()
    text = (intake.content / "seen.txt").read_text("ascii")
    intake.write("seen.txt", f"{line}\ufffd\n{text}")
    assert actions(intake.take(MAIN)) == ["skip"]
    intake.take(RELATED)
    assert set(text.splitlines()) < set(intake.files()["seen.txt"].decode("ascii").splitlines())


def test_nothing_comes_in_while_the_memory_cannot_be_read(intake: Intake) -> None:
    (intake.content / "seen.txt").mkdir()
    with pytest.raises(UsageError, match=r"seen\.txt cannot be read: Is a directory"):
        intake.take(MAIN)
    assert intake.files() == {}
