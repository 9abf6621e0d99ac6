"""The archive as a chain of documents: every article once, closed documents closed for good."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from dateline.model import Rights
from factories import catalog, generated, record
from published import SETTINGS, SITE, demonstration, published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.catalog import Catalog

pytestmark = pytest.mark.thorough

ATOM = {"a": "http://www.w3.org/2005/Atom", "fh": "http://purl.org/syndication/history/1.0"}
DEMONSTRATION = "https://example.org/dateline/"


def atom_walk(files: Mapping[str, bytes], site: str = SITE) -> Iterator[tuple[str, list[str]]]:
    """A client of RFC 5005: from the feed back, document by document, with the ids in each."""
    address, seen = f"{site}atom.xml", set()
    while address:
        assert address not in seen
        seen.add(address)
        feed = etree.fromstring(files[address.removeprefix(site)])
        links = {each.attrib["rel"]: each.attrib["href"] for each in feed.findall("a:link", ATOM)}
        assert links["self"] == address
        yield address, [each.text or "" for each in feed.findall("a:entry/a:id", ATOM)]
        address = links.get("prev-archive", "")


def json_walk(files: Mapping[str, bytes], site: str = SITE) -> Iterator[tuple[str, list[str]]]:
    """A client of JSON Feed, from page to page."""
    address = f"{site}feed.json"
    while address:
        feed = json.loads(files[address.removeprefix(site)])
        assert feed["feed_url"] == address
        yield address, [item["id"] for item in feed["items"]]
        address = feed.get("next_url", "")


def ids(found: Catalog) -> list[str]:
    shown = (each for each in found.records if each.head.rights is not Rights.WITHHELD)
    return sorted(f"tag:example.org,2026:{each.head.id}" for each in shown)


def test_both_walks_give_every_article_exactly_once() -> None:
    found = generated(500, days=400)
    files = published(found)
    for walk in (atom_walk, json_walk):
        (_, newest), *documents = walk(files)
        archived = [each for _, document in documents for each in document]
        assert sorted(archived) == ids(found)
        assert set(newest) <= set(archived)
        assert len(documents) > 12


def test_the_demonstration_is_walked_whole() -> None:
    files = demonstration()
    walked = [[each for _, ids in list(walk(files, DEMONSTRATION))[1:] for each in ids]
              for walk in (atom_walk, json_walk)]  # fmt: skip
    assert len(walked[0]) == len(set(walked[0])) == 110
    assert walked[0] == walked[1]


def closed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The archive documents that say they are final, and their JSON."""
    final = [path for path, data in files.items() if b"<fh:archive/>" in data]
    return {each: files[each] for path in final for each in (path, f"{path[:-4]}.json")}


def test_closed_documents_never_change_by_what_is_outside_them() -> None:
    records = [
        record("Ferry", "2026-09-03", id="aaaaaaa1"),
        record("Storm", "2026-10-05", id="aaaaaaa2"),
        record("Coast", "2026-11-23", id="aaaaaaa3"),
    ]
    before = closed(published(catalog(records)))
    assert sorted(before) == ["archive/2026-09.json", "archive/2026-09.xml",
                              "archive/2026-10.json", "archive/2026-10.xml"]  # fmt: skip
    newer = [record("New", "2026-11-24"), record("Newer", "2026-12-01"), record("Undated", None)]
    grown = closed(published(catalog([*records, *newer])))
    assert {path: grown[path] for path in before} == before
    assert grown.keys() - before.keys() == {"archive/2026-11.xml", "archive/2026-11.json"}
    changed = replace(records[1].head, title="Storm, corrected",
                      modified=datetime(2026, 12, 2, tzinfo=UTC))  # fmt: skip
    corrected = closed(published(catalog([records[0], replace(records[1], head=changed),
                                          records[2], *newer])))  # fmt: skip
    differing = {path for path in grown if corrected[path] != grown[path]}
    assert differing == {"archive/2026-10.xml", "archive/2026-10.json"}


def test_a_document_names_its_neighbours_and_the_feed_it_is_of() -> None:
    found = catalog([record("A", "2026-09-03"), record("B", "2026-10-05"), record("C", None),
                     record("D", "2026-12-05")])  # fmt: skip
    files = published(found)

    def links(path: str) -> dict[str, str]:
        feed = etree.fromstring(files[path])
        assert feed.findtext("a:id", "", ATOM) == "tag:example.org,2026:feed/"
        return {
            each.attrib["rel"]: each.attrib["href"].removeprefix(SITE)
            for each in feed.findall("a:link", ATOM)
            if each.attrib["rel"] not in ("self", "alternate")
        }

    assert links("atom.xml") == {"prev-archive": "archive/undated.xml"}
    assert links("archive/undated.xml") == {
        "current": "atom.xml", "prev-archive": "archive/2026-12.xml",
    }  # fmt: skip
    assert links("archive/2026-12.xml") == {
        "current": "atom.xml", "prev-archive": "archive/2026-10.xml",
    }  # fmt: skip
    assert links("archive/2026-10.xml") == {
        "current": "atom.xml", "prev-archive": "archive/2026-09.xml",
        "next-archive": "archive/2026-12.xml",
    }  # fmt: skip
    assert links("archive/2026-09.xml") == {
        "current": "atom.xml", "next-archive": "archive/2026-10.xml",
    }  # fmt: skip


def test_without_an_archive_the_feed_leads_nowhere() -> None:
    files = published(catalog([record()]), replace(SETTINGS, archive_feeds=False))
    assert len(list(atom_walk(files))) == len(list(json_walk(files))) == 1
