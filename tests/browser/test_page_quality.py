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
# Widths and schemes: what is there depends on the width alone, its colours on both.
LOOKS = (("light", 1280), ("dark", 1280), ("dark", 390), ("light", 390))
EVERYTHING = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ("color-contrast", "link-in-text-block")}
JUDGE = """only => axe.run(document, {
  runOnly: only, resultTypes: ["violations"], preload: false, elementRef: false, iframes: false,
})"""
TURNED = """scheme => new Promise((done, fail) => {
  const last = performance.now() + 10_000
  const look = () => {
    if (getComputedStyle(document.body).colorScheme === scheme) done()
    else if (performance.now() > last) fail(new Error(`never ${scheme}`))
    else setTimeout(look, 20)
  }
  look()
})"""
FORCED = """() => [...document.querySelectorAll(".dl-icon, .dl-map")].map(each => {
  return getComputedStyle(each, each.matches(".dl-map") ? "::before" : null).backgroundColor
})"""
MOTION = """() => [...document.querySelectorAll("*")].filter(each =>
  ["transitionDuration", "animationDuration"].some(name =>
    getComputedStyle(each)[name].split(",").some(time => parseFloat(time) > 0.001))).length"""


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


@pytest.fixture
def judged(chromium: Any) -> Iterator[Any]:
    """A page with axe in it, without motion: a colour that is on its way is none to judge."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(AXE.read_text("utf-8"))
    yield page
    context.close()


def look_at(page: Any, scheme: str, width: int) -> None:
    """Give the page that is open another look; its own script hears of the scheme in its time."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(TURNED, scheme)


def faults(page: Any, rules: dict[str, Any]) -> list[tuple[str, str]]:
    """What axe objects to in the page as it looks now: the rule, and where."""
    return [
        (fault["id"], node["html"][:120])
        for fault in page.evaluate(JUDGE, rules)["violations"]
        for node in fault["nodes"]
    ]


def test_axe_finds_nothing_on_any_kind_of_page_in_any_look(every_kind: Served, judged: Any) -> None:
    found = []
    for name, address in pages_of(every_kind.directory).items():
        if name == "moved":  # gone before anyone could read it
            continue
        judged.goto(every_kind.address + address)
        widths = set()
        # One template shows articles of every shape, in the same colours.
        for scheme, width in LOOKS[::2] if name.startswith("article ") else LOOKS:
            look_at(judged, scheme, width)
            rules = COLOURS if width in widths else EVERYTHING
            widths.add(width)
            found += [(name, scheme, width, *fault) for fault in faults(judged, rules)]
    assert found == []


def test_axe_finds_what_is_wrong(every_kind: Served, judged: Any) -> None:
    judged.goto(every_kind.address)
    judged.evaluate("document.querySelector('h1').innerHTML = '<img src=x><a href=x></a>'")
    assert {"image-alt", "link-name"} <= {rule for rule, _ in faults(judged, EVERYTHING)}
    judged.evaluate("document.querySelector('h1').textContent = 'Pale'")
    judged.evaluate("document.querySelector('h1').style.color = '#888'")
    assert [rule for rule, _ in faults(judged, COLOURS)] == ["color-contrast"]


def test_each_look_is_one_of_its_own(every_kind: Served, judged: Any) -> None:
    """A change of scheme and of width reaches a page that is open already."""
    seen = set()
    judged.goto(every_kind.address)
    for look in LOOKS:
        look_at(judged, *look)
        seen.add(
            tuple(judged.evaluate("[getComputedStyle(document.body).backgroundColor, innerWidth]"))
        )
    assert len(seen) == len(LOOKS)


def test_what_is_drawn_with_colours_alone_is_seen_where_colours_are_forced(
    every_kind: Served, judged: Any
) -> None:
    judged.emulate_media(forced_colors="active")
    for address in (".", "places/"):
        judged.goto(every_kind.address + address)
        judged.wait_for_selector(".dl-icon", state="attached")
        paper = judged.evaluate("getComputedStyle(document.body).backgroundColor")
        drawn = judged.evaluate(FORCED)
        assert len(drawn) >= 3
        assert paper not in drawn


def test_nothing_moves_for_who_wants_no_motion(every_kind: Served, judged: Any) -> None:
    for address in (".", "2026/11/23/report-00000000/", "about/"):
        judged.goto(every_kind.address + address)
        assert judged.evaluate(MOTION) == 0
        judged.emulate_media(reduced_motion="no-preference")
        assert judged.evaluate(MOTION) > 0
        judged.emulate_media(reduced_motion="reduce")
