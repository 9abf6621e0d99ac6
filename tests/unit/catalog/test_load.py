"""content/ on disk to a catalog. What is wrong with an archive: tests/cases/archives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from archives import write_article
from dateline.articles.safe_yaml import MAX_ITEMS
from dateline.catalog import load, load_registries, read_body
from dateline.catalog.load import read_article
from dateline.model import EntityKind, Rights
from dateline.settings import Settings
from dateline.text.urls import url_key

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

SITE = Settings()


def codes(root: Path, **settings: int) -> list[tuple[str, str]]:
    found = load(root, replace(SITE, **settings)).problems
    return [(each.path.rpartition("/")[2], each.code) for each in found]


def test_an_empty_directory_is_an_empty_archive(tmp_path: Path) -> None:
    catalog = load(tmp_path, SITE)
    assert (catalog.records, catalog.problems, catalog.by_id) == ((), (), {})
    assert catalog.registries.sources == {}


def test_articles_come_newest_first_and_undated_last(tmp_path: Path) -> None:
    for article, day in (("aaaaaaa1", "22"), ("aaaaaaa3", "23"), ("aaaaaaa2", "23")):
        write_article(tmp_path, article, f"On {day}", f"2026-11-{day}")
    undated = tmp_path / "content/undated/old-aaaaaaa4.md"
    undated.parent.mkdir()
    undated.write_text("---\ntitle: Old\nid: aaaaaaa4\nslug: old-aaaaaaa4\n---\n", "utf-8")
    catalog = load(tmp_path, SITE)
    order = [record.head.id for record in catalog.records]
    assert order == ["aaaaaaa2", "aaaaaaa3", "aaaaaaa1", "aaaaaaa4"]
    assert catalog.by_id["aaaaaaa4"].path == "undated/old-aaaaaaa4.md"
    assert catalog.by_url[url_key("https://example.com/aaaaaaa1")].head.id == "aaaaaaa1"


def test_a_record_has_what_lists_need_and_no_body(tmp_path: Path) -> None:
    body = f"The *ferry* [sails](/2026/11/22/) again.\n\n{'word ' * 400}\n\n[end](../x.md) <https://x.y>"
    write_article(tmp_path, "aaaaaaa1", "Ferry", "2026-11-23", body=body)
    [record] = load(tmp_path, SITE).records
    assert record.lead.startswith("The ferry sails again. word word")
    assert len(record.lead) == 600
    assert record.words == 400 + 6
    assert record.links == ("/2026/11/22/", "../x.md")
    assert len(record.sha256) == 64
    write_article(tmp_path, "aaaaaaa1", "Ferry", "2026-11-23", body="Plain <https://x.y> text.")
    [record] = load(tmp_path, SITE).records
    assert (record.lead, record.links) == ("Plain https://x.y text.", ())


def test_sizes_are_bounded(tmp_path: Path) -> None:
    write_article(tmp_path, "aaaaaaa1", "Ferry", "2026-11-23", body="x" * 1001)
    assert codes(tmp_path) == []
    assert codes(tmp_path, max_body_chars=1001) == []
    assert codes(tmp_path, max_body_chars=1000) == [("ferry-aaaaaaa1.md", "D129")]
    assert codes(tmp_path, max_article_bytes=1000) == [
        ("ferry-aaaaaaa1.md", "D117"),
        ("ferry-aaaaaaa1.md", "D601"),
    ]


def test_a_body_is_read_when_it_is_wanted(tmp_path: Path) -> None:
    file = write_article(
        tmp_path, "aaaaaaa1", "Ferry", "2026-11-23", body="\n\n  Text.\n\nMore.\n\n"
    )
    path = file.relative_to(tmp_path / "content").as_posix()
    assert read_body(tmp_path, SITE, path) == "Text.\n\nMore."
    file.write_bytes(b"\xff")
    assert read_body(tmp_path, SITE, path) == ""
    file.write_text("no front matter", "utf-8")
    assert read_body(tmp_path, SITE, path) == ""
    file.unlink()
    assert read_body(tmp_path, SITE, path) == ""


def test_an_article_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    article, sha, problems = read_article(tmp_path / "gone.md", "content/gone.md", SITE)
    assert (article, sha) == (None, "")
    assert [str(each) for each in problems] == [
        "content/gone.md: D306 No such file or directory (check the file's permissions)"
    ]


REGISTRIES = {
    "sources.yml": """\
post:
  name: The  Post
  url: https://example.com/
  country: gb
  language: en
  owner: The Group
  description: A paper.
  aliases: [Post]
  rights: full
  license: CC-BY-4.0
  excerpt_words: 20
bare: {}
""",
    "topics.yml": "t1:\n  name: Sport\n  definition: Games.\nt2: {slug: ball, parent: t1}\n",
    "tags.yml": "Big Storm:\n  aliases: [tempest]\n",
    "entities.yml": """\
people:
  ann: {name: Ann Roe, wikidata: Q1, description: A skipper.}
orgs:
places:
  Q60: {name: New York, slug: nyc, lat: 40.7, lon: -74, aliases: [NYC]}
""",
    "stories/saaaaaaa1.yml": """\
title: Storm
slug: the-storm
summary: >-
  It
  blew.
status: closed
pin: true
parent: saaaaaaa2
merged_into: saaaaaaa3
include: [aaaaaaa1]
exclude: [12345678]
""",
    "days/2026-11-23.md": "\ufeff---\ntitle: x\n---\n\nA day.\n",
    "days/2026-11-24.md": "---\nno end of it",
}


def test_registries_hold_what_their_files_say(tmp_path: Path) -> None:
    for name, text in REGISTRIES.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    loaded = load_registries(tmp_path, SITE)
    assert loaded.problems == ()
    known = loaded.registries
    post = known.sources["post"]
    assert (post.name, post.url, post.country, post.language, post.owner) == (
        "The Post", "https://example.com/", "gb", "en", "The Group",
    )  # fmt: skip
    assert (post.description, post.aliases, post.rights) == ("A paper.", ("Post",), Rights.FULL)
    assert (post.license, post.excerpt_words) == ("CC-BY-4.0", 20)
    bare = known.sources["bare"]
    assert (bare.name, bare.rights, bare.excerpt_words, bare.registered) == (
        "bare",
        None,
        None,
        True,
    )
    assert (known.topics["t1"].slug, known.topics["t1"].definition) == ("sport", "Games.")
    assert (known.topics["t2"].slug, known.topics["t2"].name) == ("ball", "t2")
    assert known.topics["t2"].parent == "t1"
    tag = known.tags["Big Storm"]
    assert (tag.slug, tag.name, tag.aliases) == ("big-storm", "Big Storm", ("tempest",))
    ann, york = known.entities["ann"], known.entities["Q60"]
    assert (ann.kind, ann.slug, ann.wikidata) == (EntityKind.PERSON, "ann-roe", "Q1")
    assert (york.kind, york.slug, york.latitude, york.longitude) == (
        EntityKind.PLACE, "nyc", 40.7, -74,
    )  # fmt: skip
    story = known.stories["saaaaaaa1"]
    assert (story.title, story.slug, story.summary) == ("Storm", "the-storm", "It blew.")
    assert (story.status, story.pin, story.parent) == ("closed", True, "saaaaaaa2")
    assert (story.merged_into, story.include, story.exclude) == (
        "saaaaaaa3", ("aaaaaaa1",), ("12345678",),
    )  # fmt: skip
    assert loaded.story_lines["saaaaaaa1"]["status"] == 6
    assert known.days == {"2026-11-23": "A day.", "2026-11-24": "---\nno end of it"}


def test_a_registry_may_hold_more_values_than_an_article(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    names = ",".join(map(str, range(MAX_ITEMS)))
    (tmp_path / "content" / "sources.yml").write_text(f"post: {{aliases: [{names}]}}\n", "utf-8")
    loaded = load_registries(tmp_path, SITE)
    assert loaded.problems == ()
    assert len(loaded.registries.sources["post"].aliases) == MAX_ITEMS


def test_a_language_without_words_is_a_finding(tmp_path: Path) -> None:
    loaded = load_registries(tmp_path, Settings(language="it"))
    assert [(each.path, each.code) for each in loaded.problems] == [("mkdocs.yml", "D209")]
    assert "'it'" in loaded.problems[0].message
    assert load_registries(tmp_path, Settings(language="fr-CA")).problems == ()
