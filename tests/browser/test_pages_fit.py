"""Nothing overflows, however badly what is shown was made for a page; and a page is light.

Every kind of page of an archive of misfits is looked at on a wide screen, on a phone, and as the
wide screen shows it to who reads at 400 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from misfits import misfits
from site_server import Served, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

WIDTHS = (1280, 390, 320)
PAGES = (
    ".", "2026/11/24/", "2026/11/20/", "2026/11/", "2026/w48/", "2026/", "archive/", "stories/",
    "topics/", "sources/", "people/", "places/", "tags/", "stats/", "changes/", "undated/",
    "specimen/", "sources/outlet-1/", "feeds/",
)  # fmt: skip

# What sticks out of the page, by its tag and class, where there is anything, two frames later.
STICKS_OUT = """async () => {
  await new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)))
  const wide = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= wide) return []
  return [...document.querySelectorAll("main *, header *, footer *")]
    .filter(e => e.getBoundingClientRect().right > wide + 1)
    .slice(0, 5).map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)
}"""

SHIFTS = """() => new Promise(resolve => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => resolve(sum), 400)
})"""


@pytest.fixture(scope="module")
def misfit_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return misfits(tmp_path_factory.mktemp("misfits") / "archive")


@pytest.fixture(scope="module")
def shown(misfit_site: Path) -> Iterator[Served]:
    with serve(misfit_site) as served:
        yield served


def addresses(site: Path) -> list[str]:
    """Every kind of page, and each article, source, tag, topic and story with a misfit name."""
    found = [site / page for page in PAGES]
    for pattern in ("2026/11/20/*", "topics/*", "people/*", "stories/*", "tags/*", "sources/[!o]*"):
        found += sorted(site.glob(pattern))
    pages = [path.relative_to(site).as_posix() for path in found if (path / "index.html").exists()]
    return [*(f"{page}/" for page in pages), "404.html"]


def test_nothing_sticks_out(page: Any, shown: Served) -> None:
    page.emulate_media(reduced_motion="reduce")  # what moves at a new width is there at once
    out = {}
    for address in dict.fromkeys(addresses(shown.directory)):
        page.goto(shown.address + address, wait_until="load")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            if found := page.evaluate(STICKS_OUT):
                out[address, width] = found
    assert out == {}


def test_what_sticks_out_is_found(page: Any, shown: Served) -> None:
    page.goto(f"{shown.address}changes/")
    page.evaluate("document.querySelector('h1').style.width = '3000px'")
    assert "H1. Changes and corrections" in page.evaluate(STICKS_OUT)


def test_a_page_that_is_not_there_guesses_what_was_meant(page: Any, shown: Served) -> None:
    html = (shown.directory / "404.html").read_text("utf-8")
    page.route(
        "**/2026/11/24/gone-*/",
        lambda route: route.fulfill(status=404, content_type="text/html", body=html),
    )
    page.goto(f"{shown.address}2026/11/24/gone-with-the-ferry-3f9a1c2e/")
    page.wait_for_selector(".dl-guess:not([hidden]) li:nth-child(3)")
    offers = page.locator(".dl-guess a").evaluate_all("all => all.map(each => each.pathname)")
    assert offers[:3] == ["/sub/2026/11/24/", "/sub/2026/11/", "/sub/2026/"]


def test_an_article_is_light_and_nothing_of_it_moves(page: Any, shown: Served) -> None:
    shown.requests.clear()
    page.goto(f"{shown.address}2026/11/22/ferry-sails-again-aaaaaaa1/", wait_until="networkidle")
    assert page.evaluate(SHIFTS) <= 0.02
    fonts = [size for path, size in shown.requests if path.endswith(".woff2")]
    assert len(fonts) == 1
    assert sum(fonts) <= 60 * 1024
    assert shown.sent() - sum(fonts) <= 45 * 1024
    shown.requests.clear()
    page.goto(f"{shown.address}2026/11/23/coast-road-stays-shut-aaaaaaa2/")
    assert shown.sent("coast-road") <= 6 * 1024
