"""An article as a record of plain values, and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from conftest import CASES
from dateline.articles import FORMAT, parse, read_record, record_of, record_schema
from dateline.model import Article
from whole_articles import articles

SCHEMA = Draft202012Validator(record_schema())
# What data files add of the page.
PAGE = {"address": "2026/11/23/a/", "permits": "full"}


def there_and_back(article: Article) -> object:
    record = record_of(article.head) | PAGE | {"body": article.body}
    SCHEMA.validate(record)
    return read_record(json.dumps(record), "a.jsonl", 1)


@given(articles())
@settings(max_examples=100)
def test_a_record_makes_the_same_article_again(article: Article) -> None:
    assert there_and_back(article) == article


@pytest.mark.parametrize("case", sorted((CASES / "articles").glob("*/input.md")), ids=str)
def test_whatever_file_is_read_can_be_given_as_a_record(case: object) -> None:
    data = case.read_bytes().decode("utf-8", "replace")  # type: ignore[attr-defined]
    if article := parse(data, "a.md").article:
        assert there_and_back(article) == article


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "a line that is no object"),
        ("{}", "a record of the format None"),
        ('{"format": "dateline-article/2"}', "a record of the format 'dateline-article/2'"),
        ('{"standard": {"name": "ninjs"}}', "an article without its record"),
        ('{"standard": {}, "bodies": [1, {"role": "record", "value": "[]"}]}', "a line that is no"),
        (f'{{"format": "{FORMAT}"}}', "the front matter is empty"),
        (f'{{"format": "{FORMAT}", "title": [1], "id": "x"}}', "title must be a text"),
    ],
)
def test_a_line_without_an_article_is_a_finding(text: str, message: str) -> None:
    found = read_record(text, "a.jsonl", 7)
    assert isinstance(found, tuple)
    assert {(each.path, each.line, each.code) for each in found} == {("a.jsonl", 7, "D801")}
    assert any(each.message.startswith(message) for each in found)


def test_values_of_a_wrong_type_are_left_out() -> None:
    record = {"format": FORMAT, "title": "T", "id": "aaaaaaa1", "slug": "t-aaaaaaa1",
              "extra": 7, "body": 8}  # fmt: skip
    found = read_record(json.dumps(record), "a.jsonl", 1)
    assert isinstance(found, Article)
    assert (found.head.extra, found.body) == ((), "")
