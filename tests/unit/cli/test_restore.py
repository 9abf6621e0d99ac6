"""`dateline restore`: articles from data files; what is there stays."""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import drawing
from archives import small_archive, write_article
from dateline.articles import dump, parse
from dateline.catalog import load, read_body
from dateline.settings import load as load_settings
from factories import outputs, planned

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough

OWN = "rights: full\nlicense: own\nmood: glad\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small_archive(tmp_path / "archive")
    write_article(root, "aaaaaaa3", "Own words", "2026-11-23", OWN, "The *whole* text.\n\nAll.")
    return root


FORMS = ("2026-11.jsonl.gz", "2026-11.ninjs.jsonl.gz", "2026.db")


@pytest.fixture
def data(root: Path) -> Path:
    """The data of November, of the archive at `root`; that in other forms lies beside it."""
    settings = replace(load_settings(root), databases=True)
    renderer = drawing.renderer(settings, lambda path: read_body(root, settings, path))
    made = outputs(planned(load(root, settings), settings))
    for name in FORMS:
        (root / name).write_bytes(renderer.file(made[f"data/{name}"]))
    return root / FORMS[0]


def articles(root: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (root / "content" / "articles").rglob("*.md")}


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_archive_gets_all_articles_back(
    root: Path, data: Path, form: str, command: Command
) -> None:
    data = root / form
    before = articles(root)
    for path in (root / "content" / "articles").rglob("*.md"):
        path.unlink()
    done = command("restore", data, "--root", root)
    assert (done.code, done.out, done.err) == (0, "3 articles written, 0 there already\n", "")
    after = articles(root)
    assert after.keys() == before.keys()
    # What may leave is equal, and the same file where it was written as we write.
    own = "own-words-aaaaaaa3.md"
    read = parse(before[own].decode(), own).article
    assert read is not None
    assert "The *whole* text.\n\nAll." in read.body
    assert after[own] == dump(read).encode()
    # Of a text that is not ours the excerpt came out, and no more.
    assert b'description: "Some words."' in after["ferry-sails-again-aaaaaaa1.md"]
    assert command("restore", data, "--root", root).out.endswith(
        "0 articles written, 3 there already\n"
    )


def test_a_database_without_records_is_told(root: Path, command: Command) -> None:
    path = root / "other.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE articles (number INTEGER, record TEXT, body TEXT)")
        made.execute("INSERT INTO articles VALUES (1, '', 'Words.'), (2, '[', '')")
        made.commit()
    done = command("restore", path, "--root", root)
    assert (done.code, done.out) == (1, "0 articles written, 0 there already\n")
    assert re.findall(r"db:(\d): D801 (an article without|no JSON)", done.err) == [
        ("1", "an article without"), ("2", "no JSON"),
    ]  # fmt: skip
    path.write_bytes(path.read_bytes()[:200])
    assert "D801 it cannot be read" in command("restore", path, "--root", root).err


def test_what_is_there_stays_as_it_is(root: Path, data: Path, command: Command) -> None:
    write_article(root, "aaaaaaa3", "Own words", "2026-11-23", OWN, "Better words.")
    before = articles(root)
    assert command("restore", data, "--root", root).out == "0 articles written, 3 there already\n"
    assert articles(root) == before


def test_what_cannot_be_read_is_told_and_the_rest_is_restored(
    root: Path, data: Path, command: Command
) -> None:
    plain = root / "plain.jsonl"
    good = gzip.decompress(data.read_bytes()).splitlines()[0].replace(b"aaaaaaa1", b"bbbbbbb1")
    plain.write_bytes(b"\n{}\nno json\n" + good + b"\n" + b'{"a": "' + b"x" * 14_000_010)
    cut = root / "cut.jsonl.gz"
    cut.write_bytes(data.read_bytes()[:-20])
    done = command("restore", plain, cut, "--root", root)
    assert (done.code, done.out) == (1, "1 articles written, 2 there already\n")
    told = re.findall(r"(\w+\.jsonl\S*): (D\d+)", done.err)
    assert told == [("plain.jsonl:2", "D801"), ("plain.jsonl:3", "D801"),
                    ("plain.jsonl:5", "D801"), ("cut.jsonl.gz", "D801")]  # fmt: skip


def test_a_file_that_is_not_there_is_wrong_usage(root: Path, command: Command) -> None:
    done = command("restore", root / "none.jsonl", "--root", root)
    assert (done.code, "there is no file" in done.err) == (2, True)


def test_an_article_whose_place_is_taken_is_told(root: Path, data: Path, command: Command) -> None:
    path = next((root / "content" / "articles").rglob("own-words-aaaaaaa3.md"))
    text = path.read_text("utf-8").replace("aaaaaaa3", "ccccccc3")
    path.write_text(text, "utf-8")
    done = command("restore", data, "--root", root)
    assert (done.code, " D513 " in done.err) == (1, True)
    assert path.read_text("utf-8") == text
