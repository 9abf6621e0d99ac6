"""Files that programs look for at fixed addresses."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from lxml import etree

import drawing
from conftest import ROOT, SHARED
from dateline.catalog import load as load_catalog
from dateline.errors import SettingsError
from dateline.model import Rights
from dateline.settings import from_options
from dateline.settings import load as load_settings
from everything import everything
from factories import catalog, planned, record
from published import SETTINGS, SITE, published

MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
OWN: dict[str, Any] = {"rights": Rights.FULL, "license": "own"}


def files(**settings: Any) -> dict[str, bytes]:
    return published(catalog([record(**OWN)]), replace(SETTINGS, **settings))


def test_robots_may_read_everything_and_find_the_sitemaps() -> None:
    sitemaps = f"\nSitemap: {SITE}sitemap.xml\nSitemap: {SITE}sitemaps/news.xml\n"
    assert files()["robots.txt"].decode() == f"User-agent: *\nAllow: /\n{sitemaps}"
    assert files(site_url="")["robots.txt"] == b"User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("reserved", [True, False])
def test_rights_in_mining_are_reserved_for_the_site_and_no_more(reserved: bool) -> None:
    found = json.loads(files(reserve_text_mining=reserved)[".well-known/tdmrep.json"])
    assert found == [{"location": "/sub/*", "tdm-reservation": int(reserved)}]


def test_humans_txt_says_what_the_site_is() -> None:
    assert b"Name: Dateline\nLanguage: en\n" in files()["humans.txt"]


def test_security_txt_needs_a_contact_and_an_end() -> None:
    contact = {"security_contact": "mailto:s@example.org"}
    for settings in ({}, contact, {"security_until": "2027-06-30"}):
        assert ".well-known/security.txt" not in files(**settings)
    found = files(**contact, security_until="2027-06-30")[".well-known/security.txt"]
    assert found.decode() == (
        "Contact: mailto:s@example.org\nExpires: 2027-06-30T00:00:00Z\n"
        f"Canonical: {SITE}.well-known/security.txt\n"
    )
    bare = files(**contact, security_until="2027-06-30", site_url="")
    assert b"Canonical" not in bare[".well-known/security.txt"]


def test_the_key_of_indexnow_is_published_only_where_there_is_one() -> None:
    assert files(indexnow_key="0123456789abcdef")["0123456789abcdef.txt"] == b"0123456789abcdef"
    assert "indexnow" not in {made.kind for made in planned(everything(), SETTINGS).outputs}


def test_a_hub_is_declared_in_feeds_that_change_and_only_where_there_is_one() -> None:
    hub = b"https://hub.example/"
    with_hub = files(websub_hub=hub.decode())
    assert {path for path, data in with_hub.items() if hub in data} == {
        path for path in with_hub if path.endswith(("atom.xml", "rss.xml", "feed.json"))
    } | {"feed.xml", "index.xml"}
    assert not any(b"hub" in data for path, data in files().items() if path.endswith("ml"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"feed_authority": "example.org"},
        {"security_contact": "me"},
        {"security_until": "next year"},
        {"websub_hub": "hub.example"},
        {"indexnow_key": "short"},
        {"metadata": "yes please"},
    ],
)
def test_wrong_values_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        from_options(wrong)


def test_yaml_takes_a_day_for_a_date() -> None:
    assert from_options({"security_until": date(2027, 6, 30)}).security_until == "2027-06-30"


def news(*records: Any, **settings: Any) -> list[str]:
    made = published(catalog(records), replace(SETTINGS, **settings)).get("sitemaps/news.xml")
    root = etree.fromstring(made) if made else None
    if root is None:
        return []
    for url in root:
        entry = url.find("n:news", MAP)
        assert entry is not None
        assert [child.tag.rpartition("}")[2] for child in entry] == [
            "publication", "publication_date", "title",
        ]  # fmt: skip
        assert entry.findtext("n:publication/n:name", "", MAP) == "Dateline"
        assert entry.findtext("n:publication/n:language", "", MAP) in ("en", "pt")
        assert entry.findtext("n:publication_date", "", MAP)
    return [each.text or "" for each in root.iterfind("s:url/n:news/n:title", MAP)]


def test_news_are_own_and_licensed_texts_of_the_last_two_days_of_the_archive() -> None:
    found = news(
        record("Newest", "2026-11-23T09:00:00+00:00", lang="pt-BR", **OWN),
        record("Licensed & <odd>", "2026-11-23", rights=Rights.FULL, license="CC-BY-4.0",
               source="Example Times", lang="und"),
        record("An excerpt", "2026-11-23"),
        record("Of the day before", "2026-11-22", **OWN),
        record("Older", "2026-11-21", **OWN),
        record("Undated", None, **OWN),
    )  # fmt: skip
    assert sorted(found) == ["Licensed & <odd>", "Newest", "Of the day before"]
    assert news(record("An excerpt", "2026-11-23")) == []
    assert news(record("A gap", "2026-11-23"), record("Long before", "2026-11-20", **OWN)) == []
    assert news() == []
    assert news(record("Ours", **OWN), site_url="") == []


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SHARED / "schemas" / "sitemap.xsd"))


@pytest.mark.thorough
def test_the_sitemaps_of_the_demonstration_are_valid() -> None:
    settings = load_settings(ROOT)
    plan = planned(load_catalog(ROOT, settings), settings)
    renderer = drawing.renderer(settings, lambda path: "")
    maps = [made for made in plan.outputs if made.kind in ("sitemap", "news-sitemap")]
    assert len(maps) > 20
    for made in maps:
        root = etree.fromstring(renderer.file(made))
        for entry in root.iterfind("s:url/n:news", MAP):  # of a schema of its own
            entry.getparent().remove(entry)
        if root.tag.endswith("}urlset"):
            assert _schema().validate(root), (made.path, _schema().error_log)
        assert len(root) > 0
