"""The page about feeds and the list of them name feeds that there are, and all of them."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin
from xml.etree import ElementTree

import drawing
from dateline.fetch.opml import read_opml
from everything import everything
from factories import catalog, outputs, planned, record
from published import SETTINGS, SITE, published

NAMES = ("atom.xml", "rss.xml", "feed.json")


def page(**settings: object) -> str:
    plan = planned(everything(), replace(SETTINGS, **settings))  # type: ignore[arg-type]
    made = outputs(plan)["feeds/index.html"]
    return drawing.renderer(SETTINGS, lambda path: "").page(made).content


def test_the_page_names_the_feeds_of_the_site_of_topics_and_of_sources() -> None:
    content = page()
    hrefs = re.findall(r'href="([^"]*(?:xml|json))"', content)
    there = {urljoin("https://example.org/feeds/", each) for each in hrefs}
    files = published(everything()).keys()
    wanted = {f for f in files if f in NAMES or re.match("(topics|sources|feeds)/", f)}
    assert there == {f"https://example.org/{path}" for path in wanted}
    assert "at least 2 articles" in content
    assert "month by month" in content
    assert "month by month" not in page(archive_feeds=False)


def test_there_is_no_page_without_feeds() -> None:
    for settings in (replace(SETTINGS, feeds=False), replace(SETTINGS, site_url="")):
        assert "feeds/index.html" not in outputs(planned(everything(), settings))


def test_the_list_has_every_feed_but_those_of_days() -> None:
    files = published(everything())
    root = ElementTree.fromstring(files["feeds.opml"])
    named = [each.attrib["xmlUrl"].removeprefix(SITE) for each in root.iter("outline")
             if "xmlUrl" in each.attrib]  # fmt: skip
    there = [f for f in files if f.endswith("atom.xml") and not re.match(r"\d{4}/|undated/", f)]
    assert sorted(named) == sorted(there)


def test_our_own_reader_takes_the_list_whatever_names_it_holds() -> None:
    found = catalog([record(source='A "quoted" & <odd> \x00 name')])
    read = read_opml(published(found)["feeds.opml"], "feeds.opml")
    assert len(read.outlines) == 2
    assert read.problems == ()
