"""Every kind of page is valid HTML and has nothing that axe objects to."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest
from kinds import pages_of

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from site_server import Served

pytestmark = pytest.mark.browser
VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Light and wide, dark and narrow: colours and widths each have their own style, and no more.
LOOKS = (("light", 1280), ("dark", 390))


def test_every_kind_of_page_is_valid_html(every_kind: Served) -> None:
    if shutil.which("java") is None or not VALIDATOR.exists():
        pytest.skip("the validator needs Java and the packages of package-lock.json; see ./run")
    files = [
        every_kind.directory / (address if address.endswith(".html") else f"{address}index.html")
        for address in pages_of(every_kind.directory).values()
    ]
    done = subprocess.run(
        ["java", "-jar", VALIDATOR, "--format", "json", "--stdout", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(done.stdout)["messages"]
    # Its warnings about policies take the site's own files, opened from a disk, for strange ones.
    faults = {(m["url"], m["message"], m.get("extract")) for m in messages if m["type"] == "error"}
    assert faults == set()


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def judged(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A page with axe in it, in one look."""
    scheme, width = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.add_init_script(AXE.read_text("utf-8"))
    yield page
    context.close()


def test_axe_finds_nothing_on_any_kind_of_page(every_kind: Served, judged: Any) -> None:
    found = []
    for name, address in pages_of(every_kind.directory).items():
        if name == "moved":  # gone before anyone could read it
            continue
        judged.goto(every_kind.address + address)
        result = judged.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", list(TAGS)
        )
        found += [
            (name, fault["id"], node["html"][:120])
            for fault in result["violations"]
            for node in fault["nodes"]
        ]
    assert found == []


def test_axe_finds_what_is_wrong(every_kind: Served, judged: Any) -> None:
    judged.goto(every_kind.address)
    judged.evaluate("document.querySelector('h1').innerHTML = '<img src=x><a href=x></a>'")
    result = judged.evaluate("axe.run(document)")
    assert {"image-alt", "link-name"} <= {fault["id"] for fault in result["violations"]}
