"""What pages say of themselves to programs: true, complete, and never that we wrote what we did
not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import mf2py
import pytest

import drawing
from dateline.model import Rights, Source
from dateline.plan.views import ArticlePage
from dateline.render import FILE_KINDS
from everything import everything
from factories import catalog, planned, record
from published import SETTINGS, SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.catalog import Catalog
    from dateline.model import Record
    from dateline.render import Page
    from dateline.settings import Settings

pytestmark = pytest.mark.thorough

OURS = replace(SETTINGS, site_name="The Archive")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

# The properties without which a thing of this type says nothing.
REQUIRED = {
    "WebSite": {"url", "name"},
    "SearchAction": {"target", "query-input"},
    "WebPage": {"url"},
    "CollectionPage": {"url", "name"},
    "NewsArticle": {"headline"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"itemListElement"},
    "ListItem": {"position"},
    "Event": {"name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "CreativeWork": {"publisher"},
}


def pages(found: Catalog, settings: Settings = OURS) -> list[tuple[Any, Page]]:
    renderer = drawing.renderer(settings, lambda path: "Some *words*.")
    return [
        (made.inputs, renderer.page(made))
        for made in planned(found, settings).outputs
        if made.kind not in FILE_KINDS
    ]


def data(page: Page) -> Any:
    (found,) = SCRIPT.findall(page.head)
    return json.loads(found)


@cache
def every() -> list[tuple[Any, Page]]:
    return pages(everything())


def article(**head: Any) -> tuple[Any, Page]:
    made = record("Ferry", head.pop("day", "2026-11-23"), id="aaaaaaa1", **head)
    return _article(made)


def _article(made: Record, registries: Any = None) -> tuple[Any, Page]:
    (found,) = (p for p in pages(catalog([made], registries)) if isinstance(p[0], ArticlePage))
    return found


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Everything that has a type, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from things(each)
    elif isinstance(value, list):
        for each in value:
            yield from things(each)


def test_every_kind_of_page_has_data_with_all_that_its_types_need() -> None:
    kinds = {}
    for view, page in every():
        if view.frame.noindex:
            assert SCRIPT.findall(page.head) == []
            continue
        found = data(page)
        kinds.setdefault(page.kind, found["@type"])
        assert found["@context"] == "https://schema.org"
        for thing in things(found):
            assert thing.keys() >= REQUIRED[thing["@type"]], (page.address, thing)
            assert "" not in thing.values()
        if page.kind != "front":
            assert found.get("name") or found.get("headline") or found["mainEntity"]["headline"]
            assert (found.get("url") or found["mainEntityOfPage"]) == f"{SITE}{page.address}"
            rows = found["breadcrumb"]["itemListElement"]
            assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
            crumbs = [(crumb.title, f"{SITE}{crumb.address}") for crumb in view.frame.crumbs]
            assert [(row["name"], row["item"]) for row in rows] == crumbs
    assert kinds.keys() == {page.kind for view, page in every() if not view.frame.noindex}
    assert kinds["front"] == "WebSite"
    assert kinds["day"] == kinds["topic"] == kinds["story"] == "CollectionPage"


def test_lists_name_pages_of_the_site() -> None:
    addresses = {page.address for _, page in every()}
    listing = set()
    for view, page in every():
        found = {} if view.frame.noindex else data(page).get("mainEntity", {})
        if found.get("@type") == "ItemList":
            listing.add(page.kind)
            urls = [row["url"].removeprefix(SITE) for row in found["itemListElement"]]
            assert set(urls) <= addresses
            assert len(urls) == len(set(urls))
            assert found.get("numberOfItems", len(urls)) >= len(urls)
    assert {"day", "topic", "tag", "source", "story", "stories", "archive"} <= listing


def test_a_text_of_others_is_the_subject_of_our_page_and_not_our_work() -> None:
    _, page = article(
        source="Example Times", author="Jane Doe", source_url="https://times.example/1",
        story="saaaaaaa1", modified=datetime(2026, 11, 24, tzinfo=UTC),
    )  # fmt: skip
    found = data(page)
    assert found["@type"] == "WebPage"
    assert found.keys() & {"author", "publisher", "creator", "copyrightHolder"} == set()
    assert found["isPartOf"] == {"@id": f"{SITE}stories/ferry-saaaaaaa1/"}
    assert found["mainEntity"] == {
        "@type": "NewsArticle",
        "url": "https://times.example/1",
        "author": {"@type": "Person", "name": "Jane Doe"},
        "publisher": {"@type": "Organization", "name": "Example Times"},
        "headline": "Ferry",
        "datePublished": "2026-11-23",
        "dateModified": "2026-11-24T00:00:00+00:00",
        "inLanguage": "en",
    }


RIGHTS = [Rights.LINK, Rights.EXCERPT, Rights.SUMMARY, Rights.FULL]


@pytest.mark.parametrize("rights", RIGHTS)
@pytest.mark.parametrize("source", ["", "Example Times"])
@pytest.mark.parametrize("url", ["", "https://times.example/1"])
def test_we_never_claim_to_have_written_what_others_wrote(
    rights: Rights, source: str, url: str
) -> None:
    view, page = article(rights=rights, license="CC-BY-4.0", source=source, source_url=url)
    named = json.dumps([
        [thing.get(role) for role in ("author", "publisher", "creator")]
        for thing in things(data(page))
    ])  # fmt: skip
    assert ("The Archive" in named) == view.own
    assert "article:author" not in page.head
    assert 'name="author"' not in page.head
    if rights is Rights.LINK:
        assert "sails again" not in page.head


def test_an_own_brief_is_our_article_with_what_it_rests_on() -> None:
    brief = record("Ferry", "2026-11-23", id="aaaaaaa1", rights=Rights.FULL, license="CC-BY-4.0",
                   source_id="desk",
                   coverage=("https://e.example/1 | Example Times | 2026-11-22",))  # fmt: skip
    known = replace(everything().registries, sources={"desk": Source(id="desk", name="Our desk")})
    found = data(_article(brief, known)[1])
    assert found["@type"] == "NewsArticle"
    assert found["publisher"] == {"@type": "Organization", "name": "The Archive", "url": SITE}
    assert found["author"] == {"@type": "Organization", "name": "Our desk"}
    assert found["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert found["citation"] == [
        {"@type": "CreativeWork", "url": "https://e.example/1",
         "publisher": {"@type": "Organization", "name": "Example Times"},
         "datePublished": "2026-11-22"},
    ]  # fmt: skip


def test_a_story_is_about_an_event_that_ends_when_the_story_is_closed() -> None:
    events = {view.id: data(page)["about"] for view, page in every() if page.kind == "story"}
    assert events["saaaaaaa5"] == {
        "@type": "Event", "name": "Old storm", "startDate": "2025-11-23", "endDate": "2025-11-23",
    }  # fmt: skip
    assert "endDate" not in events["saaaaaaa1"]


def test_the_front_page_says_how_to_search() -> None:
    action = data(every()[0][1] if every()[0][1].kind == "front" else _front())["potentialAction"]
    assert action["target"] == f"{SITE}search/?query={{search_term_string}}"


def _front() -> Page:
    return next(page for _, page in every() if page.kind == "front")


def test_nothing_in_a_text_ends_the_data_or_breaks_it() -> None:
    nasty = "</script><script>alert(1)</script> <!-- \u2028 \x00 \ud800 \"'"
    view, page = article(lead=nasty, author=nasty, source=nasty)
    assert page.head.count("</script>") == 1
    page.head.encode()
    assert data(page)["mainEntity"]["author"]["name"].startswith("</script>")
    assert view.author == nasty


def test_cards_of_every_page_name_it() -> None:
    for view, page in every():
        found = dict(re.findall(r'<meta property="([^"]*)" content="([^"]*)">', page.head))
        if view.frame.noindex:
            assert found == {}
            continue
        assert found["og:url"] == f"{SITE}{page.address}"
        assert found["og:site_name"] == "The Archive"
        assert found.get("og:type") == ("article" if page.kind == "article" else None)
        assert found["og:title"]
        assert 'name="twitter:card"' in page.head


def test_an_articles_card_tells_its_time_no_finer_than_it_is_known() -> None:
    changed = datetime(2026, 11, 24, tzinfo=UTC)
    head = article(modified=changed, topics=("sport",))[1].head
    assert '<meta property="article:published_time" content="2026-11-23">' in head
    assert '<meta property="article:modified_time" content="2026-11-24T00:00:00+00:00">' in head
    assert '"articleSection":"sport"' in head
    undated = article(day=None)[1].head
    assert "published_time" not in undated
    assert "datePublished" not in undated


def test_without_an_address_or_by_the_owners_wish_there_is_none() -> None:
    for settings in (replace(OURS, site_url=""), replace(OURS, metadata=False)):
        for _, page in pages(catalog([record()]), settings):
            assert "og:" not in page.head
            assert "ld+json" not in page.head


def parsed(page: Page) -> Any:
    return mf2py.parse(doc=f"<html><body>{page.content}</body></html>", url=SITE)["items"]


def test_an_article_is_an_h_entry() -> None:
    day = "2026-11-23T09:30:07+00:00"
    (entry,) = parsed(article(day=day, author="Jane Doe", source_url="https://times.example/1")[1])
    assert entry["type"] == ["h-entry"]
    found = entry["properties"]
    assert found["name"] == ["Ferry"]
    assert found["author"] == ["Jane Doe"]
    assert found["published"] == [
        "2026-11-23T09:30Z"
    ]  # as the page shows it; JSON-LD has the seconds
    assert found["summary"] == ["The ferry sails again."]
    assert found["repost-of"] == ["https://times.example/1"]
    own = parsed(article(rights=Rights.FULL, license="own")[1])
    assert "words" in own[0]["properties"]["content"][0]["value"]
    assert parsed(article(rights=Rights.WITHHELD)[1]) == []


@pytest.mark.parametrize("kind", ["day", "front"])
def test_days_and_the_front_page_are_h_feeds(kind: str) -> None:
    records = [record(f"Report {n}", f"2026-11-23T0{n}:00:00+00:00", id=f"aaaaaaa{n}")
               for n in (1, 2)]  # fmt: skip
    (page,) = (page for _, page in pages(catalog(records)) if page.kind == kind)
    (feed,) = parsed(page)
    assert feed["type"] == ["h-feed"]
    entries = [child["properties"] for child in feed["children"]]
    assert [each["name"] for each in entries] == [["Report 2"], ["Report 1"]]
    assert all(each["url"][0].endswith("/") for each in entries)
    assert entries[0]["published"] == ["2026-11-23T02:00Z"]
