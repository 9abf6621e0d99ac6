"""Texts of two publishers that are nearly one: what is marked, which of the two, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from duplicates import Recipe

from dateline.ingest.copies import WINDOW, Copies, boiled, original
from dateline.model import Head, When
from intake import NOON, Intake

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.similar import Sketch

pytestmark = pytest.mark.thorough

RECIPE = Recipe(5, size=10_000)
TEXT = RECIPE.original()
OTHER = RECIPE.original()


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    return Intake(tmp_path)


def article(text: str, source: str, day: int = 23, title: str = "", hour: int = 9) -> str:
    """An article as a Markdown file, whose time is exact."""
    at = datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day - 1)
    return (
        f"---\ntitle: {title or f'Ferry by {source}'}\npublisher: {source}\n"
        f"date: {at:%Y-%m-%dT%H:%M:%S}Z\nsource_url: https://{source}.example/{day}/{hour}\n---\n"
        f"{text}\n"
    )


def marks(intake: Intake) -> dict[str, str]:
    """Source -> the source whose text its article is marked as a duplicate of."""
    heads = [each.head for each in intake.articles().values()]
    sources = {head.id: head.source for head in heads}
    return {head.source: sources[first] for head in heads if (first := original(head))}


def test_a_copy_is_marked_with_its_original_and_how_alike_they_are(intake: Intake) -> None:
    intake.take(article(TEXT, "first"))
    report = intake.take(article(RECIPE.edited(TEXT, 0.03), "second", hour=11), name="2.md")
    assert marks(intake) == {"second": "first"}
    copy = intake.articles()[intake.named("Ferry by second")]
    assert 0.7 < dict(copy.head.extra)["similarity"] < 1
    assert "flags" in {item.field for item in copy.head.auto}
    [row] = report.rows()
    assert row[:3] == ("second", "markdown", 1)
    assert dict(zip(("duplicates", "undated"), row[-2:], strict=True)) == {
        "duplicates": 1, "undated": 0,
    }  # fmt: skip
    [created] = report.data()["created"]  # type: ignore[misc]
    assert created["duplicate_of"] == original(copy.head)


def test_what_came_out_first_is_the_original_whenever_it_came_in(intake: Intake) -> None:
    intake.take(article(TEXT, "second", day=24))
    intake.take(article(TEXT, "third", day=25), name="3.md")
    intake.take(article(TEXT, "first", day=23), name="1.md")
    assert marks(intake) == {"second": "first", "third": "second"}
    intake.take(article(TEXT, "fourth", day=25), name="4.md")
    assert marks(intake)["fourth"] == "first"


def test_copies_of_one_run_are_marked_as_those_of_several(intake: Intake, tmp_path: Path) -> None:
    captures = tmp_path / "all"
    captures.mkdir()
    for number, source in enumerate(("first", "second", "third")):
        (captures / f"{number}.md").write_text(article(TEXT, source, hour=9 + number), "utf-8")
    intake.take_all(captures)
    assert marks(intake) == {"second": "first", "third": "first"}
    files = intake.files()
    assert {each.intent.action for each in intake.take_all(captures).decided} == {"unchanged"}
    assert intake.files() == files


@pytest.mark.parametrize(
    ("text", "source", "day"),
    [
        (OTHER, "second", 23),
        (TEXT, "first", 23),
        (TEXT, "second", 23 + WINDOW.days + 1),
        (TEXT, "second", 23 - WINDOW.days - 1),
    ],
    ids=["another text", "the same publisher", "weeks later", "weeks before"],
)
def test_what_is_no_copy(text: str, source: str, day: int, intake: Intake) -> None:
    much_later = NOON + timedelta(days=90)
    intake.take(article(TEXT, "first"), much_later)
    intake.take(article(text, source, day, "Another title", 11), much_later, name="2.md")
    assert marks(intake) == {}


def test_an_original_that_changes_is_no_copy_of_its_copies(intake: Intake) -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Ferry</title><meta property="og:site_name" '
        'content="first"><meta property="og:type" content="article"><link rel="canonical" '
        'href="https://first.example/1"><meta property="article:published_time" '
        'content="2026-11-23T06:00:00Z"></head><body><article><h1>Ferry</h1><p>{}</p></article>'
        "</body></html>"
    )
    intake.take(page.format(TEXT), name="1.html")
    intake.take(article(TEXT, "second"), name="2.md")
    later = NOON + timedelta(hours=3)
    intake.take(page.format(f"{TEXT} {OTHER[:300]}"), later, name="1.html")
    assert "revisions" in dict(intake.articles()[intake.named("Ferry")].head.extra)
    assert marks(intake) == {"second": "first"}


def test_marks_that_lead_in_a_circle_end_nothing(intake: Intake) -> None:
    for number, source in enumerate(("first", "second")):
        intake.take(article(TEXT, source, hour=9 + number), name=f"{number}.md")
    one, two = (intake.named(f"Ferry by {name}") for name in ("first", "second"))
    text = (intake.content / one).read_text("utf-8")
    id = intake.articles()[two].head.id
    intake.write(one, text.replace("lang: ", f'flags: ["duplicate-of:{id}"]\nlang: '))
    intake.take(article(TEXT, "third", hour=11), name="3.md")
    assert marks(intake)["third"] in ("first", "second")


def test_a_copy_of_an_agency_says_so(intake: Intake) -> None:
    intake.take(article(f"HARBOUR, Nov 23 (Reuters) - {TEXT}", "first"))
    intake.take(article(TEXT, "second", hour=11), name="2.md")
    first, second = (intake.articles()[intake.named(f"Ferry by {n}")] for n in ("first", "second"))
    assert dict(first.head.extra)["agency"] == "reuters"
    assert second.head.flags == (f"duplicate-of:{first.head.id}", "syndicated")


def test_a_mark_that_a_person_removed_does_not_come_back(intake: Intake) -> None:
    intake.take(article(TEXT, "first"))
    intake.take(article(TEXT, "second", hour=11), name="2.md")
    path = intake.named("Ferry by second")
    text = (intake.content / path).read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("flags:")]
    intake.write(path, "".join(lines))
    files = intake.files()
    intake.take(article(TEXT, "second", hour=11), name="2.md")
    intake.take(article(TEXT, "first"), name="1.md")
    assert intake.files() == files


def test_flags_of_a_person_are_left_alone(intake: Intake) -> None:
    intake.take(article(TEXT, "second", day=24))
    intake.edit("lang: ", "flags: [checked]\nlang: ")
    intake.take(article(TEXT, "first", day=23), name="1.md")
    assert marks(intake) == {}


def test_undated_texts_are_compared_by_when_they_were_captured(intake: Intake) -> None:
    undated = f"---\ntitle: Ferry\npublisher: second\n---\n{TEXT}\n"
    intake.take(article(TEXT, "first"))
    intake.take(undated, None, name="2.md")
    assert marks(intake) == {}
    intake.take(undated.replace("second", "third").replace("Ferry", "Boats"), NOON, name="3.md")
    assert marks(intake) == {"third": "first"}


def held(most: int, texts: Mapping[str, Sketch], days: Mapping[str, int]) -> Copies:
    copies = Copies(texts.get, most)
    for id, day in days.items():
        copies.note(Head(title=id, id=id, source_id=id, when=on(day)))
    return copies


def on(day: int) -> When:
    return When.on((NOON + timedelta(days=day)).date())


def test_texts_that_were_let_go_are_read_again() -> None:
    texts = {f"{n:08x}": boiled(RECIPE.original()) for n in range(8)}
    known = {id: text for id, text in texts.items() if text}
    copies = held(2, known, {id: 100 * n for n, id in enumerate(known)})
    for _ in range(2):
        for n, (id, text) in enumerate(known.items()):
            likeness = copies.like(Head(title="x", id="x", source_id="x", when=on(100 * n)), text)
            assert likeness is not None
            assert likeness.key == id
    nobody = Head(title="x", id="x", source_id="x")
    assert copies.like(nobody, known["00000000"]) is None


def test_texts_too_short_to_tell_are_not_compared() -> None:
    assert boiled("Read more on our pages.") is None
    assert boiled(TEXT) == boiled(TEXT.replace("the", "[the](https://example.org/a_b)"))
