"""Material's search box with the archive's own worker behind it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from site_server import serve
from waiting import until

from archives import dateline, small_archive, write_article

if TYPE_CHECKING:
    from site_server import Served

pytestmark = pytest.mark.browser
ITEMS = ".md-search-result__item"


def ask(page: Any, served: Served, query: str, where: str = "archive/") -> None:
    page.goto(served.address + where)
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.wait_for_selector(ITEMS)


def test_every_page_names_the_worker_and_material_knows_four_messages(made_site: Path) -> None:
    import material

    pages = list(made_site.rglob("index.html"))
    assert pages
    for each in pages:
        text = each.read_text("utf-8")
        assert '<script id="__config"' not in text or "javascripts/search/worker.js" in text
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    sources = json.loads(next(scripts.glob("bundle.*.map")).read_text("utf-8"))
    named = dict(zip(sources["sources"], sources["sourcesContent"], strict=True))
    messages = next(text for name, text in named.items() if "search/worker/message" in name)
    order = [messages.index(f"  {name}") for name in ("SETUP,", "READY,", "QUERY,", "RESULT ")]
    assert order == sorted(order), "Material's messages are others now: see worker.js"


def test_the_box_and_its_engine_are_small(made_site: Path) -> None:
    scripts = made_site / "assets" / "javascripts" / "search"
    sizes = [len(gzip.compress((scripts / name).read_bytes(), 9)) for name in ("box.js", "core.js")]
    assert sum(sizes) <= 12 * 1024
    assert len(gzip.compress((scripts / "page.js").read_bytes(), 9)) <= 25 * 1024


def test_nothing_of_the_index_is_loaded_before_a_search(page: Any, served: Served) -> None:
    page.goto(served.address + "archive/")
    page.wait_for_timeout(800)
    assert not [path for path, _ in served.requests if path.startswith("search/")]
    assert served.sent("bundle") == 0


def test_titles_are_found_and_marked(page: Any, served: Served) -> None:
    ask(page, served, "storms")
    until(page, "document.querySelectorAll('.md-search-result__item').length === 4")
    assert page.locator(f"{ITEMS} h1 mark").count() >= 3
    assert "2026-11-21" in page.inner_text(".md-search-result__list")


def test_a_passage_with_the_word_is_shown(page: Any, served: Served) -> None:
    ask(page, served, "warning lifted")
    page.wait_for_selector(f"{ITEMS} >> text=warning was lifted")


def test_a_hostile_title_stays_text(page: Any, served: Served) -> None:
    ask(page, served, "quoted")
    assert "<img src=x onerror=alert(1)>" in page.inner_text(ITEMS)
    assert page.locator(f"{ITEMS} img").count() == 0


def test_typing_asks_for_few_files(page: Any, served: Served) -> None:
    ask(page, served, "harbour report")
    page.wait_for_timeout(600)
    files = [path for path, _ in served.requests if path.endswith(".bin")]
    assert len(files) == len(set(files)), "a file was asked for twice"


def test_arrows_and_enter_lead_to_an_article(page: Any, served: Served) -> None:
    ask(page, served, "title:remembered")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/02/03/**?h=remembered")
    page.wait_for_selector(".md-content mark >> text=remembered")
    assert served.sent("bundle") == 0


def test_the_keys_of_materials_box(page: Any, served: Served) -> None:
    ask(page, served, "harbour")
    page.keyboard.press("ArrowUp")
    until(page, "document.activeElement.textContent.includes('All 30 results')")
    page.keyboard.press("Backspace")
    assert page.input_value(".md-search__input") == "harbou"
    page.keyboard.press("Escape")
    assert not page.is_checked("#__search")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("/")
    until(page, "document.getElementById('__search').checked")
    page.click(".md-search__form [type=reset]")
    page.wait_for_selector(ITEMS, state="detached")
    assert page.input_value(".md-search__input:focus") == ""


def test_a_shared_query_is_asked(page: Any, served: Served) -> None:
    page.goto(f"{served.address}archive/?q=storms")
    page.wait_for_selector(f"{ITEMS} >> text=2026-11-21")


def test_materials_script_speaks_with_the_worker(page: Any, served: Served) -> None:
    def with_sharing(route: Any) -> None:
        html = route.fetch().text() + "<i data-md-component=search-share hidden></i>"
        route.fulfill(body=html, content_type="text/html")

    page.route("**/archive/", with_sharing)
    ask(page, served, "storms")
    until(page, "document.querySelectorAll('.md-search-result__item').length === 4")
    assert served.sent("bundle") > 0
    assert served.sent("search/box.js") == 0


def test_more_results_lead_to_the_page_of_all(page: Any, served: Served) -> None:
    ask(page, served, "harbour")
    page.wait_for_timeout(500)
    page.hover(".md-search-result__list")
    page.mouse.wheel(0, 5_000)
    page.click(f"{ITEMS} >> text=All 30 results")
    page.wait_for_url("**/search/?query=harbour")


@pytest.mark.parametrize(
    "query",
    ['"unbalanced', "date:2026-13", "(((", ".*[a-z]+(?", "😀", "<img src=x onerror=alert(3)>"],
)
def test_what_is_not_understood_is_explained(page: Any, served: Served, query: str) -> None:
    ask(page, served, f"storm {query}" if query == "😀" else query)
    assert page.inner_text(".md-search-result__list").strip()
    assert page.locator(f"{ITEMS} img").count() == 0


def test_ten_thousand_characters_are_answered(page: Any, served: Served) -> None:
    page.goto(served.address + "archive/")
    page.keyboard.press("/")
    page.fill(".md-search__input", "storm " * 1_700)
    page.keyboard.press("End")
    page.wait_for_selector(ITEMS)
    assert len(served.requests) < 80


def test_a_missing_segment_leaves_the_others(page: Any, served: Served) -> None:
    served.broken["search/until-2025/"] = None
    ask(page, served, "storm")
    page.wait_for_selector("text=files are missing: 2024-02/2025-06.")
    assert page.locator(ITEMS).count() >= 2


@pytest.mark.parametrize("instead", [b"<!doctype html><p>Not found", b"\x1f\x8b\x08", b""])
def test_wrong_bytes_leave_the_other_segments(page: Any, served: Served, instead: bytes) -> None:
    served.broken["search/until-2025/"] = instead
    ask(page, served, "storm")
    page.wait_for_selector("text=files are missing: 2024-02/2025-06.")


def test_without_an_index_the_box_says_so(page: Any, served: Served) -> None:
    served.broken["manifest.bin"] = None
    ask(page, served, "storm")
    assert "could not be loaded" in page.inner_text(ITEMS)
    served.broken.clear()
    page.keyboard.type("s")
    page.wait_for_selector(f"{ITEMS} >> text=coast")


def test_without_its_engine_the_box_says_so_and_tries_again(page: Any, served: Served) -> None:
    served.broken["core.js"] = None
    page.goto(served.address + "archive/")
    page.keyboard.press("/")
    page.keyboard.type("storm")
    page.wait_for_selector("text=Search could not be loaded.")
    served.broken.clear()
    page.keyboard.type("s")
    page.wait_for_selector(f"{ITEMS} >> text=coast")


def test_a_telephone_opens_and_closes_the_box(page: Any, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.address + "archive/")
    page.click("header .md-header__button[for=__search]")
    page.keyboard.type("storms")
    page.wait_for_selector(ITEMS)
    assert page.is_checked("#__search")
    page.click("label.md-search__icon[for=__search]")
    assert not page.is_checked("#__search")


def test_pagefind_answers_where_the_owner_chose_it(page: Any, tmp_path: Path) -> None:
    root = small_archive(tmp_path / "archive")
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(
        text.replace("dateline]", "{dateline: {search: {engine: pagefind}}}]"), "utf-8"
    )
    write_article(
        root, "bbbbbbb1", "Storm nears", "2026-11-20", "rights: full\nlicense: own\n", "<b>&"
    )
    write_article(root, "bbbbbbb2", "Storm hidden", "2026-11-20", "rights: withheld\n")
    assert dateline("build", cwd=root).returncode == 0
    with serve(root / "site") as served:
        page.goto(served.address + "archive/")
        assert served.sent("pagefind") == 0
        page.keyboard.press("/")
        page.keyboard.type("storm")
        page.wait_for_selector(ITEMS)
        assert "hidden" not in page.inner_text(".md-search-result__list")
        page.keyboard.press("Enter")
        page.wait_for_url("**/2026/11/20/storm-nears-*/")
        served.broken["pagefind/pagefind.js"] = None
        page.goto(served.address + "archive/")
        page.keyboard.press("/")
        page.keyboard.type("storm")
        page.wait_for_selector("text=Search could not be loaded.")
    (root / "site" / "pagefind" / "kept").touch()
    assert dateline("build", cwd=root).returncode == 0
    assert (root / "site" / "pagefind" / "kept").exists(), "nothing was new"
    (root / "site" / "pagefind" / "by-dateline").write_bytes(b"a build that was cut off")
    assert dateline("build", cwd=root).returncode == 0
    assert not (root / "site" / "pagefind" / "kept").exists()
