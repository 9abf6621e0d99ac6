"""The query language: one table of cases for Python and JavaScript."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CASES
from dateline.search.query import All, Dated, Field, Node, Not, Phrase, Word, parse

TODAY = date(2026, 11, 23)
TABLE: list[dict[str, Any]] = json.loads((CASES / "search" / "queries.json").read_text("utf-8"))


def plain(node: Node | None) -> list[Any] | None:
    """A tree as the table writes it."""
    if node is None:
        return None
    if isinstance(node, Word):
        return ["begins" if node.begins else "word", node.text]
    if isinstance(node, Phrase):
        return ["phrase", *node.words]
    if isinstance(node, Field):
        return ["field", node.name, node.value]
    if isinstance(node, Dated):
        days = (node.days.first, node.days.last)
        return ["dated", *(day.isoformat() if day else None for day in days)]
    if isinstance(node, Not):
        return ["not", plain(node.of)]
    return ["all" if isinstance(node, All) else "any", *map(plain, node.of)]


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["query"][:30] or "nothing")
def test_a_query_is_understood_as_the_table_says(case: dict[str, Any]) -> None:
    parsed = parse(case["query"], TODAY, typing=case.get("typing", False))
    assert plain(parsed.node) == case["tree"]
    assert list(parsed.problems) == case.get("problems", [])
    assert parsed.absolute == case.get("absolute", case["query"])


@given(st.text(alphabet=st.sampled_from(list('ab"“”„()-|:/ OR.*\\<😀\u202e東é\t')), max_size=200))
def test_no_text_is_refused_and_what_is_absolute_stays_so(text: str) -> None:
    parsed = parse(text, TODAY)
    again = parse(parsed.absolute, TODAY)
    assert plain(again.node) == plain(parsed.node)
    assert again.absolute == parsed.absolute


@pytest.mark.parametrize("text", ["(" * 10_000, '"' * 10_000, "-" * 10_000, "a:" * 5_000])
def test_ten_thousand_signs_are_read_in_no_time(text: str) -> None:
    start = time.process_time()
    assert parse(text, TODAY).problems
    assert time.process_time() - start < 1
