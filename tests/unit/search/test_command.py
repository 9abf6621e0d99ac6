"""`dateline search` and `dateline search-index` as an owner runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archives import dateline, small_archive, write_article

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.thorough, pytest.mark.site]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_archive(tmp_path_factory.mktemp("search") / "archive")
    (root / "content" / "about.md").write_text("# About\n\nAn unusual lighthouse.\n", "utf-8")
    body = "A secret sentence of another publisher. " * 20
    write_article(root, "aaaaaaa3", "Kept to an excerpt", "2026-11-24", body=f"{body} Zebra.")
    for command in ("build", "search-index"):
        done = dateline(command, cwd=root)
        assert done.returncode == 0, done.stderr
    return root


def test_articles_and_hand_written_pages_are_found(archive: Path) -> None:
    done = dateline("search", "ferry", cwd=archive)
    assert "1 articles" in done.stdout
    assert "2026/11/22/ferry-sails-again-aaaaaaa1/" in done.stdout
    page = dateline("search", "lighthouse", "--output", "json", cwd=archive)
    assert json.loads(page.stdout)["hits"][0][1] == "about/"


def test_text_beyond_the_permitted_excerpt_is_not_in_the_index(archive: Path) -> None:
    assert dateline("search", "secret", cwd=archive).stdout.startswith("1 ")
    assert dateline("search", "zebra", cwd=archive).stdout.startswith("0 ")


def test_corrections_and_problems_are_told(archive: Path) -> None:
    done = dateline("search", "ferrry", "date:2026-13", cwd=archive)
    assert "Nothing has “ferrry”; these have “ferry”." in done.stderr
    assert "“2026-13” is no date" in done.stderr


def test_nothing_is_written_when_nothing_changed(archive: Path) -> None:
    assert " 0 files written" in dateline("search-index", cwd=archive).stdout


def test_a_lost_file_and_a_damaged_memory_are_mended(archive: Path) -> None:
    found = sorted((archive / "site" / "search").rglob("t/*.bin"))
    found[0].unlink()
    (archive / ".dateline" / "search.bin").write_bytes(b"?")
    assert " 1 files written" in dateline("search-index", cwd=archive).stdout
    assert found[0].is_file()


def test_wrong_words_are_explained(archive: Path, tmp_path: Path) -> None:
    wrong = dateline("search", "x", "--sort", "best", cwd=archive)
    assert (wrong.returncode, "none of relevance" in wrong.stderr) == (2, True)
    day = dateline("search", "x", "--today", "soon", cwd=archive)
    assert (day.returncode, "is no day" in day.stderr) == (2, True)
    none = dateline("search", "x", "--site", str(tmp_path), cwd=archive)
    assert (none.returncode, "search-index" in none.stderr) == (2, True)


def test_every_page_leads_to_the_index_and_browsers_can_add_it(archive: Path) -> None:
    site = archive / "site"
    for page in site.rglob("index.html"):
        text = page.read_text("utf-8")
        assert "workers/search." not in text
    assert "{searchTerms}" in (site / "search" / "opensearch.xml").read_text("utf-8")
    assert 'id="dl-query"' in (site / "search" / "index.html").read_text("utf-8")
    assert json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"] == []
