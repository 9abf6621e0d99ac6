from __future__ import annotations

import json

import pytest

from dateline.build.search import article_entry, merge
from dateline.model import Output, Record, Rights
from factories import catalog, planned, record


def article(made: Record) -> Output:
    (output,) = (o for o in planned(catalog([made])).outputs if o.kind == "article")
    return output


def test_an_article_is_found_by_no_more_text_than_its_rights_let_out() -> None:
    made = record("Storm & <calm>", id="aaaaaaa1", tags=("R&D",), lead="Lead of others.")
    found = article_entry(article(made).inputs, lambda path: "The whole text.")
    assert found == {
        "location": "2026/11/23/storm-calm-aaaaaaa1/",
        "title": "Storm &amp; &lt;calm&gt;",
        "text": "Lead of others.",
        "tags": ["R&amp;D"],
    }


def test_an_own_text_is_found_whole_and_plain() -> None:
    made = record("Own", rights=Rights.FULL, license="own")
    found = article_entry(article(made).inputs, lambda path: "The *whole* <text>.")
    assert found is not None
    assert found["text"] == "The whole &lt;text&gt;."


def test_a_withheld_article_is_not_found() -> None:
    made = record("Secret", rights=Rights.WITHHELD)
    assert article_entry(article(made).inputs, lambda path: "") is None


def test_only_articles_have_entries() -> None:
    with pytest.raises(TypeError, match="not an article's page: str"):
        article_entry("day", lambda path: "")


def test_articles_come_behind_the_hand_written_pages() -> None:
    index = json.dumps({"config": {"lang": ["en"]}, "docs": [{"location": "about/"}]})
    merged = json.loads(merge(index, [{"location": "a/"}, {"location": "b/"}]))
    assert merged["config"] == {"lang": ["en"]}
    assert [entry["location"] for entry in merged["docs"]] == ["about/", "a/", "b/"]
