from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import dump, owned, parse, rewrite, stamp_auto
from dateline.model import Article, Head, Rights, When
from whole_articles import articles


@given(articles())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_back(article: Article) -> None:
    parsed = parse(dump(article), "a.md")
    assert parsed.problems == ()
    assert parsed.article == article
    assert dump(parsed.article) == dump(article)


@given(articles(), articles())
@settings(max_examples=75, deadline=None)
def test_a_rewritten_file_reads_as_the_new_article(old: Article, new: Article) -> None:
    assert parse(rewrite(dump(old), new), "a.md").article == new


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_nothing_in_a_file_ends_in_an_exception(text: str) -> None:
    parse(text, "a.md")
    parse(f"---\n{text}\n---\nbody", "a.md")


FILE = """\
---
# the desk's note
title: 'Old'   # as it came
id: abcdef12
slug: old-abcdef12
tags:
- a

# keep me
mood: glad
---
Body
"""


def test_rewriting_leaves_comments_and_untouched_lines_alone() -> None:
    article = parse(FILE, "a.md").article
    assert article is not None
    assert rewrite(FILE, article) == FILE
    head = replace(article.head, tags=("b",), lang="fr")
    text = rewrite(FILE, replace(article, head=head))
    assert text == FILE.replace("tags:\n- a", "tags: [b]").replace(
        "mood: glad\n", "mood: glad\nlang: fr\nkind: article\n"
    )


@pytest.mark.parametrize(
    "front_matter",
    [
        "{title: Old, id: abcdef12, slug: old-abcdef12, mood: glad}",
        "{title: Old, id: abcdef12,\nslug: old-abcdef12, mood: glad}",
        "title: Old\nid: abcdef12\nslug: old-abcdef12\nmood: glad\n...",
        "title: >\n  Old\n  one\nid: abcdef12\nslug: old-abcdef12\nmood: glad # end",
        '? title\n: "Old\u2028one"\nid: abcdef12\n"slug": old-abcdef12\nmood: glad\nlang:',
        "title: Old\nid: abcdef12\nslug: old-abcdef12\ntags:\n  - a # b\n\n  - c\nmood: glad",
    ],
)
def test_any_way_of_writing_is_rewritten_without_loss(front_matter: str) -> None:
    text = f"---\n{front_matter}\n---\nBody\n"
    old = parse(text, "a.md").article
    assert old is not None
    for changes in ({"title": "New"}, {"tags": ("z",)}, {"lang": "fr", "category": "World"}):
        article = replace(old, head=replace(old.head, **changes))
        made = rewrite(text, article)
        assert parse(made, "a.md").article == article
        assert "mood: glad" in made
    without = replace(old, body="")
    assert parse(rewrite(text, without), "a.md").article == without


def test_a_file_that_cannot_be_read_is_written_anew() -> None:
    article = parse(FILE, "a.md").article
    assert article is not None
    for text in ("", "no front matter", FILE.replace("id: abcdef12", "id: [")):
        assert rewrite(text, article) == dump(article)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["D101"]),
        ("---\na: &x 1\nb: *x\n---\n", ["D123"]),
        ("---\ntitle: [a\n---\n", ["D102"]),
        ("---\n- a\n---\n", ["D103"]),
        ("---\ntitle: a\nid: abcdef12\nslug: a-abcdef12\ndate: 0000-01-01\n---\n", ["D106"]),
        ("---\ntitle: a\nid: abcdef1\nslug: a\n---\n", ["D112"]),
        ("---\ntitle: a\nid: abcdef12\nslug: a\n---\n", ["D111"]),
        ("---\ntitle: {a: 1}\nid: abcdef12\nslug: a-abcdef12\n---\n", ["D104", "D105"]),
        ("---\nx: " + "[" * 9999 + "\n---\n", ["D123"]),
        ("---\ntitle: a\x00\n---\n", ["D116"]),
    ],
)
def test_what_is_wrong_is_named(text: str, codes: list[str]) -> None:
    parsed = parse(text, "a.md")
    assert parsed.article is None
    assert sorted({found.code for found in parsed.problems}) == codes


def test_the_machine_owns_what_it_wrote_also_once_it_is_read_back() -> None:
    every = [field.name for field in fields(Head) if field.name != "auto"] + ["body"]
    when = When.at(datetime(2026, 11, 23, 9, 30, 5, tzinfo=UTC), "1 hour ago")
    head = Head(title="T", when=when, rights=Rights.FULL, tags=("a",), extra=(("mood", [1]),))
    stamped = stamp_auto(Article(replace(head, id="aaaaaaa1", slug="t-aaaaaaa1"), "Text."), every)
    article = parse(dump(stamped), "a.md").article
    assert article == stamped
    assert [field for field in every if not owned(article, field)] == []


@pytest.mark.parametrize(
    ("field", "value"), [("tags", ("b",)), ("when", When.on(date(2026, 11, 24))), ("when", None)]
)
def test_a_field_changed_by_hand_is_no_longer_the_machines(field: str, value: object) -> None:
    article = Article(Head(title="T", tags=("a",), when=When.on(date(2026, 11, 23))), "Text")
    article = stamp_auto(article, ["tags", "when", "body"])
    assert owned(article, field)
    assert owned(article, "body")
    assert not owned(article, "title")
    assert not owned(replace(article, head=replace(article.head, **{field: value})), field)
