"""The reading tools in a browser: by mouse, by keys alone, without a network, without a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from site_server import Served

pytestmark = pytest.mark.browser
ARTICLE = "2026/11/23/report-00000000/"
DAY = "2026/11/21/"
LINES = ":is(.dl-items, .dl-entries) > li:visible"


@pytest.fixture
def visitor(chromium: Any) -> Iterator[Any]:
    """A page of an empty profile; a test fails where a script of the page failed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def opened(page: Any) -> Any:
    """The panel, opened."""
    page.wait_for_selector(".dl-opener")
    page.click(".dl-opener")
    return page.locator("dialog.dl-panel[open]")


def style(page: Any, where: str, name: str) -> str:
    found = page.eval_on_selector(where, f"each => getComputedStyle(each)['{name}']")
    return str(found)


def test_text_is_as_the_reader_chose_on_this_and_the_next_page(
    visitor: Any, every_kind: Served
) -> None:
    visitor.goto(every_kind.address + ARTICLE)
    usual = float(style(visitor, ".dl-body", "fontSize").removesuffix("px"))
    panel = opened(visitor)
    panel.get_by_label("136 %").check()
    panel.get_by_label("sans serif").check()
    assert float(style(visitor, ".dl-body", "fontSize").removesuffix("px")) > usual * 1.2
    visitor.goto(f"{every_kind.address}2026/11/22/report-00000004/")
    assert float(style(visitor, ".dl-body", "fontSize").removesuffix("px")) > usual * 1.2
    assert "Serif" not in style(visitor, ".dl-body", "fontFamily").split(",")[0]


def test_what_was_read_is_marked_and_what_came_since_is_told(
    visitor: Any, every_kind: Served
) -> None:
    visitor.goto(every_kind.address + ARTICLE)
    visitor.wait_for_selector(".dl-opener")
    visitor.evaluate(
        """() => {
          const [key] = Object.keys(localStorage).filter(key => key.endsWith(".dateline"));
          const kept = JSON.parse(localStorage.getItem(key));
          kept.visit.last = Date.parse("2026-11-22T12:00:00Z");
          localStorage.setItem(key, JSON.stringify(kept));
        }"""
    )
    visitor.goto(f"{every_kind.address}sources/example-times/")
    visitor.wait_for_selector(".dl-was-read")
    assert visitor.locator(".dl-was-read").count() == 1
    visitor.wait_for_selector(".dl-new")
    assert 1 <= visitor.locator(".dl-new").count() < visitor.locator(".dl-items > li").count()


def test_muted_words_leave_lists_and_are_counted(visitor: Any, every_kind: Served) -> None:
    visitor.goto(every_kind.address + DAY)
    lines = visitor.locator(LINES).count()
    opened(visitor).get_by_label("Words, one a line").fill("MOVING pictures\nfilm")
    visitor.keyboard.press("Tab")
    visitor.wait_for_selector(".dl-muted-count", state="attached")
    visitor.keyboard.press("Escape")
    assert visitor.locator(LINES).count() == lines - 1
    assert "1 entry is left out" in visitor.inner_text(".dl-muted-count")
    visitor.click(".dl-muted-count button")
    assert visitor.locator(LINES).count() == lines


def test_what_is_followed_stands_on_the_front_page(visitor: Any, every_kind: Served) -> None:
    visitor.goto(every_kind.address + ARTICLE)
    opened(visitor).get_by_role("button", name="Follow “The storm”").click()
    visitor.goto(every_kind.address)
    visitor.wait_for_selector(".dl-followed li a")
    assert visitor.inner_text(".dl-followed h3") == "The storm"
    assert visitor.locator(".dl-followed li").count() == 5


def test_data_go_out_and_come_in_as_a_file(
    visitor: Any, every_kind: Served, tmp_path: Path
) -> None:
    visitor.goto(every_kind.address + ARTICLE)
    panel = opened(visitor)
    with visitor.expect_download() as download:
        panel.get_by_role("button", name="Save as a file").click()
    kept = json.loads(download.value.path().read_text("utf-8"))
    assert list(kept["read"]) == ["00000000"]
    panel.get_by_role("button", name="Forget everything").click()
    file = tmp_path / "reading.json"
    file.write_text(json.dumps(kept | {"reading": {"size": 3, "face": "<script>"}}), "utf-8")
    panel.get_by_label("Take in a file").set_input_files(file)
    until(visitor, "document.documentElement.dataset.dlSize === '3'")
    assert visitor.evaluate("document.documentElement.dataset.dlFace") == "serif"


def test_the_main_tasks_need_no_mouse(visitor: Any, every_kind: Served) -> None:
    """From the front page: skip to the text, walk the headlines, read one, change the text, search,
    go to a topic. The focus is never lost."""
    visitor.goto(every_kind.address)
    visitor.wait_for_selector(".dl-opener")
    press = visitor.keyboard.press
    press("Tab")
    assert visitor.evaluate("document.activeElement.className").startswith("md-skip")
    press("Enter")
    assert visitor.url.endswith("#dl-content")
    press("j")
    first = visitor.evaluate("document.activeElement.href")
    press("j")
    assert visitor.evaluate("document.activeElement.href") != first
    press("k")
    press("Enter")
    visitor.wait_for_url(first)
    visitor.wait_for_selector(".dl-opener")
    press("?")
    visitor.wait_for_selector("dialog.dl-panel[open]")
    assert visitor.evaluate("document.activeElement.id") == "dl-panel-keys"
    press("Escape")
    assert visitor.locator("dialog[open]").count() == 0
    press("g")
    press("t")
    visitor.wait_for_url("**/topics/")
    visitor.wait_for_selector(".dl-opener")
    press("/")
    assert visitor.evaluate("document.activeElement.matches('.md-search__input')")


def test_a_panel_just_closed_takes_no_keys(visitor: Any, every_kind: Served) -> None:
    """Chromium leaves the focus in a closed dialog until it draws the next frame."""
    visitor.goto(every_kind.address + DAY)
    opened(visitor).wait_for()
    visitor.evaluate(
        """() => {
          const within = document.getElementById("dl-panel-keys");
          within.closest("dialog").close();
          for (const key of ["g", "t"]) {
            within.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          }
        }"""
    )
    visitor.wait_for_url("**/topics/")


def test_single_keys_can_be_switched_off(visitor: Any, every_kind: Served) -> None:
    visitor.goto(every_kind.address + DAY)
    opened(visitor).get_by_label("Use single keys").uncheck()
    visitor.keyboard.press("Escape")
    visitor.keyboard.press("j")
    assert not visitor.evaluate("document.activeElement.matches('.dl a')")


@pytest.mark.parametrize(
    "fault",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    ],
    ids=["switched off", "full"],
)
def test_a_browser_that_keeps_nothing_loses_nothing(
    chromium: Any, every_kind: Served, fault: str
) -> None:
    context = chromium.new_context()
    context.add_init_script(fault)
    page = context.new_page()
    page.goto(every_kind.address + ARTICLE)
    panel = opened(page)
    panel.get_by_label("136 %").check()
    assert page.evaluate("document.documentElement.dataset.dlSize") == "3"
    assert "keeps nothing" in panel.inner_text()
    context.close()


def test_without_a_script_every_text_is_there(chromium: Any, every_kind: Served) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(every_kind.address + ARTICLE)
    assert page.locator(".dl-body p:visible").count() >= 2
    page.goto(every_kind.address + DAY)
    assert page.locator(LINES).count() == 3
    context.close()


def test_pages_are_read_without_a_network(chromium: Any, every_kind: Served) -> None:
    """What was read, what is followed, a month that was saved and can be searched, and a page that
    says so for all else. What a worker of another version kept is taken away, but for what was
    saved on purpose."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{every_kind.address}offline.html")
    page.evaluate(
        """() => Promise.all(["dateline-pages-0", "dateline-saved", "other"].map(
             name => caches.open(name).then(cache => cache.put("old", new Response("kept")))))"""
    )
    page.goto(every_kind.address + ARTICLE)
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "address => caches.match(address).then(Boolean)", every_kind.address + ARTICLE)
    assert sorted(page.evaluate("caches.keys()")) == [
        "dateline-pages-1", "dateline-saved", "dateline-shell-1", "other",
    ]  # fmt: skip
    opened(page).get_by_role("button", name="Follow “Arts and culture”").click()
    page.goto(every_kind.address)
    asked = context.new_cdp_session(page).send("Page.getInstallabilityErrors")
    faults = {fault["errorId"] for fault in asked["installabilityErrors"]}
    assert faults <= {"in-incognito"}
    followed = f"{every_kind.address}topics/arts-and-culture/"
    until(page, "address => caches.match(address).then(Boolean)", followed)
    page.goto(f"{every_kind.address}2026/11/")
    panel = opened(page)
    panel.get_by_role("button", name="Save this month").click()
    until(
        page, "/pages are saved/.test(document.querySelector('dialog [role=status]').textContent)"
    )
    context.set_offline(True)
    page.goto(followed)
    assert page.inner_text("h1") == "Arts and culture"
    page.goto(every_kind.address)
    page.wait_for_selector(".dl-followed li a")
    page.goto(f"{every_kind.address}search/?query=skipper+OR+ferry")
    page.wait_for_selector(".dl-search__results .dl-title")
    page.goto(every_kind.address + ARTICLE)
    assert page.inner_text("h1") == "Ferry link restored after storm"
    page.goto(f"{every_kind.address}2026/11/21/report-00000005/")
    assert "Storm" in page.inner_text("h1")
    assert "Serif" in style(page, "h1", "fontFamily")
    page.goto(f"{every_kind.address}2026/02/")
    assert page.inner_text("h1") == "Not here without a network"
    context.close()


def test_an_article_is_light(chromium: Any, every_kind: Served) -> None:
    """At most 45 KB in all on a first visit without fonts, at most 6 KB for the next page."""
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    every_kind.requests.clear()
    page.goto(every_kind.address + ARTICLE)
    page.wait_for_selector(".dl-opener")
    first = sum(size for path, size in every_kind.requests if not path.endswith(".woff2"))
    fonts = every_kind.sent(".woff2")
    every_kind.requests.clear()
    page.goto(f"{every_kind.address}2026/11/22/report-00000004/")
    html = every_kind.sent("report-00000004")
    context.close()
    assert first <= 45_000
    assert fonts <= 60_000
    assert 0 < html <= 6_000
