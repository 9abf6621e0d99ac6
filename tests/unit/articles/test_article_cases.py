"""The cases of tests/cases/articles: input.md -> problems.txt, and expected.md where it is usable.

`place.txt` names the file's place below content/; else it lies where its date puts it. The
registries of all cases are in registries/content.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from conftest import CASES
from dateline.articles import Linter, dump, parse
from dateline.catalog import load_registries
from dateline.catalog.load import read_article, read_text
from dateline.settings import Settings
from dateline.text.address import article_file
from golden import same_as

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Article

FOLDER = CASES / "articles"
SETTINGS = Settings(image_hosts=("images.example.org",))
FOLDERS = sorted(path.parent for path in FOLDER.glob("*/input.md"))


@pytest.fixture(scope="module")
def linter() -> Linter:
    loaded = load_registries(FOLDER / "registries", SETTINGS)
    assert loaded.problems == ()
    return Linter(loaded.registries, SETTINGS)


def place(case: Path, article: Article | None) -> str:
    named = case / "place.txt"
    if named.exists():
        return f"content/{named.read_text('utf-8').strip()}"
    return f"content/{article_file(article.head, UTC) if article else 'undated/input.md'}"


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_what_a_file_says_and_what_is_wrong_with_it(case: Path, linter: Linter) -> None:
    source = case / "input.md"
    path = place(case, read_article(source, "", SETTINGS)[0])
    article, _, problems = read_article(source, path, SETTINGS)
    text, _, _ = read_text(source, path, SETTINGS)
    found = sorted({*problems, *linter.lint(text, path)})
    lines = [f"{p.line}: {p.severity} {p.code} {p.message} ({p.hint})\n" for p in found]
    same_as(case / "problems.txt", "".join(lines))
    same_as(case / "expected.md", dump(article) if article else "")
    if article:
        assert parse(dump(article), path).article == article
