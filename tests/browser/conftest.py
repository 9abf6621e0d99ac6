"""A built site with its search index, served, and Chromium with nothing kept from before."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.append(str(Path(__file__).parent))

import kinds
from site_server import Served, serve

from archives import dateline, small_archive, write_article

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = '<img src=x onerror=alert(1)> & \\"quoted\\" storm'
FULL = "rights: full\nlicense: own\n"


def _retitle(path: Path, title: str, lang: str = "en") -> None:
    """Give an article another title than the one its address is made of."""
    lines = path.read_text("utf-8").split("\n")
    lines[1] = f'title: "{title}"'
    path.write_text("\n".join(lines).replace("lang: en", f"lang: {lang}"), "utf-8")


def _make(root: Path) -> Path:
    """An archive of some years, two stories and one hostile title, built with its index."""
    small_archive(root)
    story = f"{FULL}story: sbbbbbbb1\n"
    body = "The mayor spoke first. " * 12 + "Then the storm warning was lifted in the port."
    write_article(root, "bbbbbbb1", "Storm nears the coast", "2026-11-20", story, body)
    write_article(root, "bbbbbbb2", "Storm hits the coast", "2026-11-21", story, body)
    write_article(root, "bbbbbbb3", "Old storm remembered", "2024-02-03", FULL, "A storm of 1953.")
    text = "Storm <script>alert(2)</script>."
    _retitle(write_article(root, "bbbbbbb4", "Hostile", "2025-06-07", FULL, text), HOSTILE)
    arabic = write_article(root, "bbbbbbb5", "Coast", "2025-06-08", FULL, "الحكومة تحذر.")
    _retitle(arabic, "عاصفة تضرب الساحل", "ar")
    for number in range(30):
        day = f"2026-{1 + number % 10:02d}-{1 + number % 27:02d}"
        text = f"Harbour notes number {number}. The tide was high."
        write_article(root, f"c{number:07x}", f"Harbour report {number}", day, FULL, text)
    done = dateline("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _make(tmp_path_factory.mktemp("search") / "archive")


@pytest.fixture
def served(made_site: Path) -> Iterator[Served]:
    with serve(made_site) as served:
        yield served


@pytest.fixture
def own_site(made_site: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(made_site, copy)
    with serve(copy) as served:
        yield served


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served site with every kind of page."""
    with serve(kinds.build(tmp_path_factory.mktemp("kinds") / "archive")) as served:
        yield served


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser, closed after each module: while it runs, no other test can run an event loop."""
    from playwright.sync_api import sync_playwright

    if not Path("/usr/bin/chromium").exists():
        pytest.fail("the browser tests need Debian's chromium; see ./run")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of an empty profile; a test fails where a script of the page failed or asked."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()
    assert not errors


def config_of(html: str) -> dict[str, Any]:
    """Material's settings in a page."""
    text = html.split('<script id="__config" type="application/json">')[1].split("</script>")[0]
    found: dict[str, Any] = json.loads(text)
    return found
