"""What the cases in tests/cases/articles cannot say: the linter against what Dateline writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES
from dateline.articles import Linter, dump, lint, parse, stamp_auto
from dateline.articles.parse import LISTS, TEXTS
from dateline.errors import CODES
from dateline.model import Article, Entity, EntityKind, Head, Registries, Source, Tag, Topic, When
from dateline.settings import Settings
from dateline.text.address import article_file
from dateline.text.urls import is_web

from .test_article_file import articles

SITE = Settings()


def codes(text: str, path: str = "content/undated/a.md", **settings: object) -> list[str]:
    found = lint(text, path, Registries(), replace(SITE, **settings))
    return [each.code for each in found]


@given(articles())
@settings(max_examples=60, deadline=None)
def test_what_is_written_has_no_fault_of_form(article: Article) -> None:
    path = f"content/{article_file(article.head, SITE.zone)}"
    head = replace(article.head, coverage=(), extra=())
    assert set(codes(dump(replace(article, head=head)), path)) <= {"D118", "D119"}


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_nothing_in_a_file_ends_in_an_exception(text: str) -> None:
    for file in (text, f"---\n{text}\n---\n", f"---\ntitle: a\n---\n{text}"):
        for found in lint(file, "content/undated/a.md", Registries(), SITE):
            assert found.code in CODES
            assert "\n" not in str(found)


@given(
    st.sampled_from(sorted(LISTS | TEXTS | {"date", "kind", "auto", "draft", "captured"})),
    st.sampled_from(["x", "[x]", "[[x]]", "{a: b}", "2", "-1.5", "yes", "[no, 2]", "", "'2'", "|"]),
)
@settings(max_examples=150, deadline=None)
def test_a_key_may_hold_anything(key: str, value: str) -> None:
    text = f"---\ntitle: A\nid: aaaaaaa1\nslug: a-aaaaaaa1\n{key}: {value}\n---\n"
    for found in (*parse(text, "a.md").problems, *lint(text, "a.md", Registries(), SITE)):
        assert found.line in range(1, 7)


@pytest.mark.parametrize(
    ("audio", "wrong"),
    [("https://example.com/a.mp3 | 1000 | 60", 0), ("a.mp3", 1), ("ftp://example.com/a.mp3", 1)],
)
def test_a_sound_file_lies_on_the_web(audio: str, wrong: int) -> None:
    text = f"---\ntitle: A\nid: aaaaaaa1\nslug: a-aaaaaaa1\naudio: {audio}\n---\nText.\n"
    assert codes(text).count("D115") == wrong


def test_settings_and_registries_decide() -> None:
    text = (CASES / "articles/links-that-are-refused/input.md").read_text("utf-8")
    assert codes(text).count("D119") == 9  # six links, three images
    allowed = {"link_schemes": ("http", "https", "mailto", "tel", "gopher")}
    assert codes(text, **allowed).count("D119") == 7
    assert codes(text, image_hosts=("example.com",)).count("D119") == 8
    late = "---\ntitle: A\ndate: 2026-11-23T23:30:00Z\ndate_precision: second\nid: aaaaaaa1\n"
    late += "slug: a-aaaaaaa1\nlang: en\n---\n"
    assert codes(late, "content/articles/2026/11/23/a-aaaaaaa1.md") == []
    there = "content/articles/2026/11/24/a-aaaaaaa1.md"
    assert codes(late, there, timezone="Europe/Paris") == []
    assert codes(late, there) == ["D113"]
    assert codes(late, there.replace("content", "docs"), content_dir="docs") == ["D113"]


def test_a_registered_name_is_no_finding() -> None:
    known = Registries(
        sources={"post": Source(id="post", name="The Post", aliases=("Post", "The Mail@my"))},
        tags={"who": Tag(slug="who", name="WHO", aliases=("World Health Organization",))},
        topics={"t1": Topic(code="t1", slug="health", name="Health")},
        entities={
            "Q1": Entity(key="Q1", kind=EntityKind.PERSON, slug="ann", name="Ann"),
            "Q2": Entity(key="Q2", kind=EntityKind.ORGANISATION, slug="who", name="WHO"),
            "Q3": Entity(key="Q3", kind=EntityKind.PLACE, slug="oslo", name="Oslo"),
        },
    )
    linter = Linter(known, SITE)
    head = Head(
        title="A", id="aaaaaaa1", slug="a-aaaaaaa1", lang="en", source="the  POST",
        tags=("WHO", "ferry"), topics=("t1",), people=("Q1",), orgs=("Q2",), places=("Q3",),
        coverage=("https://example.com | Post (agency)",),
    )  # fmt: skip
    path = "content/undated/a-aaaaaaa1.md"

    def found(**changes: object) -> list[str]:
        text = dump(Article(replace(head, **changes), ""))
        return [f"{each.code} {each.hint}" for each in linter.lint(text, path)]

    assert found() == []
    assert found(source="The Mail", lang="my-MM") == []
    assert found(source="The Mail") == ["D203 add it to content/sources.yml"]
    assert found(source="The Mail", source_id="post") == []
    assert found(tags=("world health organization",)) == ["D204 write WHO"]
    assert found(topics=("health",)) == ["D205 did you mean 't1'?"]
    assert found(places=("oslo",)) == ["D206 did you mean 'Q3'?"]
    assert found(people=("Q2",)) == ["D206 move it to the key of its kind"]
    assert found(people=("Q4",)) == ["D206 add it to content/entities.yml"]


def test_a_hand_edit_is_noted_only_where_a_program_had_written() -> None:
    article = Article(Head(title="A", id="aaaaaaa1", slug="a-aaaaaaa1"), "Text.")
    article = stamp_auto(article, ["title", "when", "body"])
    path = "content/undated/a-aaaaaaa1.md"
    assert codes(dump(article), path) == []
    edited = replace(article, head=replace(article.head, title="B", summary="New"), body="Other.")
    found = lint(dump(edited), path, Registries(), SITE)
    assert sorted((each.line, each.message.partition(" ")[0]) for each in found) == [
        (1, "body"),
        (2, "title"),
    ]
    dated = replace(article, head=replace(article.head, when=When(None, None, None, "today")))
    assert codes(dump(dated), path) == ["D121"]


@pytest.mark.parametrize("url", ["https://example.com/a", "example.com", "ftp://x", "//x/y", "x"])
def test_an_address_is_one_on_the_web_or_a_finding(url: str) -> None:
    for key, item in (("source_url", url), ("image", url), ("coverage", f"[{url} | The Post]")):
        text = f"---\ntitle: A\nid: aaaaaaa1\nslug: a-aaaaaaa1\nlang: en\n{key}: {item}\n---\n"
        found = [each for each in codes(text, "content/undated/a-aaaaaaa1.md") if each == "D115"]
        assert found == ([] if is_web(url) else ["D115"])
