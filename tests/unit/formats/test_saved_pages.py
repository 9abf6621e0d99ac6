"""Saved pages through the command line's own steps: the careful way, and files inside a page."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

import pytest

from conftest import CASES
from dateline.formats import read
from dateline.ingest.run import Ways, ingest
from dateline.model import Capture
from dateline.settings import Settings
from intake import Intake, actions

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

PAGE = (CASES / "formats" / "html" / "the-careful-way" / "input.html").read_text("utf-8")


def body(data: bytes, *, careful: bool = False) -> str:
    reading = read(Capture(data, "page", hashlib.sha256(data).hexdigest(), careful=careful))
    return reading.drafts[0].body


@pytest.mark.thorough
def test_the_careful_way_leaves_out_what_no_other_method_takes_for_text() -> None:
    assert body(PAGE.encode()).endswith("sign up for our letter here.](https://example.org/letter)")
    assert body(PAGE.encode(), careful=True).endswith("carried away part of the pier.")
    packed = gzip.compress(PAGE.encode(), mtime=0)
    assert body(packed, careful=True) == body(PAGE.encode(), careful=True)


@pytest.mark.thorough
def test_where_the_other_method_finds_nothing_the_first_attempt_counts() -> None:
    bare = "<!doctype html><html><head><title>Ferry sails again</title></head><body></body></html>"
    data = bare.replace("<body>", "<body><h1>Ferry sails again</h1>").encode()
    assert read(Capture(data, "page", "0" * 64, careful=True)).drafts == ()


@pytest.mark.parametrize("settings", [Settings(careful=True), Settings()], ids=["set", "asked"])
def test_kept_pages_are_read_anew_in_the_careful_way(settings: Settings, tmp_path: Path) -> None:
    intake = Intake(tmp_path)
    intake.take(PAGE, name="page.html")
    assert "Popular on Example Times" in intake.only()[1].body
    pages, ways = [tmp_path / "captures"], Ways(again=True, careful=not settings.careful)
    done = [actions(ingest(pages, intake.root, settings, None, ways)) for _ in range(2)]
    assert done == [["update"], ["unchanged"]]
    assert intake.only()[1].body.endswith("carried away part of the pier.")


def test_files_inside_a_long_page_change_nothing_of_its_text() -> None:
    picture = f'<p><img alt="" src="data:image/png;base64,{"A" * 500_000}"> <!-- data: --></p>'
    long = PAGE.replace("<h1>", f"{picture}<h1>").replace("letter</a>", "letter, not data:</a>")
    assert body(long.encode()) == body(PAGE.encode())
    assert body(long.encode("utf-16")) == body(PAGE.encode())
