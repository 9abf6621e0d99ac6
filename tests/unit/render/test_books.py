"""Books: valid EPUB whatever their texts hold, the same bytes every time, no word too many."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

import drawing
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from hostile import hostile, hostile_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.catalog import Catalog

pytestmark = pytest.mark.thorough

SITE = Settings(site_name="The <Test> & Co", site_url="https://example.org/sub/", books=True)
XHTML = "{http://www.w3.org/1999/xhtml}"


def books(found: Catalog, settings: Settings = SITE) -> Mapping[str, bytes]:
    renderer = drawing.renderer(settings, hostile_body)
    made = outputs(planned(found, settings))
    return {path: renderer.file(o) for path, o in made.items() if o.kind == "book"}


def parts(book: bytes) -> Mapping[str, str]:
    """The files of a book; each but the first two well-formed where it is XML."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        assert opened.testzip() is None
        found = {name: opened.read(name).decode() for name in opened.namelist()}
    for name, text in found.items():
        if not name.endswith((".css", "mimetype")):
            ElementTree.fromstring(text)
    return found


def test_weeks_months_and_stories_are_books() -> None:
    assert sorted(books(everything())) == sorted(
        f"{address}/book.epub"
        for address in ("2025/11", "2025/w47", "2026/10", "2026/11", "2026/w41", "2026/w47",
                        "2026/w48", "stories/ferry", "stories/old-storm-saaaaaaa5")
    )  # fmt: skip


def test_a_book_tells_day_by_day_and_shows_what_the_rights_let_out() -> None:
    november = parts(books(everything())["2026/11/book.epub"])
    assert next(iter(november)) == "mimetype"
    titles = [
        heading.text
        for name in sorted(november)
        if "part-" in name
        for heading in ElementTree.fromstring(november[name]).iter(f"{XHTML}h1")
    ]
    assert titles == ["21 November 2026", "22 November 2026", "23 November 2026"]
    last = november["EPUB/part-003.xhtml"]
    assert last.count("<s>three</s>") == 1
    assert "The ferry sails again." in last
    assert "Second Post" in last
    assert "Read at Example Times" in last
    assert "secret" not in "".join(november.values()).lower()


def test_the_same_edition_is_the_same_bytes() -> None:
    assert books(everything()) == books(everything())


def test_a_story_of_undated_reports_and_a_site_without_an_address() -> None:
    found = catalog([record("No day", None, id="aaaaaaa1", story="saaaaaaa1")])
    book = parts(
        books(found, Settings(language="ar", books=True))["stories/no-day-saaaaaaa1/book.epub"]
    )
    assert "<dc:date>1980-01-01T00:00:00Z</dc:date>" in book["EPUB/package.opf"]
    assert 'page-progression-direction="rtl"' in book["EPUB/package.opf"]
    assert "<a " not in book["EPUB/part-001.xhtml"]


def test_hostile_texts_make_well_formed_books_without_a_request() -> None:
    for path, book in books(hostile()).items():
        text = "".join(parts(book).values())
        assert "Secret words" not in text, path
        assert "<img" not in text
        assert "javascript:" not in text.replace("[bad](javascript:x)", "")


@pytest.mark.site
@pytest.mark.skipif(not shutil.which("epubcheck"), reason="Debian's epubcheck is not here")
def test_epubcheck_finds_nothing_wrong_with_a_hostile_book(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(books(hostile())["stories/nasty/book.epub"])
    program = ["java", "-jar", str(shutil.which("epubcheck")), str(path)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "0 errors / 0 warnings" in done.stdout
