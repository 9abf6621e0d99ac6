"""Feeds: three forms of the same entries, valid whatever an article holds, with honest dates."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import fastfeedparser
import feedparser
import pytest
from lxml import etree

import drawing
from dateline.group import group_catalog
from dateline.group.groups import COLLECTIONS
from dateline.model import GroupKind, Precision, Rights, When
from dateline.plan.followed import has_feeds
from dateline.plan.views import ArticlePage
from dateline.render import FILE_KINDS
from dateline.settings import Settings
from everything import everything
from factories import catalog, generated, planned, record, sources
from published import SETTINGS, SITE, atom_faults, demonstration, ending, json_faults, published

if TYPE_CHECKING:
    from dateline.model import Record

pytestmark = pytest.mark.thorough

ATOM = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/"}
FORMS = ("atom.xml", "rss.xml", "feed.json")
NASTY = "A \x00\x08\x1b\ud800\udfff\ufffe ]]> <script>x</script> & \"q\" 'q' \u202eevil\u202c אבג"
OWN: dict[str, Any] = {"rights": Rights.FULL, "license": "own"}


def nasty() -> dict[str, bytes]:
    """Articles that hold what XML cannot, of one second, without dates, in any language."""
    moment = When.at(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    texts: dict[str, Any] = {"author": NASTY, "source": NASTY, "tags": (NASTY,), "people": (NASTY,)}
    records = [
        record(NASTY, moment, id="aaaaaaa1", lead=NASTY, **texts),
        record(NASTY, moment, id="aaaaaaa2", lang="he", source_url="https://example.com/?a=1&b=<"),
        record("", None, id="aaaaaaa3", lead="", words=0, lang="no tag at all"),
        record("Long", moment, id="aaaaaaa4", words=4_000, **OWN),
        record("Too long", moment, id="aaaaaaa5", words=50_000, **OWN),
        record("Gone", moment, id="aaaaaaa6", rights=Rights.WITHHELD, tags=("ferry",)),
    ]
    body = f"{NASTY}\n\n" + "A long text, as long as may be. " * 9_000  # 290 KB
    settings = replace(SETTINGS, site_name=NASTY)
    return published(catalog(records), settings, lambda path: body)


ARCHIVES = {
    "the demonstration": demonstration,
    "every kind of page": lambda: published(everything()),
    "nasty": nasty,
    "empty": lambda: published(catalog([])),
}


@pytest.fixture(params=ARCHIVES, scope="module")
def files(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return ARCHIVES[request.param]()


def test_every_feed_is_valid(files: dict[str, bytes]) -> None:
    atom = ending(files, "atom.xml", "feed.xml") | {
        path: data for path, data in files.items() if re.fullmatch(r"archive/.*\.xml", path)
    }
    assert "atom.xml" in atom
    assert {path: found for path, data in atom.items() if (found := atom_faults(data))} == {}
    parts = {path: data for path, data in files.items() if re.fullmatch(r"archive/.*\.json", path)}
    feeds = ending(files, "feed.json") | parts
    assert {path: found for path, data in feeds.items() if (found := json_faults(data))} == {}
    for path, data in (atom | ending(files, "rss.xml", "index.xml")).items():
        assert not (found := feedparser.parse(data)).bozo, (path, found.bozo_exception)


def test_readers_see_the_same_items_in_all_three_forms(files: dict[str, bytes]) -> None:
    directories = [path.removesuffix("atom.xml") for path in ending(files, "atom.xml")]
    assert directories
    for directory in directories:
        forms = [files[f"{directory}{name}"] for name in FORMS]
        seen = [[_seen(e) for e in feedparser.parse(data).entries] for data in forms[:2]]
        if b"<item>" in forms[1]:
            seen += [[_seen(e) for e in fastfeedparser.parse(data).entries] for data in forms]
        assert all(each == seen[0] for each in seen), directory
        ids = [item["id"] for item in json.loads(forms[2])["items"]]
        assert ids == [row[0] for row in seen[0]]


def _seen(entry: Any) -> tuple[str, ...]:
    title = re.sub(r"<[^>]*>|\s+", "", entry.get("title", ""))
    return (entry.id, entry.link, title, entry.get("author", "").strip())


def test_rss_follows_the_rules_of_its_validator(files: dict[str, bytes]) -> None:
    day = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d GMT"
    for path, data in ending(files, "rss.xml").items():
        (channel,) = etree.fromstring(data)
        assert {"title", "link", "description"} <= {element.tag for element in channel}
        (own,) = channel.findall("a:link", ATOM)
        assert own.attrib["href"].endswith(f"/{path}")
        dates = [element.text or "" for element in channel.iter("pubDate", "lastBuildDate")]
        assert all(re.fullmatch(day, date) for date in dates)
        guids = list(channel.iter("guid"))
        assert {each.attrib["isPermaLink"] for each in guids} <= {"false"}
        assert len({each.text for each in guids}) == len(guids)
        for item in channel.iter("item"):
            assert (item.findtext("title") is not None) or item.findtext("description")
            assert all(each.attrib["url"].startswith("http") for each in item.findall("source"))


def test_a_feed_says_where_it_is_and_whose_texts_it_shows() -> None:
    known = sources("Example Times")
    known = {key: replace(each, url="https://times.example/") for key, each in known.items()}
    found = catalog(
        [
            record("A report", "2026-11-23", id="aaaaaaa1", source="Example Times",
                   source_url="https://times.example/1", topics=("sport",), tags=("Ferry",)),
            record("No byline, no source", "2026-11-22", id="aaaaaaa2"),
            record("Ours", "2026-11-21", id="aaaaaaa3", author="Ann Roe", **OWN),
        ],
        replace(everything().registries, sources=known),
    )  # fmt: skip
    feed = feedparser.parse(published(found)["atom.xml"])
    assert feed.feed.id == "tag:example.org,2026:feed/"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": f"{SITE}atom.xml",
        "alternate": SITE,
        "prev-archive": f"{SITE}archive/2026-11.xml",
    }
    assert "author" not in feed.feed
    first, second, third = feed.entries
    assert {link.rel: link.href for link in first.links} == {
        "alternate": f"{SITE}2026/11/23/a-report-aaaaaaa1/",
        "via": "https://times.example/1",
    }
    assert first.source.title == "Example Times"
    assert first.source.id == "https://times.example/"
    assert [tag.term for tag in first.tags] == ["Sport", "Ferry"]
    assert [entry.author for entry in feed.entries] == ["Example Times", "unknown", "Ann Roe"]
    assert "source" not in third
    assert third.content[0].value.strip() == "<p>Some <em>words</em>.</p>"
    assert "content" not in first
    assert "content" not in second
    (item, *_) = json.loads(published(found)["feed.json"])["items"]
    assert item["url"] == f"{SITE}2026/11/23/a-report-aaaaaaa1/"
    assert item["external_url"] == "https://times.example/1"
    assert item["authors"] == [{"name": "Example Times"}]
    assert "_source" not in item
    signed = record(author="Jane Doe", source="Example Times", source_url="https://times.example/1")
    (item,) = json.loads(published(catalog([signed]))["feed.json"])["items"]
    assert item["_source"] == {"name": "Example Times"}


HOURS = (datetime(2026, 11, 22, 23, tzinfo=UTC), datetime(2026, 11, 23, 1, tzinfo=UTC))
DATES = {
    "a second": ("2026-11-23T09:30:07+00:00", "2026-11-23T09:30:07Z", ""),
    "a day": ("2026-11-23", "2026-11-23T00:00:00Z", "2026-11-23"),
    "a month": (When.unit(HOURS[1], Precision.MONTH), "", "2026-11"),
    "within an hour": (
        When(HOURS[1], HOURS[1].replace(minute=59), Precision.HOUR, "an hour ago"),
        "2026-11-23T01:00:00Z",
        "2026-11-23",
    ),
    "one day or the next": (When(*HOURS, Precision.HOUR, "2 hours ago"), "", ""),
    "only its wording": (When(None, None, None, "a while ago"), "", ""),
    "none": (None, "", ""),
}


@pytest.mark.parametrize("name", DATES)
def test_a_date_is_told_no_finer_than_it_is_known(name: str) -> None:
    when, published_at, issued = DATES[name]
    captured = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    files = published(catalog([record("Ferry", when, id="aaaaaaa1", captured=captured)]))
    entry = etree.fromstring(files["atom.xml"]).find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:published", "", ATOM) == published_at
    assert entry.findtext("dc:issued", "", ATOM) == issued
    (item,) = json.loads(files["feed.json"])["items"]
    assert item.get("date_published", "") == published_at
    assert (b"<pubDate>" in files["rss.xml"]) == bool(published_at)
    undated = when is None or (isinstance(when, When) and not when.known)
    assert (entry.findtext("a:updated", "", ATOM) == "2026-11-24T08:00:00Z") == undated


def test_a_feed_is_as_new_as_its_newest_entry_and_knows_no_clock() -> None:
    changed = datetime(2026, 12, 24, 8, 0, tzinfo=UTC)
    found = catalog([record("Ferry", "2026-11-23", modified=changed), record("Storm")])
    one, two = published(found), published(found)
    assert one == two
    assert feedparser.parse(one["atom.xml"]).feed.updated == "2026-12-24T08:00:00Z"
    assert feedparser.parse(one["rss.xml"]).feed.updated == "Thu, 24 Dec 2026 08:00:00 GMT"


def test_ids_last_when_an_article_or_the_site_moves() -> None:
    before = record("Ferry", "2026-11-23", id="aaaaaaa1", slug="ferry-aaaaaaa1")
    after = record("Storm", "2026-11-20", id="aaaaaaa1", slug="storm-aaaaaaa1")
    assert ids([before]) == ids([after]) == ["tag:example.org,2026:aaaaaaa1"]
    assert ids([before], site_url="http://example.org/elsewhere/") == ids([before])
    kept = {"feed_authority": "example.org,2026"}
    assert ids([before], site_url="https://other.example/", **kept) == ids([before])
    assert ids([before], site_url="https://other.example/") != ids([before])


def ids(records: list[Record], **settings: Any) -> list[str]:
    files = published(catalog(records), replace(SETTINGS, **settings))
    return [entry.id for entry in feedparser.parse(files["atom.xml"]).entries]


def test_a_small_collection_shares_the_front_pages_feed() -> None:
    records = [
        record(f"Report {n}", "2026-11-23", id=f"aaaaaaa{n}", tags=("big", "small")[: 1 + (n == 1)],
               topics=("sport",) if n == 1 else (), story="saaaaaaa1" if n < 4 else "saaaaaaa4")
        for n in range(1, 6)
    ]  # fmt: skip
    files = published(catalog(records), replace(SETTINGS, feed_least=5))
    directories = {path.removesuffix("atom.xml") for path in ending(files, "atom.xml")}
    assert directories == {"", "tags/big/", "topics/sport/", "stories/report-1-saaaaaaa1/",
                           "2026/11/23/"}  # fmt: skip
    shared = feedparser.parse(files["atom.xml"]).entries
    assert "small" in {tag.term for entry in shared for tag in entry.tags}


def test_each_language_of_an_archive_in_several_has_feeds() -> None:
    spoken = ("en", "en", "pt-BR", "pt-BR", "de", "und", "und")
    told = [record(f"Report {n}", lang=lang, id=f"aaaaaaa{n}") for n, lang in enumerate(spoken)]
    files = published(catalog(told))
    found = {path for path in ending(files, "atom.xml") if path.startswith("feeds/")}
    assert found == {"feeds/en/atom.xml", "feeds/pt-br/atom.xml"}
    feed = feedparser.parse(files["feeds/pt-br/atom.xml"])
    assert feed.feed.title == "Dateline: Brazilian Portuguese"
    assert feed.feed.link == f"{SITE}feeds/"
    assert [entry.id[-8:] for entry in feed.entries] == ["aaaaaaa2", "aaaaaaa3"]
    alone = published(catalog(told[:2]))
    assert not any(path.startswith("feeds/") for path in alone)


def test_feeds_add_less_than_half_a_file_an_article_to_a_large_archive() -> None:
    settings = Settings(site_url=SITE)
    found = generated(20_000, days=1_800)
    groups = group_catalog(found, settings).found
    kinds = (*COLLECTIONS, GroupKind.DAY, GroupKind.STORY)
    followed = [
        group
        for kind in kinds
        for group in groups[kind].values()
        if has_feeds(kind, len(group.members), settings)
    ]
    assert {group.kind for group in followed} == {*kinds} - {
        GroupKind.ORGANISATION,
        GroupKind.LANGUAGE,
    }
    assert 3 * len(followed) < len(found.records) / 2


ALTERNATE = r'<link rel="alternate" type="[^"]*" title="[^"]*" href="([^"]*)"'


def test_every_page_leads_to_feeds_that_there_are() -> None:
    for settings in (SETTINGS, replace(SETTINGS, feeds=False), replace(SETTINGS, site_url="")):
        plan = planned(everything(), settings)
        renderer = drawing.renderer(settings, lambda path: "Text.")
        feeds = {made.path for made in plan.outputs if made.kind in ("atom", "rss", "json-feed")}
        named = set()
        for made in plan.outputs:
            if made.kind not in FILE_KINDS:
                page = renderer.page(made)
                hrefs = re.findall(ALTERNATE, page.head)
                found = {_target(page.address, href) for href in hrefs}
                assert len(found) == ((3 if made.inputs.frame.feeds else 1) if feeds else 0)  # type: ignore[attr-defined]
                named |= found
        apart = {path for path in feeds if path.startswith("feeds/")}  # languages have no pages
        assert named == feeds - apart - {"feed.xml", "index.xml"}


def _target(here: str, href: str) -> str:
    parts = here.split("/")[:-1]
    for step in href.split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def test_other_generators_addresses_lead_to_the_same_feeds() -> None:
    files = published(everything())
    assert files["feed.xml"] == files["atom.xml"]
    assert files["index.xml"] == files["rss.xml"]


def test_a_text_of_others_is_no_longer_than_its_excerpt() -> None:
    long = " ".join(f"word{n}" for n in range(200))
    found = catalog([record("Ferry", lead=long, id="aaaaaaa1", source="Example Times")])
    page = next(o for o in planned(found, SETTINGS).outputs if isinstance(o.inputs, ArticlePage))
    assert isinstance(page.inputs, ArticlePage)
    assert "word10" in page.inputs.excerpt
    for path, data in published(found, body=lambda path: long).items():
        assert b"word35" not in data, path
