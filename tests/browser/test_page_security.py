"""Every kind of page keeps to its own policy and asks nobody but the host it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from kinds import pages_of

if TYPE_CHECKING:
    from site_server import Served

pytestmark = pytest.mark.browser


class Watched:
    """What a page asked for and what its console said."""

    def __init__(self, page: Any) -> None:
        self.asked: set[str] = set()
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("response", self._answered)
        page.on("console", lambda message: self.said.append(f"{page.url}: {message.text}"))

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.said.append(f"{response.status} {response.url}")


def use(page: Any) -> None:
    """Touch what a page has: colours, the drawer, searching."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate("document.querySelector('label[for=__search]')?.click()")
    box = page.locator(".md-search__input")
    if box.count():
        box.first.evaluate(
            "e => { e.focus(); e.value = 'storm'; e.dispatchEvent(new Event('input')) }"
        )
    page.evaluate("document.querySelector('[name=__palette]:not(:checked)')?.click()")


def test_no_page_breaks_its_policy_or_leaves_its_host(chromium: Any, every_kind: Served) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    watched = Watched(page)
    for name, address in pages_of(every_kind.directory).items():
        page.goto(every_kind.address + address)
        if name == "moved":  # that one is gone before anybody could touch it
            page.wait_for_url(lambda url, moved=address: not url.endswith(moved))
        else:
            use(page)
    page.wait_for_load_state("networkidle")
    host = urlsplit(every_kind.address).netloc
    assert {url for url in watched.asked if urlsplit(url).netloc not in (host, "")} == set()
    assert watched.said == []
    context.close()


def test_the_policy_would_stop_a_script_that_got_in(chromium: Any, every_kind: Served) -> None:
    """A page with a script put into its text: it does not run, and the console says so."""
    context = chromium.new_context()
    page = context.new_page()
    watched = Watched(page)
    address = pages_of(every_kind.directory)["article 00000000"]
    text = (every_kind.directory / address / "index.html").read_text("utf-8")
    bad = text.replace("The first paragraph", '<script>hit=1</script><img src=x onerror="hit=2">')
    page.route("**/*", lambda route: route.fulfill(body=bad, content_type="text/html")
               if route.request.resource_type == "document" else route.continue_())  # fmt: skip
    page.goto(every_kind.address + address, wait_until="load")
    assert page.evaluate("typeof hit") == "undefined"
    assert len([text for text in watched.said if "Content Security Policy" in text]) >= 2
    context.close()
