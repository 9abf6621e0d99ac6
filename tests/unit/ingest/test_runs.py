"""Runs of intake: by several workers, by batches, ended at any place and gone on with."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import dateline.ingest.run as ingest_run
from dateline.articles import stamp_auto
from dateline.execute import crew
from dateline.ingest.journal import read_journal
from dateline.ingest.run import Progress, Ways
from intake import FERRY, Intake, Item, actions, page
from labour import deadly_over_three

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dateline.model import Article

pytestmark = pytest.mark.thorough


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    """Eight captures: pages with related items, a mailbox of two mails, one that gives nothing."""
    place = tmp_path / "all"
    place.mkdir()
    for number in range(6):
        body = [f"{line} It was boat number {number}." for line in FERRY]
        related = (Item(f"Boat {number} sails", body[0]), Item("Crane is back"))
        (place / f"{number}.txt").write_text(page(f"Report {number}", *body, related=related))
        (place / f"{number}.json").write_text('{"captured": "2026-11-23T12:00:00Z"}')
    mails = (
        "From x@example.org Mon Nov 23 09:00:00 2026\nFrom: Desk <x@example.org>\n"
        f"To: y@z.example\nSubject: Letter {number}\nDate: Mon, 23 Nov 2026 09:0{number}:00 +0000\n"
        f"Message-ID: <{number}@example.org>\n\n{' '.join(FERRY)} Letter {number}.\n\n"
        for number in range(2)
    )
    (place / "letters.mbox").write_text("".join(mails))
    (place / "nothing.txt").write_text("Nothing that is known.\n")
    return place


@pytest.fixture
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest_run, "_ARRIVALS", 4)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def journal(intake: Intake) -> Path:
    return intake.root / ".dateline" / "intake.txt"


def test_several_workers_make_the_files_that_one_makes(
    captures: Path, intake: Intake, tmp_path: Path
) -> None:
    expected = Intake(tmp_path / "alone")
    one = expected.take_all(captures)
    with crew(2) as workers:
        many = intake.take_all(captures, ways=Ways(workers=workers))
    assert intake.files() == expected.files()
    assert many.text() == one.text()
    assert len(intake.articles()) == 15


def test_files_that_cannot_be_read_stop_no_others(captures: Path, intake: Intake) -> None:
    (captures / "bad.zip").write_bytes(zipped({"../../out.txt": b"text", "empty.txt": b""}))
    (captures / "large.txt").write_bytes(b"x" * 5_000_001)
    report = intake.take_all(captures)
    assert sorted({found.code for found in report.problems}) == ["D501", "D502", "D504", "D521"]
    assert len(intake.articles()) == 15


def test_progress_tells_what_is_read_of_how_much(captures: Path, intake: Intake) -> None:
    told: list[Progress] = []
    intake.take_all(captures, ways=Ways(progress=told.append))
    assert [each.read for each in told] == list(range(1, 9))
    assert {each.captures for each in told} == {8}
    assert told[-1].articles == 20


@pytest.mark.usefixtures("_small_batches")
def test_a_dry_run_of_many_batches_says_what_would_be_done(captures: Path, intake: Intake) -> None:
    dry = intake.take_all(captures, ways=Ways(dry=True)).text()
    assert intake.files() == {}
    assert not journal(intake).exists()
    assert f"{intake.take_all(captures).text()} (nothing written)" == dry


class Ended(Exception):
    """The run is ended from outside."""


@pytest.mark.usefixtures("_small_batches")
@pytest.mark.parametrize("writes", [1, 2, 5, 6, 9, 12, 13, 16])
def test_an_ended_run_goes_on_and_no_file_differs(
    writes: int, captures: Path, intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Intake(tmp_path / "at-one-go")
    expected.take_all(captures)
    left = [writes]

    def ending(path: Path, target: Path) -> None:
        left[0] -= 1
        if not left[0]:
            raise Ended
        path.rename(target)

    with monkeypatch.context() as patched:
        patched.setattr("dateline.ingest.write.os.replace", ending)
        with pytest.raises(Ended):
            intake.take_all(captures)
    report = intake.take_all(captures)
    assert intake.files() == expected.files()
    assert not journal(intake).exists()
    assert report.resumed == (0 if writes < 5 else report.resumed)
    if report.resumed:
        assert f"; {report.resumed} captures were taken in before" in report.text()
    assert {each.intent.action for each in intake.take_all(captures).decided} <= {
        "unchanged", "quarantine",
    }  # fmt: skip


@pytest.mark.usefixtures("_small_batches")
def test_what_was_deleted_after_an_ended_run_stays_deleted(
    captures: Path, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(ingest_run._Run, "_end", lambda _: None)
        intake.take_all(captures)
    assert "seen.txt" not in intake.files()
    (intake.content / intake.named("Report 0")).unlink()
    report = intake.take(page("Report 0", *(f"{line} It was boat number 0." for line in FERRY)))
    assert actions(report) == ["skip"]
    assert not journal(intake).exists()


def test_a_journal_that_is_cut_or_of_another_run_tells_identities_only() -> None:
    text = (
        "run 0123456789abcdef\nseen 0011aaff 0123456789abcdef\ndone 1111111111111111\n"
        "part 2222222222222222 7 3\nseen 0011aa\npart 33333\npart 4444444444444444 x 3\nrun"
    )
    ours, other = (read_journal(text, run) for run in ("0123456789abcdef", "f" * 16))
    assert (ours.done, ours.begun) == ({"1" * 16}, {"2" * 16: (7, 3)})
    assert (other.done, other.begun) == (set(), {})
    assert ours.seen == other.seen == [("0011aaff", "0123456789abcdef")]


def test_a_worker_that_dies_over_a_capture_leaves_it_in_quarantine(
    captures: Path, intake: Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.ingest.gather.take", deadly_over_three)
    with crew(2) as workers:
        report = intake.take_all(captures, ways=Ways(workers=workers))
    refused = [each for each in report.decided if each.intent.action == "quarantine"]
    assert [(each.origin.rpartition("/")[2], each.code) for each in refused] == [
        ("nothing.txt", "D502"), ("3.txt", "D526"),
    ]  # fmt: skip
    assert len([head for head in intake.articles() if "report-" in head]) == 5


def test_annotators_see_new_articles_before_they_are_written_and_change_older_ones(
    intake: Intake,
) -> None:
    intake.take(page("Harbour closes", "The harbour office closed its gates for the night."))
    old = intake.only()[1].head.id
    given: list[Article] = []

    def topic(article: Article) -> Article:
        tagged = replace(article, head=replace(article.head, topics=("medtop:04000000",)))
        return stamp_auto(tagged, ["topics"])

    def annotate(articles: Sequence[Article]) -> Mapping[str, Callable[[Article], Article]]:
        given.extend(articles)
        return {each.head.id: topic for each in articles} | {old: topic, "ffffffff": topic}

    captures = intake.root.parent / "captures"
    report = intake.take_all(captures, ways=Ways(annotate=annotate))
    assert given == []  # nothing new
    assert actions(report) == ["unchanged", "update"]
    (captures / "page.txt").write_text(page("Harbour opens", *FERRY))
    report = intake.take_all(captures, ways=Ways(annotate=annotate))
    assert [each.head.title for each in given] == ["Harbour opens"]
    assert actions(report) == ["create"]
    assert {each.head.topics for each in intake.articles().values()} == {("medtop:04000000",)}
