"""Kept captures read again: what the machine wrote is renewed, what people wrote is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.articles import parse, stamp_auto
from dateline.articles.dump import dump
from dateline.ingest.run import Ways
from dateline.model import Article
from intake import FERRY, Intake, Item, actions, page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.thorough

AGAIN = Ways(again=True)
TEXT = " ".join(FERRY)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry sails again</title>'
    '<meta property="og:type" content="article"><meta property="og:site_name" content="Times">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails again",'
    '"image": {"url": "https://example.org/a.jpg", "creditText": "A. Photographer"}}</script>'
    '<meta name="author" content="Jane Doe"><meta property="article:section" content="World">'
    '<meta property="article:published_time" content="2026-11-23T06:00:00Z">'
    '<link rel="canonical" href="https://example.org/ferry"></head><body><article>'
    f"<h1>Ferry sails again</h1><p>{TEXT}</p></article></body></html>"
)


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """An archive that took in one page as an earlier version of the program read it."""
    intake = Intake(tmp_path)
    intake.take(PAGE, name="page.html")
    return intake


def as_once(intake: Intake, **fields: object) -> None:
    """Make the one article's file what an earlier version would have made."""
    from dataclasses import replace

    path, article = intake.only()
    body = str(fields.pop("body", article.body))
    head = replace(article.head, **fields)  # type: ignore[arg-type]
    written = [*fields, *(["body"] if body != article.body else [])]
    if "extra" in fields:
        written = [key for key, _ in head.extra]
        head = replace(head, auto=tuple(own for own in head.auto if own.field != "image_credit"))
    intake.write(path, dump(stamp_auto(Article(head, body), written)))


def again(intake: Intake) -> list[str]:
    return actions(intake.take_all(intake.root.parent / "captures", ways=AGAIN))


@pytest.mark.parametrize(
    "fields",
    [
        {"author": "", "category": ""},
        {"body": "Skip to content. " + TEXT, "extractor": "html/0"},
        {"title": "Ferry sails again | Times", "flags": ("mangled", "checked-by-machine")},
        {"when": None, "flags": ("undated",)},
        {"extra": ()},
        {"extra": (("image_credit", "Photograph: A. Photographer"),)},
    ],
    ids=["what was not read then", "a text", "a headline", "a time", "a fact", "a fact misread"],
)
def test_what_the_machine_wrote_is_renewed(fields: Mapping[str, object], intake: Intake) -> None:
    _, expected = intake.only()
    as_once(intake, **dict(fields))
    assert again(intake) == ["update"]
    _, renewed = intake.only()
    changed = [name for name in fields if name not in ("flags", "body")]
    assert [getattr(renewed.head, name) for name in changed] == [
        getattr(expected.head, name) for name in changed
    ]
    assert renewed.body == expected.body
    assert set(renewed.head.flags) <= {"checked-by-machine"}
    files = intake.files()
    assert again(intake) == ["unchanged"]
    assert intake.files() == files


def test_what_a_person_wrote_stays(intake: Intake) -> None:
    intake.edit("Jane Doe", "J. Doe")
    intake.edit(FERRY[0], "Our own sentence about the first boat.")
    intake.edit("image_credit: A. Photographer", "image_credit: Our own photographer")
    files = intake.files()
    assert again(intake) == ["unchanged"]
    assert intake.files() == files


def test_nothing_new_comes_in(intake: Intake) -> None:
    intake.take(page("Report", *FERRY, related=(Item("Crane is back"),)), name="page.txt")
    (intake.content / intake.named("Crane is back")).unlink()
    captures = intake.root.parent / "captures"
    (captures / "new.txt").write_text(page("Harbour opens", *FERRY))
    (captures / "bad.txt").write_text("Nothing that is known.\n")
    files = intake.files()
    report = intake.take_all(captures, ways=AGAIN)
    assert sorted(actions(report)) == ["skip", "skip", "unchanged", "unchanged"]
    assert "the archive has no such article" in report.text()
    assert intake.files() == files


def test_an_article_without_text_by_its_rights_gets_none(intake: Intake) -> None:
    as_once(intake, body="")
    intake.edit("lang: en", "lang: en\nrights: link")
    again(intake)
    assert intake.only()[1].body == ""


def test_an_article_of_another_capture_is_left_alone(intake: Intake) -> None:
    as_once(intake, sha256="0" * 64, author="")
    assert again(intake) == ["unchanged"]
    assert intake.only()[1].head.author == ""


def test_a_file_that_cannot_be_read_is_passed_over(intake: Intake) -> None:
    path, _ = intake.only()
    text = (intake.content / path).read_text("utf-8")
    intake.write(path, text.replace("title:", "title"))
    assert parse((intake.content / path).read_text("utf-8"), path).article is None
    assert again(intake) == ["skip"]
