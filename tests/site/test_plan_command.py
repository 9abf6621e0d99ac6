"""`dateline plan`: what a build would do, and which inputs of a page changed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from archives import small_archive, write_article

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def dateline(root: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dateline.cli", *words, "--root", str(root)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_archive(tmp_path / "archive")
    dateline(root, "build")
    return root


def test_before_the_first_build_everything_is_due(tmp_path: Path) -> None:
    root = small_archive(tmp_path / "archive")
    said = dateline(root, "plan")
    assert "everything is planned: no build has come to its end yet" in said
    assert dateline(root, "plan", "--why", "/") == "no build has written index.html\n"


def test_after_a_build_there_is_nothing_to_do(root: Path) -> None:
    assert dateline(root, "plan") == "nothing to do\n"
    assert (
        dateline(root, "plan", "--why", "/2026/11/23/") == "2026/11/23/index.html is up to date\n"
    )


def test_an_edit_names_its_file_the_subjects_it_touches_and_the_inputs_that_differ(
    root: Path,
) -> None:
    write_article(root, "aaaaaaa2", "Coast road stays shut", "2026-11-23", body="Other words.")
    said = dateline(root, "plan").splitlines()
    file = "articles/2026/11/23/coast-road-stays-shut-aaaaaaa2.md"
    assert said[0] == f"changed: content/{file}"
    assert {"planned: article aaaaaaa2", "planned: day 2026-11-23", "planned: front"} <= set(said)
    address = file.removeprefix("articles/").replace(".md", "/")
    reasons = dateline(root, "plan", "--why", address)
    assert "article.sha256: " in reasons
    day = dateline(root, "plan", "--why", "2026/11/23/")
    assert "day.topics[0].items[0].excerpt: Some words. -> Other words.\n" in day
    for path in ("2026/11/22/", "404.html"):
        assert dateline(root, "plan", "--why", path).endswith("is up to date\n")
    assert "search index" in dateline(root, "plan", "--why", "search/manifest.bin")
    dateline(root, "build")
    assert dateline(root, "plan") == "nothing to do\n"


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("content/tags.yml", "sea: {name: Sea}\n", "a registry or an editor's file"),
        ("content/more.md", "# More\n", "the theme, mkdocs.yml or a hand-written page"),
    ],
)
def test_what_all_pages_rest_on_is_named(root: Path, file: str, text: str, reason: str) -> None:
    (root / file).write_text(text, "utf-8")
    said = dateline(root, "plan")
    assert f"everything is planned: {reason} changed, and all pages rest on it" in said
    assert reason in dateline(root, "plan", "--why", "index.html")


def test_a_page_that_was_deleted_is_missing(root: Path) -> None:
    (root / "site/2026/index.html").unlink()
    assert dateline(root, "plan", "--why", "2026/") == "2026/index.html is missing\n"
