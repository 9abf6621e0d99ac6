"""`dateline search` as an owner runs it, and the index that a build writes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from archives import dateline, files_of, mkdocs, small_archive, write_article
from dateline.search.pack import unzipped

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.thorough, pytest.mark.site]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_archive(tmp_path_factory.mktemp("search") / "archive")
    (root / "content" / "about.md").write_text("# About\n\nAn unusual lighthouse.\n", "utf-8")
    body = "A secret sentence of another publisher. " * 20
    write_article(root, "aaaaaaa3", "Kept to an excerpt", "2026-11-24", body=f"{body} Zebra.")
    write_article(root, "aaaaaaa4", "Kept back", "2026-11-24", "rights: withheld\n", "Quagga.")
    done = dateline("build", cwd=root)
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


def test_of_a_withheld_article_no_file_has_a_word(archive: Path) -> None:
    assert dateline("search", "quagga", cwd=archive).stdout.startswith("0 ")
    for path in (archive / "site" / "search").rglob("*.bin"):
        plain = unzipped(path.read_bytes()).lower()
        assert b"quagga" not in plain
        assert b"aaaaaaa4" not in plain


@pytest.mark.parametrize("memory", ["*.sqlite", "*.db", "nothing"])
def test_a_lost_file_and_a_damaged_memory_are_mended(archive: Path, memory: str) -> None:
    before = files_of(archive / "site")
    for family in ("t", "r", "p"):
        next((archive / "site" / "search").rglob(f"{family}/*.bin")).unlink()
    for path in (archive / ".dateline").glob(memory):
        path.write_bytes(b"?")
    assert dateline("build", cwd=archive).returncode == 0
    assert files_of(archive / "site") == before


def test_another_engine_has_neither_index_nor_page(tmp_path: Path) -> None:
    root = small_archive(tmp_path / "archive")
    config = root / "mkdocs.yml"
    plain = config.read_text("utf-8")
    dateline("build", cwd=root)
    for engine in ("pagefind", "lunr", "none"):
        text = plain.replace("dateline]", f"{{dateline: {{search: {{engine: {engine}}}}}}}]")
        config.write_text(text, "utf-8")
        done = dateline("build", cwd=root)
        assert done.returncode == 0, done.stderr
        assert not list((root / "site").rglob("*.bin"))
        assert not (root / "site" / "search" / "index.html").exists()
        loaded = root / "site" / "search" / "search_index.json"
        box = "md-search" in (root / "site" / "archive" / "index.html").read_text("utf-8")
        assert box == loaded.exists() == (engine != "none")
        if box:
            docs = json.loads(loaded.read_text("utf-8"))["docs"]
            assert len(docs) == (2 if engine == "lunr" else 0)
        reference = tmp_path / engine
        mkdocs("build", "--site-dir", str(reference), cwd=root)
        # Pagefind's bytes differ from run to run.
        indexes = [each / "pagefind" for each in (root / "site", reference)]
        assert [each.exists() for each in indexes] == [engine == "pagefind"] * 2
        for each in indexes:
            shutil.rmtree(each, ignore_errors=True)
        assert files_of(root / "site") == files_of(reference)


def test_wrong_words_are_explained(archive: Path, tmp_path: Path) -> None:
    wrong = dateline("search", "x", "--sort", "best", cwd=archive)
    assert (wrong.returncode, "none of relevance" in wrong.stderr) == (2, True)
    day = dateline("search", "x", "--today", "soon", cwd=archive)
    assert (day.returncode, "is no day" in day.stderr) == (2, True)
    none = dateline("search", "x", "--site", str(tmp_path), cwd=archive)
    assert (none.returncode, "dateline build" in none.stderr) == (2, True)


def test_every_page_leads_to_the_index_and_browsers_can_add_it(archive: Path) -> None:
    site = archive / "site"
    for page in site.rglob("index.html"):
        text = page.read_text("utf-8")
        assert "workers/search." not in text
    assert "{searchTerms}" in (site / "opensearch.xml").read_text("utf-8")
    assert 'id="dl-query"' in (site / "search" / "index.html").read_text("utf-8")
    assert json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"] == []
