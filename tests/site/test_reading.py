from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from archives import copy_of_demonstration, dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "2025/08/15/",
    "2025/w33/",
    "2025/08/",
    "2025/",
    "archive/",
    "undated/",
    "topics/",
    "topics/health/",
    "tags/ebola/",
    "sources/",
    "sources/dateline-desk/",
    "people/donald-trump/",
    "orgs/nasa/",
    "places/paris/",
    "stories/",
    "about/",
    "404.html",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    root = copy_of_demonstration(tmp_path_factory.mktemp("demonstration") / "archive")
    assert dateline("build", cwd=root).returncode == 0
    story = next((root / "site/stories").glob("*/index.html")).parent.name
    article = next((root / "site/2025/08/15").glob("*/index.html")).parent.name
    handler = partial(_Quiet, directory=str(root / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = [*PAGES, f"stories/{story}/", f"2025/08/15/{article}/"]
    yield f"http://127.0.0.1:{server.server_address[1]}/", pages
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("width", "scheme", "script"),
    [(1280, "light", True), (390, "dark", True), (390, "light", False)],
)
def test_every_page_kind_fits_and_asks_nobody_else(
    site: tuple[str, list[str]], width: int, scheme: str, script: bool
) -> None:
    base, pages = site
    strangers, wide, silent = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        page = context.new_page()
        page.on("request", lambda request: strangers.append(request.url)
                if not request.url.startswith((base, "data:", "blob:")) else None)  # fmt: skip
        for address in pages:
            page.goto(base + address)
            if page.locator("h1").first.inner_text().strip() == "":
                silent.append(address)
            if script and page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            ):
                wide.append(address)
        browser.close()
    assert strangers == []
    assert wide == []
    assert silent == []
