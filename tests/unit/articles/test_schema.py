"""The JSON Schema of front matter against the files it describes."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from conftest import CASES, ROOT
from dateline.articles import dump, schema
from dateline.articles.parse import KNOWN, split
from dateline.articles.safe_yaml import read
from dateline.cli.schema import text
from dateline.model import Article, Head

from .test_article_file import articles

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def front_matter(file: str) -> dict[str, Any]:
    parts = split(file)
    assert parts is not None
    return dict(read(parts[0], "a.md").values)


def wrong(values: dict[str, Any]) -> list[str]:
    return sorted("/".join(map(str, each.path)) for each in VALIDATOR.iter_errors(values))


def test_it_is_a_schema_and_the_file_is_current() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    file = ROOT / "content" / "article.schema.json"
    assert file.read_text("utf-8") == text(), "run: dateline schema"


def test_every_key_is_described() -> None:
    described = {key for key, rule in SCHEMA["properties"].items() if rule["description"]}
    assert described >= KNOWN
    assert len(KNOWN) == len(fields(Head)) + 2  # when is four keys, extra is none
    manual = (ROOT / "content/about/article-file.md").read_text("utf-8")
    assert [key for key in KNOWN if f"`{key}`" not in manual] == []


def test_the_demonstration_archive_is_valid() -> None:
    files = sorted((ROOT / "content/articles").rglob("*.md"))
    assert len(files) == 110
    found = {file.name: wrong(front_matter(file.read_text("utf-8"))) for file in files}
    assert {name: errors for name, errors in found.items() if errors} == {}


@given(articles())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_valid(article: Article) -> None:
    values = front_matter(dump(article))
    assert wrong(values) == []


@pytest.mark.parametrize(
    "case", ["whole", "undated", "interval-over-midnight", "another-offset", "crlf"]
)
def test_good_files_are_valid(case: str) -> None:
    file = (CASES / "articles" / case / "input.md").read_bytes().decode()
    assert wrong(front_matter(file)) == []


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        ("dates-others-refuse", ["captured", "date_earliest", "modified"]),
        ("keys-that-break-others", ["authors", "published", "status", "url"]),
        ("lists-as-texts", ["categories", "flags", "tags"]),
        ("long-title", ["title"]),
        ("nested-source", ["source"]),
        ("story-of-another-form", ["story"]),
        ("strict-keys-missing", ["", ""]),
        ("too-many-tags", ["aliases", "tags"]),
        (
            "everything-wrong",
            [
                *("auto/0", "categories/0", "coverage/0", "date", "date_precision", "draft"),
                *("id", "kind", "lang", "modified", "rights", "slug", "tags", "title"),
            ],
        ),
    ],
)
def test_bad_files_are_not(case: str, keys: list[str]) -> None:
    file = (CASES / "articles" / case / "input.md").read_text("utf-8")
    assert wrong(front_matter(file)) == keys
