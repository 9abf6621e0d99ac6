"""A site in a language that runs from right to left: every kind of page, on a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import kinds
import pytest
from site_server import Served, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served site in Arabic with every kind of page."""
    with serve(kinds.build(tmp_path_factory.mktemp("arabic") / "archive", "ar")) as served:
        yield served


def test_every_page_runs_from_right_to_left_and_fits(chromium: Any, arabic: Served) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    wrong = []
    for name, address in kinds.pages_of(arabic.directory).items():
        if name == "moved":
            continue
        page.goto(arabic.address + address)
        found = page.evaluate(
            """() => ({
              lang: document.documentElement.lang, dir: getComputedStyle(document.body).direction,
              out: document.documentElement.scrollWidth - innerWidth,
              start: document.querySelector("h1")?.getBoundingClientRect().right > innerWidth / 2,
            })"""
        )
        if found != {"lang": "ar", "dir": "rtl", "out": 0, "start": True}:
            wrong.append((name, found))
    context.close()
    assert wrong == []


def test_a_text_of_another_language_keeps_its_direction(chromium: Any, arabic: Served) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{arabic.address}2026/11/23/report-00000000/")
    assert page.eval_on_selector("h1", "e => [e.lang, e.dir]") == ["en", "ltr"]
    assert page.eval_on_selector(".dl-body", "e => [e.lang, e.dir]") == ["en", "ltr"]
    assert "نوفمبر" in page.inner_text(".dl-byline time")
    page.goto(f"{arabic.address}2026/11/22/report-00000004/")
    assert page.eval_on_selector("h1", "e => getComputedStyle(e).direction") == "rtl"
    page.click(".dl-opener")
    panel = page.locator("dialog[open]")
    assert "أدوات القراءة" in panel.inner_text()
    assert panel.evaluate("e => getComputedStyle(e).direction") == "rtl"
    context.close()


def test_search_and_its_box_run_from_right_to_left(chromium: Any, arabic: Served) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{arabic.address}search/?query=kind:article")
    months = page.wait_for_selector(".dl-search__timeline svg[aria-valuemax]")
    last = int(months.get_attribute("aria-valuemax"))
    assert last > 0
    assert "\u2068" in page.inner_text(".dl-search__timeline figcaption"), "a date keeps its order"
    box = months.bounding_box()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 9)
    assert months.get_attribute("aria-valuenow") == "0"
    months.focus()
    page.keyboard.press("ArrowLeft")
    assert months.get_attribute("aria-valuenow") == "1"
    page.click("header .md-header__button[for=__search]")
    page.wait_for_selector(".md-search__input:focus")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    context.close()
