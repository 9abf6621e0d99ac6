from __future__ import annotations

from conftest import ROOT
from dateline.cli.reference import pages


def test_the_manuals_pages_are_those_of_the_code() -> None:
    for path, text in pages().items():
        assert (ROOT / "content" / path).read_text("utf-8") == text, "run: dateline reference"
