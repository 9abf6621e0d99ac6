"""The data of months and years: whole, valid, the same every time, and with no word too many."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import drawing
from conftest import ROOT
from dateline.articles import FORMAT, parse, read_record, record_schema
from dateline.articles.schema import properties
from dateline.build.checksums import LISTS, list_path
from dateline.catalog import load
from dateline.model import Article, Precision, Registries, Rights, When
from dateline.plan.families.data import MONTHLY, SCHEMA_PATH
from dateline.render.files.entry_texts import line
from dateline.settings import Settings
from dateline.settings import load as load_settings
from dateline.text.normal import clean
from everything import everything
from factories import catalog, outputs, planned, record, sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.catalog import Catalog
    from dateline.model import Record

pytestmark = pytest.mark.thorough

BODY = "The *whole* text, which has seventeen words that only a licence lets out of the archive."
SETTINGS = Settings(site_url="https://example.org/sub/", databases=True)
NASTY = "a\x01b\ud800c ]]> } % & \\ \u202eRTL \u200f{x} <i>"


def data(found: Catalog, settings: Settings = SETTINGS, body: str = BODY) -> Mapping[str, bytes]:
    """Every data file of an archive by its path."""
    renderer = drawing.renderer(settings, lambda _: body)
    made = outputs(planned(found, settings))
    return {path: renderer.file(o) for path, o in made.items() if path.startswith("data/")}


def rows(packed: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return data(everything())


def test_each_month_each_year_and_what_has_no_day_has_its_files(
    files: Mapping[str, bytes],
) -> None:
    endings = ("bib", "jsonl.gz", "ninjs.jsonl.gz", "ris")
    months = {
        f"data/{m}.{e}" for m in ("2026-11", "2026-10", "2025-11", "undated") for e in endings
    }
    years = {f"data/{name}.db" for name in ("2026", "2025", "undated")}
    assert files.keys() == months | years | {"data/schema-1.json"}


def test_records_are_as_the_schema_says_oldest_first(files: Mapping[str, bytes]) -> None:
    schema = Draft202012Validator(json.loads(files["data/schema-1.json"]))
    november = rows(files["data/2026-11.jsonl.gz"])
    for each in november:
        schema.validate(each)
    assert [each["id"][-1] for each in november] == ["9", "3", "1", "2"]
    assert november[2]["body"] == BODY
    assert november[2]["url"] == f"https://example.org/sub/{november[2]['address']}"
    assert ("body" in november[0], november[0]["excerpt"]) == (False, "Short.")


def test_the_same_articles_are_the_same_bytes(files: Mapping[str, bytes]) -> None:
    assert data(everything()) == files


def test_the_demonstrations_articles_come_back_whole() -> None:
    settings = load_settings(ROOT)
    found = load(ROOT, settings)
    texts = {r.path: (ROOT / "content" / r.path).read_text("utf-8") for r in found.records}
    articles = {path: parse(text, path).article for path, text in texts.items()}
    renderer = drawing.renderer(settings, lambda path: articles[path].body)  # type: ignore[union-attr]
    back: list[Article] = []
    for output in planned(found, settings).outputs:
        if output.kind == "records":
            lines = gzip.decompress(renderer.file(output)).decode().splitlines()
            back += [a for line in lines if isinstance(a := read_record(line, "", 1), Article)]
    by_id = {article.head.id: article for article in back}
    assert by_id == {a.head.id: a for a in articles.values() if a is not None}


def limited() -> list[Record]:
    """Articles of every right, each with a word of its own in every text."""
    return [
        record(
            f"Headline {rights}",
            id=f"bbbbbbb{number}",
            lead=f"lead{rights} " * 60,
            description=f"about{rights} " * 60,
            summary=f"sum{rights}",
            extra=(("teaser", f"extra{rights}"),),
            rights=rights,
            license="own" if rights is Rights.FULL else "",
            tags=(f"tag{rights}",),
        )
        for number, rights in enumerate(Rights)
    ]


def test_no_file_has_more_words_than_the_rights_let_out() -> None:
    for path, made in data(catalog(limited()), body="bodytext " * 50).items():
        if path == "data/schema-1.json":
            continue
        text = (gzip.decompress(made) if path.endswith(".gz") else made).decode("utf-8", "replace")
        assert "withheld" not in text.lower().replace("headline withheld", "withheld"), path
        for rights, most in ((Rights.LINK, 0), (Rights.EXCERPT, 30), (Rights.SUMMARY, 60)):
            for row in text.splitlines() if path.endswith((".gz", ".bib", ".ris")) else [text]:
                assert row.count(f"about{rights}") <= 2 * most, (path, rights)
            assert f"lead{rights}" not in text, path
            assert f"extra{rights}" not in text, path
        assert "sumlink" not in text
        assert "sumexcerpt" not in text
        if path.endswith("jsonl.gz"):
            whole = [row for row in text.splitlines() if "bodytext" in row]
            assert [json.loads(row).get("id", "bbbbbbb3") for row in whole] == ["bbbbbbb3"]


# What the IPTC's schema of ninjs 3.0 allows: the keys we use, and those of the objects in them.
NINJS = {
    "uri": str, "standard": {"name", "version", "schema"}, "type": str, "language": str,
    "contentCreated": str, "versionCreated": str, "pubStatus": str,
    "headlines": {"role", "value"}, "descriptions": {"role", "value"},
    "bodies": {"role", "contentType", "value"}, "by": str, "usageTerms": str,
    "infoSources": {"name"}, "subjects": {"name", "rel", "literal"},
    "people": {"name", "literal"}, "organisations": {"name", "literal"},
    "places": {"name", "literal"}, "altIds": {"role", "value"},
}  # fmt: skip


def test_ninjs_has_the_fields_of_the_standard_and_no_time_that_is_not_known(
    files: Mapping[str, bytes],
) -> None:
    november = rows(files["data/2026-11.ninjs.jsonl.gz"])
    for each in november:
        assert each.keys() <= NINJS.keys()
        for key, value in each.items():
            for item in value if isinstance(value, list) else [value]:
                allowed = NINJS[key]
                assert isinstance(item, str) if allowed is str else item.keys() <= allowed  # type: ignore[operator]
    assert [each.get("contentCreated") for each in november] == [
        None, None, "2026-11-23T09:30:00+00:00", None,
    ]  # fmt: skip
    assert rows(files["data/undated.ninjs.jsonl.gz"])[0].get("contentCreated") is None


def test_ninjs_without_an_address_of_the_site_has_a_name_of_its_own() -> None:
    files = data(everything(), Settings())
    assert rows(files["data/2025-11.ninjs.jsonl.gz"])[0]["uri"] == "urn:dateline:aaaaaaa5"
    assert "url" not in rows(files["data/2025-11.jsonl.gz"])[0]


def test_references_state_no_more_of_a_date_than_is_known() -> None:
    month = When.unit(record(day="2026-11-23T00:00:00+00:00").head.when.earliest, Precision.MONTH)  # type: ignore[union-attr, arg-type]
    found = data(catalog([record("A & B {c}", month, author="Jane Doe and Li", id="aaaaaaa1"),
                          record("Other", "2026-11-23", id="aaaaaaa2", tags=("ferry",)),
                          record("None", None, id="aaaaaaa3", lang="und")]))  # fmt: skip
    november = found["data/2026-11.bib"].decode()
    assert "@misc{dateline-aaaaaaa1," in november
    assert r"title = {{A \& B \{c\}}}" in november
    assert "date = {2026-11}," in november
    assert "date = {2026-11-23}," in november
    undated = found["data/undated.bib"].decode()
    assert ("date = " in undated, "language" in undated) == (False, False)
    ris = found["data/2026-11.ris"].decode()
    assert re.findall(r"DA  - (.*)\r\n", ris) == ["2026/11/23", "2026/11/"]
    assert "KW  - ferry\r\n" in ris
    assert set(re.findall(r"^(?:([A-Z][A-Z0-9])  - .*)\r$", ris, re.M)) >= {"TY", "TI", "UR", "ER"}


def test_a_year_is_a_database_with_a_full_text_table(files: Mapping[str, bytes]) -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(files["data/2026.db"])
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM articles").fetchone() == (5,)
        found = opened.execute(
            "SELECT a.id, a.permits FROM articles_fts f JOIN articles a ON a.number = f.rowid "
            "WHERE articles_fts MATCH 'licence'"
        )
        assert found.fetchall() == [("aaaaaaa1", "full")]
        names = opened.execute("SELECT kind, title FROM names WHERE article = 'aaaaaaa1'")
        assert ("person", "Ann Roe") in names.fetchall()


def test_whatever_a_text_holds_the_files_can_be_read() -> None:
    found = catalog(
        [
            record(NASTY, "2026-11-23", id="aaaaaaa1", author=NASTY, tags=(NASTY,), lead=NASTY,
                   description=NASTY, source=NASTY, rights=Rights.FULL, license="own"),
            record("", None, id="aaaaaaa2", lead="", words=0, lang=""),
        ],
        Registries(sources=sources("Second Post")),
    )  # fmt: skip
    files = data(found, body=NASTY + "x" * 300_000)
    for path, made in files.items():
        if path.endswith(".gz"):
            assert all(rows(made)), path
        elif path.endswith((".bib", ".ris")):
            text = made.decode("utf-8")
            assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f]", text), path
            # A brace in a value is written \{ or \}; the others are in pairs.
            plain = "" if path.endswith(".ris") else re.sub(r"\\textbackslash\{\}|\\[{}]", "", text)
            assert plain.count("{") == plain.count("}"), path
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(files["data/2026.db"])
        assert opened.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_withheld_article_is_in_no_file() -> None:
    shown = record("Harbour reopens", id="aaaaaaa1")
    hidden = replace(shown, head=replace(shown.head, rights=Rights.WITHHELD))
    assert "data/2026-11.bib" in data(catalog([shown]))
    assert data(catalog([hidden])).keys() == {"data/schema-1.json"}


def test_the_manual_names_every_file_and_every_key_of_a_record() -> None:
    text = (ROOT / "content" / "about" / "data.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([^`]+)` \|", text, re.M))
    month = {f"data/2026-11.{ending}" for ending in MONTHLY.values()}
    own = record_schema()["properties"].keys() - properties().keys() - {"format"}
    sums = {list_path("2026-11"), LISTS}
    assert named == month | {"data/2026.db", SCHEMA_PATH} | own | sums
    assert FORMAT in text


@given(st.text())
def test_a_text_of_one_line_is_clean_the_short_way_and_the_long(text: str) -> None:
    assert line(text) == " ".join(clean(text).split())
