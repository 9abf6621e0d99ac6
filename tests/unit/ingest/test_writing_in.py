"""Files of content/ are written whole or not at all, and nothing of others is overwritten."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from dateline.errors import problem
from dateline.ingest.quarantine import refusal
from dateline.model import Capture
from intake import FERRY, Intake, Item, actions, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN = page("Island ferry sails again", *FERRY)
BOTH = page("Island ferry sails again", *FERRY, related=(Item("Crane is back", "It lifts."),))


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


@contextmanager
def full_disk() -> Iterator[None]:
    """No fixture: pytest writes its own progress before a fixture ends."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def told(intake: Intake, text: str | bytes) -> list[str]:
    """The findings of a run that could not write everything."""
    report = intake.take(text)
    assert report.failed
    return [f"{found.path} {found.message}" for found in report.problems]


def test_a_file_where_a_directory_is_wanted_stops_one_article_and_no_other(intake: Intake) -> None:
    intake.write("undated", "somebody's notes")
    report = intake.take(BOTH)
    [found] = report.problems
    assert found.code == "D513"
    assert found.path.startswith("content/undated/island-ferry-sails-again-")
    assert actions(report) == ["create"]
    assert report.data()["created"][0]["title"] == "Crane is back"
    before = intake.files()
    assert before["undated"] == b"somebody's notes"
    (intake.content / "undated").unlink()
    assert sorted(actions(intake.take(BOTH))) == ["create", "unchanged"]
    assert len(intake.articles()) == 2
    assert len(intake.files()["seen.txt"].splitlines()) > len(before["seen.txt"].splitlines())


def test_a_file_that_is_in_the_way_is_not_overwritten(intake: Intake) -> None:
    intake.take(MAIN)
    path, _ = intake.only()
    (intake.content / "seen.txt").unlink()
    (intake.content / path).write_text("---\ntitle: Mine\nid: bbbbbbb2\nslug: mine-bbbbbbb2\n---\n")
    before = intake.files()
    assert actions(intake.take(MAIN)) == ["skip"]
    assert intake.files() == before


def test_a_move_never_overwrites(intake: Intake) -> None:
    intake.take(MAIN)
    path, article = intake.only()
    target = intake.content / "articles/2026/11/23" / f"{article.head.slug}.md"
    target.mkdir(parents=True)
    dated = page("Island ferry sails again", *FERRY, byline="Example Times2 hours ago")
    before = intake.files()
    [said] = told(intake, dated)
    assert said == f"content/articles/2026/11/23/{article.head.slug}.md File exists"
    assert intake.files() == before
    target.rmdir()
    assert actions(intake.take(dated)) == ["update"]
    assert not (intake.content / path).exists()


def test_a_full_disk_leaves_nothing_half_written(intake: Intake) -> None:
    with full_disk():
        said = told(intake, page("Island ferry sails again", *FERRY))
    assert len(said) == 1
    assert said[0].endswith("File too large")
    assert intake.files() == {}


def test_a_full_disk_leaves_the_old_file(intake: Intake) -> None:
    intake.take(page("Island ferry sails again"))
    before = intake.files()
    with full_disk():
        told(intake, MAIN)
    assert intake.files() == before


def test_quarantine_that_cannot_be_written_is_told(intake: Intake) -> None:
    intake.write("quarantine", "a file")
    said = told(intake, "Some prose.\n")
    assert [line.rpartition("-")[2] for line in said[1:]] == [
        "page.txt File exists",
        "page.txt.reason.txt File exists",
    ]
    assert intake.files() == {"quarantine": b"a file"}


def test_what_is_quarantined_again_is_not_written_again(intake: Intake) -> None:
    intake.take("Some prose.\n")
    [kept, reason] = intake.files()
    assert kept.startswith("quarantine/")
    assert reason == f"{kept}.reason.txt"
    stamp = (intake.content / kept).stat().st_mtime_ns
    assert actions(intake.take("Some prose.\n")) == ["quarantine"]
    assert (intake.content / kept).stat().st_mtime_ns == stamp
    report = intake.take(intake.files()[kept], name=kept.rpartition("/")[2])
    assert report.data()["quarantined"][0]["path"] == kept
    assert list(intake.files()) == [kept, reason]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("page.txt", "page.txt"),
        ("some where/a b&ü.html", "a-b.html"),
        ("Çà.txt", "capture.txt"),
        ("no ending", "no-ending"),
        ("x" * 200 + ".txt", "x" * 80 + ".txt"),
        ("x" * 200, "x" * 80),
        ("..", "capture"),
        ("ع", "capture"),
        ("a.long-long-ending", "a.long-long-ending"),
        ("-.txt", "capture.txt"),
        ("line\nend.txt", "line-end.txt"),
    ],
)
def test_a_quarantined_capture_has_a_name_fit_for_any_system(name: str, kept: str) -> None:
    capture = Capture(b"", name, "0123456789abcdef" * 4)
    decided = refusal(capture, [problem(name, 0, "D502", "unknown")])
    assert decided.intent.path == f"quarantine/01234567-{kept}"


def test_a_dry_run_writes_nothing_and_says_the_same(intake: Intake) -> None:
    text = BOTH[:-1]
    dry = intake.take(text, dry=True)
    assert intake.files() == {}
    real = intake.take(text)
    assert dry.text() == f"{real.text()} (nothing written)"
    assert dry.data() == {**real.data(), "dry_run": True}


def test_the_next_run_mends_what_a_killed_one_left(intake: Intake) -> None:
    intake.take(BOTH)
    whole = intake.files()
    for path in whole:  # seen.txt is written last, so that it is never there without the others
        (intake.content / "seen.txt").unlink()
        (intake.content / path).unlink(missing_ok=True)
        intake.write(f"{path}.dateline-new", "half of it")
        intake.take(BOTH)
        assert intake.files() == whole
