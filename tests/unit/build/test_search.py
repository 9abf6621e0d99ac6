from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.build.search import article_entry, entry, merge
from dateline.model import Output, Record, Rights
from factories import catalog, planned, record


def article(made: Record) -> Output:
    (output,) = (o for o in planned(catalog([made])).outputs if o.kind == "article")
    return output


def found(made: Record, body: str | None) -> dict[str, Any]:
    """The entry of an article with that body, None for one that is not read."""
    made_entry = article_entry(article(made).inputs, None if body is None else lambda path: body)
    assert made_entry is not None
    return json.loads(made_entry)  # type: ignore[no-any-return]


def test_an_article_is_found_by_no_more_text_than_its_rights_let_out() -> None:
    made = record("Storm & <calm>", id="aaaaaaa1", tags=("R&D",), lead="Lead of others.")
    assert found(made, "The whole text.") == {
        "location": "2026/11/23/storm-calm-aaaaaaa1/",
        "title": "Storm &amp; &lt;calm&gt;",
        "text": "Lead of others.",
        "tags": ["R&amp;D"],
    }


def test_an_own_text_is_found_whole_and_plain() -> None:
    made = record("Own", rights=Rights.FULL, license="own")
    assert found(made, "The *whole* <text>.")["text"] == "The whole &lt;text&gt;."


def test_in_an_archive_too_large_for_whole_texts_its_excerpt_is_found() -> None:
    made = record("Own", rights=Rights.FULL, license="own", lead="Its lead.")
    assert found(made, None)["text"] == "Its lead."


def test_a_withheld_article_is_not_found() -> None:
    made = record("Secret", rights=Rights.WITHHELD)
    assert article_entry(article(made).inputs, lambda path: "") is None


def test_only_articles_have_entries() -> None:
    with pytest.raises(TypeError, match="not an article's page: str"):
        article_entry("day", lambda path: "")


def test_articles_come_behind_the_hand_written_pages() -> None:
    index = json.dumps({"config": {"lang": ["en"]}, "docs": [{"location": "about/"}]})
    entries = [entry(address, "Title", "Text.", ()) for address in ("a/", "b/")]
    merged = json.loads(merge(index, entries))
    assert merged["config"] == {"lang": ["en"]}
    assert [doc["location"] for doc in merged["docs"]] == ["about/", "a/", "b/"]
    assert json.loads(merge(index, [])) == json.loads(index)
    assert json.loads(merge('{"docs": []}', entries))["docs"] == merged["docs"][1:]
