"""The page of all results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from waiting import until

from dateline.search.pack import json_bytes, unzipped, zipped

if TYPE_CHECKING:
    from site_server import Served

pytestmark = pytest.mark.browser
ROWS = ".dl-search__results > li"
STATUS = ".dl-search__status"
SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => (sum += each.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 300);
})"""
"""How far what is shown has moved by itself (https://web.dev/articles/cls)."""


def ask(page: Any, served: Served, query: str) -> None:
    page.goto(f"{served.address}search/{query}")
    until(page, f"() => /article/.test(document.querySelector('{STATUS}').textContent)")


def status(page: Any, text: str) -> None:
    until(
        page,
        "([where, text]) => document.querySelector(where).textContent.includes(text)",
        [STATUS, text],
    )


def test_nothing_is_loaded_without_a_query(page: Any, served: Served) -> None:
    page.goto(f"{served.address}search/")
    page.wait_for_selector("#dl-query")
    page.wait_for_timeout(500)
    assert served.sent(".bin") == 0


def test_a_story_is_one_row(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm")
    status(page, "4 articles")
    page.wait_for_selector("text=+1 more")
    assert page.locator(ROWS).count() == 3
    page.click("text=+1 more")
    status(page, "2 articles")
    assert "story%3Asbbbbbbb1" in page.url


def test_links_lead_to_the_sentence(page: Any, served: Served) -> None:
    ask(page, served, "?query=lifted")
    page.wait_for_selector(f"{ROWS} mark")
    assert "#:~:text=lifted" in page.get_attribute(f"{ROWS} a", "href")


def test_hostile_titles_and_queries_stay_text(page: Any, served: Served) -> None:
    ask(page, served, "?query=quoted%20OR%20%3Cimg%20src=x%20onerror=alert(1)%3E")
    page.wait_for_selector(ROWS)
    assert page.locator(".dl-search img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.inner_text(ROWS)


def test_facets_count_exactly_and_narrow(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm")
    page.wait_for_selector(".dl-search__facets details")
    assert page.inner_text('[data-field="date"]').split() == [
        "Date",
        "2026",
        "2",
        "2025",
        "1",
        "2024",
        "1",
    ]
    page.click('[data-field="source"] summary')
    page.wait_for_selector('[data-field="source"] a')
    assert page.inner_text('[data-field="source"] li').split("\n")[-1] == "4"
    page.click('[data-field="date"] >> text=2024')
    status(page, "1 article.")
    assert page.input_value("#dl-query") == "storm date:2024"
    page.go_back()
    status(page, "4 articles")
    assert page.input_value("#dl-query") == "storm"


def test_parts_of_a_search_can_be_removed(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm+date:2024")
    page.click(".dl-search__chips button >> text=date:2024")
    status(page, "4 articles")
    assert page.input_value("#dl-query") == "storm"


def test_dates_are_set_by_the_fields_and_sorted(page: Any, served: Served) -> None:
    ask(page, served, "?query=harbour&sort=oldest")
    assert "2026-01-01" in page.inner_text(f"{ROWS} >> nth=0")
    page.fill('[name="from"]', "2026-03-01")
    page.keyboard.press("Tab")
    page.wait_for_url("**2026-03-01**")
    until(
        page, "() => document.querySelector('.dl-search__results').innerText.includes('2026-03-03')"
    )
    page.select_option('[name="sort"]', "newest")
    page.wait_for_url("**sort=newest")
    until(
        page,
        "() => document.querySelector('.dl-search__results li').innerText.includes('2026-10-')",
    )


def test_the_timeline_is_dragged_and_driven_by_keys(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm")
    page.wait_for_selector(".dl-search__timeline svg")
    page.focus(".dl-search__timeline svg")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    status(page, "1 article.")
    assert page.input_value("#dl-query") == "storm date:2024-02-01/2024-03-31"
    page.go_back()
    status(page, "4 articles")
    page.wait_for_selector(".dl-search__timeline svg")
    box = page.locator(".dl-search__timeline svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20)
    page.mouse.up()
    status(page, "3 articles")


def test_two_queries_are_compared(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm&against=harbour")
    page.wait_for_selector(".dl-search__timeline polyline")
    assert "“harbour”: 30 articles" in page.inner_text(".dl-search__timeline figcaption")


def test_values_are_offered_with_counts_and_taken_by_keys(page: Any, served: Served) -> None:
    page.goto(f"{served.address}search/")
    page.click("#dl-query")
    page.keyboard.type("source:ex")
    page.wait_for_selector("#dl-offers li")
    assert "Example Times" in page.inner_text("#dl-offers")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#dl-query", "aria-activedescendant") == "dl-offer-0"
    page.keyboard.press("Enter")
    assert page.input_value("#dl-query") == "source:example-times "


def test_a_misspelling_is_corrected_and_said(page: Any, served: Served) -> None:
    ask(page, served, "?query=harbuor")
    status(page, "Nothing has “harbuor”; these have “harbour”.")


def test_relative_dates_become_days_in_the_address(page: Any, served: Served) -> None:
    ask(page, served, "?query=storm+date:P1D")
    page.wait_for_url(lambda url: "P1D" not in url)
    assert page.input_value("#dl-query") == "storm date:P1D"


def test_more_results_follow(page: Any, served: Served) -> None:
    ask(page, served, "?query=harbour")
    until(page, "() => document.querySelectorAll('.dl-search__results > li').length === 10")
    page.click('[name="more"]')
    until(page, "() => document.querySelectorAll('.dl-search__results > li').length === 30")


def test_a_saved_search_tells_what_is_new(page: Any, own_site: Served) -> None:
    ask(page, own_site, "?query=storm")
    page.click("text=Save this search")
    page.wait_for_selector(".dl-search__saved li")
    assert "new since" not in page.inner_text(".dl-search__saved")
    # One article fewer was there at the last visit.
    page.evaluate(
        "() => { const all = JSON.parse(localStorage['dateline.searches']); all[0].count -= 1;"
        "localStorage['dateline.searches'] = JSON.stringify(all); }"
    )
    page.goto(f"{own_site.address}search/")
    page.wait_for_selector("text=1 new since your visit")
    asked = [path for path, _ in own_site.requests[-12:] if path.startswith("search/20")]
    assert {path.split("/")[1] for path in asked} <= {"2026-11"}
    page.click('[aria-label="Forget storm"]')
    page.wait_for_selector(".dl-search__saved", state="hidden")


def test_a_new_manifest_is_read_when_files_have_gone(page: Any, own_site: Served) -> None:
    import json

    ask(page, own_site, "?query=storm")
    directory = own_site.directory / "search"
    manifest = json.loads(unzipped((directory / "manifest.bin").read_bytes()))
    old = directory / "until-2025"
    old.rename(directory / "again")
    for segment in manifest["segments"]:
        if segment["name"] == "until-2025":
            segment["name"] = "again"
    (directory / "manifest.bin").write_bytes(zipped(json_bytes(manifest)))
    page.fill("#dl-query", "remembered")
    page.keyboard.press("Enter")
    status(page, "1 article.")


def test_a_missing_segment_is_named_and_the_rest_shown(page: Any, served: Served) -> None:
    served.broken["search/until-2025/"] = None
    ask(page, served, "?query=storm")
    status(page, "2 articles. Not searched, for files are missing: 2024-02/2025-06.")


def test_without_an_index_it_says_where_to_browse(page: Any, served: Served) -> None:
    served.broken["manifest.bin"] = b"<html>"
    page.goto(f"{served.address}search/?query=storm")
    status(page, "Search could not be loaded")
    served.broken.clear()
    page.click("text=Try again")
    status(page, "4 articles")


def test_its_messages_are_in_the_sites_language(page: Any, served: Served) -> None:
    german = {"{number} articles.": {"one": "{number} Artikel.", "other": "{number} Artikel."}}
    texts = json.dumps({"language": "de", "texts": german})
    served.broken["search/words.json"] = texts.encode()
    page.goto(f"{served.address}search/?query=storm")
    status(page, "4 Artikel.")


def test_without_scripts_it_leads_to_the_lists(chromium: Any, served: Served) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}search/?query=storm")
    assert page.locator('.dl a[href="../archive/"]').last.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, served: Served, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = context.new_page()
    ask(page, served, "?query=storm+-harbour&against=harbour")
    page.wait_for_selector(f"{ROWS} mark")
    wide = page.evaluate("document.documentElement.scrollWidth")
    moved = page.evaluate(SHIFTS)
    found = Axe().run(page, context=".dl-search")
    context.close()
    assert not found.response["violations"], found.generate_report()
    assert wide <= 390
    assert moved <= 0.02


def test_it_reads_from_right_to_left(page: Any, served: Served) -> None:
    ask(page, served, "?query=الحكومة")
    status(page, "1 article.")
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
