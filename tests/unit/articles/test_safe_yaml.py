"""YAML as the archive reads it: what no case of tests/cases/articles can say cheaply."""

from __future__ import annotations

import pytest

from dateline.articles.safe_yaml import read


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: 2\nc: 3\n", 3), ("a: [1,\n2]\n", 2), ("a: {b: 1,\n\nc: 2}\n", 3)],
)
def test_values_are_counted_at_every_depth(text: str, line: int) -> None:
    assert read(text, "a.yml", most=4).problems == ()
    document = read(text, "a.yml", offset=10, most=3)
    assert document.values == {}
    [found] = document.problems
    assert str(found) == f"a.yml:{line + 10}: D123 more than 3 values (shorten it)"
