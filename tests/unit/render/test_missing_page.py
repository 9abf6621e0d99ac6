"""What the page for addresses that lead nowhere makes of one: run by Node."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")

GUESSES = {
    "2026/11/23/": (["2026/11/23/", "2026/11/", "2026/"], ""),
    "2026/11/23/ferry-link-3f9a1c2e/": (["2026/11/23/", "2026/11/", "2026/"], "ferry link"),
    "news-2026-1-5.html": (["2026/01/05/", "2026/01/", "2026/"], "news"),
    "20261123": (["2026/11/23/", "2026/11/", "2026/"], ""),
    "stories/louvre-heist/": ([], "louvre heist"),
    "tags/%D8%B9%D8%A7%D8%B5%D9%81%D8%A9/": ([], "عاصفة"),
    "%E0%A4": ([], "E0 A4"),
    "123456/": ([], ""),
    "": ([], ""),
}


def test_a_date_and_words_are_found_in_an_address() -> None:
    module = (ROOT / "theme/assets/javascripts/missing.js").as_uri()
    code = (
        f"import {{guess}} from {json.dumps(module)};"
        f"console.log(JSON.stringify({json.dumps(list(GUESSES))}.map(guess)))"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    found = [(each["dates"], each["words"]) for each in json.loads(done.stdout)]
    assert dict(zip(GUESSES, found, strict=True)) == GUESSES
