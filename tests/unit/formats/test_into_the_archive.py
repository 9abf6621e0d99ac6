"""Captures of every format, taken in: files that say where they come from, and say it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import CASES
from dateline.articles import lint, parse
from dateline.ingest.run import ingest
from dateline.model import Kind, Registries
from dateline.settings import Settings
from intake import Intake
from intake_cases import Case, cases

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

HTML = CASES / "formats" / "html"


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


def take(intake: Intake, *files: Path) -> None:
    ingest(files, intake.root, Settings())


@pytest.mark.parametrize("case", cases(), ids=str)
def test_what_was_taken_in_changes_nothing_when_it_comes_again(case: Case, intake: Intake) -> None:
    (file,) = case.folder.glob("input.*")
    take(intake, file)
    first = intake.files()
    assert first
    take(intake, file)
    assert intake.files() == first


def test_every_file_that_is_made_passes_the_linter(intake: Intake) -> None:
    take(intake, *(file for case in cases() for file in case.folder.glob("input.*")))
    for path, data in intake.files().items():
        if path.endswith(".md") and not path.startswith("quarantine"):
            errors = [
                f
                for f in lint(data.decode(), path, Registries(), Settings())
                if f.severity == "error"
            ]
            assert errors == [], path


def test_what_a_page_states_stands_in_the_front_matter(intake: Intake) -> None:
    take(intake, HTML / "linked-data" / "input.html")
    path, article = intake.only()
    head = article.head
    assert path.startswith("articles/2026/11/23/ferry-sails-again-")
    assert (head.source, head.author, head.category) == (
        "Example Times", "Jane Doe, Ali Smith", "World",
    )  # fmt: skip
    assert head.source_url == "https://example.org/world/ferry"
    assert (head.image, head.license) == (
        "https://example.org/ferry.jpg",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert head.extractor == "html/2"
    assert head.flags == ("paywalled",)
    assert dict(head.extra) == {"image_credit": "A. Photographer"}
    assert head.modified is not None


def test_an_item_of_an_archive_notes_its_own_bytes_and_format(intake: Intake) -> None:
    take(intake, CASES / "formats" / "warc" / "responses" / "input.warc")
    (article,) = (a for a in intake.articles().values() if a.head.extractor == "html/2")
    assert article.head.captured is not None
    assert article.head.captured.isoformat() == "2026-11-24T08:00:00+00:00"


def test_a_newsletter_is_one_and_its_stories_are_undated(intake: Intake) -> None:
    take(intake, CASES / "formats" / "mail" / "newsletter" / "input.eml")
    kinds = {path.partition("/")[0]: a.head.kind for path, a in intake.articles().items()}
    assert kinds == {"articles": Kind.NEWSLETTER, "undated": Kind.ARTICLE}


def test_unknown_keys_of_another_generator_survive_a_rewrite(intake: Intake) -> None:
    take(intake, CASES / "formats" / "markdown" / "hugo-yaml" / "input.md")
    path, article = intake.only()
    assert dict(article.head.extra)["weight"] == 10
    text = intake.files()[path].decode()
    assert parse(text, path).article == article


def test_a_capture_that_gives_nothing_is_kept_with_its_reason(intake: Intake) -> None:
    take(intake, CASES / "formats" / "feeds" / "entities-that-grow" / "input.xml")
    kept = {path: data for path, data in intake.files().items() if path.startswith("quarantine")}
    (reason,) = (data for path, data in kept.items() if path.endswith(".reason.txt"))
    assert len(kept) == 2
    assert b"D520" in reason
