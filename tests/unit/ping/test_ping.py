"""`dateline ping` against a real server: who is told of what, once, and again where it failed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from typer.testing import CliRunner

from archives import small_archive
from dateline.cli import application
from dateline.errors import UsageError
from dateline.ping import INDEXNOW, messages
from dateline.settings import Settings
from webserver import Reply, Web, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.thorough

SITE = "https://example.org/sub/"
FILES = ("index.html", "atom.xml", "rss.xml", "feed.json", "robots.txt", "archive/2026-11.xml",
         "tags/ferry/index.html", "tags/ferry/atom.xml")  # fmt: skip


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        found.pages = {"/hub": Reply(status=204), "/indexnow": Reply(status=202)}
        yield found


@pytest.fixture
def root(tmp_path: Path, web: Web) -> Path:
    """An archive whose site was built, and which tells a hub and search engines."""
    root = small_archive(tmp_path / "archive")
    config = (root / "mkdocs.yml").read_text("utf-8")
    options = f"websub_hub: '{web.url}/hub', indexnow_key: 0123456789abcdef"
    (root / "mkdocs.yml").write_text(
        config.replace("dateline]", f"{{dateline: {{{options}}}}}]"), "utf-8"
    )
    for path in FILES:
        write(root, path, "first")
    return root


def write(root: Path, path: str, text: str) -> None:
    target = root / "site" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def ping(root: Path, web: Web, *words: str) -> Result:
    endpoint = ("--indexnow", f"{web.url}/indexnow")
    return CliRunner().invoke(application(), ["ping", "--root", str(root), *endpoint, *words])


def told(web: Web) -> tuple[list[str], list[str]]:
    """The feeds that the hub, and the pages that search engines were told of; forgets them."""
    feeds: list[str] = []
    pages: list[str] = []
    for asked in web.asked:
        if asked.path == "/hub":
            form = parse_qs(asked.body.decode())
            assert form["hub.mode"] == ["publish"]
            assert form["hub.url"] == form["hub.topic"]
            feeds += form["hub.url"]
        else:
            body = json.loads(asked.body)
            assert asked.headers["content-type"] == "application/json; charset=utf-8"
            assert body["host"] == "example.org"
            assert body["key"] == "0123456789abcdef"
            assert body["keyLocation"] == f"{SITE}0123456789abcdef.txt"
            pages += body["urlList"]
    web.asked.clear()
    shown = [[each.removeprefix(SITE) for each in found] for found in (feeds, pages)]
    return shown[0], shown[1]


def test_the_first_run_tells_of_the_front_pages_feeds_and_later_ones_of_what_changed(
    root: Path, web: Web
) -> None:
    done = ping(root, web)
    assert done.exit_code == 0, done.output
    assert told(web) == (["atom.xml", "feed.json", "rss.xml"], [])
    assert ping(root, web).output == ""
    assert told(web) == ([], [])
    write(root, "tags/ferry/atom.xml", "second")
    write(root, "2026/11/23/new/index.html", "new")
    write(root, "robots.txt", "second")
    write(root, "archive/2026-11.xml", "second")
    (root / "site/tags/ferry/index.html").unlink()
    done = ping(root, web)
    assert done.output.splitlines() == [
        f"told {web.url}/hub of tags/ferry/atom.xml",
        f"told {web.url}/indexnow of 2 pages",
    ]
    assert told(web) == (["tags/ferry/atom.xml"], ["2026/11/23/new/", "tags/ferry/"])
    ping(root, web)
    assert told(web) == ([], [])


def test_a_rehearsal_tells_nobody_and_remembers_nothing(root: Path, web: Web) -> None:
    done = ping(root, web, "--rehearse")
    assert done.output.splitlines()[0] == f"would tell {web.url}/hub of atom.xml"
    assert told(web) == ([], [])
    ping(root, web)
    assert told(web)[0] == ["atom.xml", "feed.json", "rss.xml"]


@pytest.mark.parametrize("reply", [Reply(status=503), Reply(raw=b"no answer")])
def test_what_was_not_taken_is_told_again(root: Path, web: Web, reply: Reply) -> None:
    ping(root, web)
    told(web)
    write(root, "atom.xml", "second")
    write(root, "index.html", "second")
    write(root, "new/index.html", "new")
    web.pages["/hub"] = web.pages["/indexnow"] = reply
    done = ping(root, web)
    assert done.exit_code == 1
    assert f"{web.url}/hub did not take atom.xml: " in done.output
    assert f"{web.url}/indexnow did not take index.html: " in done.output
    told(web)
    web.pages["/hub"] = web.pages["/indexnow"] = Reply()
    assert ping(root, web).exit_code == 0
    assert told(web) == (["atom.xml"], ["", "new/"])


def test_a_server_that_is_not_there_is_told_of_in_one_line(root: Path, web: Web) -> None:
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace(web.url, "http://127.0.0.1:1"), "utf-8")
    done = ping(root, web, "--timeout", "2")
    assert done.exit_code == 1
    assert "http://127.0.0.1:1/hub did not take atom.xml" in done.output


def test_a_damaged_record_is_as_none(root: Path, web: Web) -> None:
    ping(root, web)
    told(web)
    for damage in ("", "{}", "[7, {}]", "[1"):
        (root / ".dateline/pinged.json").write_text(damage, "utf-8")
        ping(root, web)
        assert told(web) == (["atom.xml", "feed.json", "rss.xml"], [])


def test_who_is_told_later_is_not_told_of_everything(root: Path, web: Web) -> None:
    config = (root / "mkdocs.yml").read_text("utf-8")
    key = ", indexnow_key: 0123456789abcdef"
    (root / "mkdocs.yml").write_text(config.replace(key, ""), "utf-8")
    ping(root, web)
    assert told(web) == (["atom.xml", "feed.json", "rss.xml"], [])
    (root / "mkdocs.yml").write_text(config, "utf-8")
    ping(root, web)
    assert told(web) == ([], [])
    write(root, "index.html", "second")
    ping(root, web)
    assert told(web) == ([], [""])


def test_nobody_is_told_unless_the_owner_says_so(tmp_path: Path) -> None:
    root = small_archive(tmp_path / "archive")
    done = CliRunner().invoke(application(), ["ping", "--root", str(root)])
    assert isinstance(done.exception, UsageError)
    assert "websub_hub" in done.exception.hint
    config = (root / "mkdocs.yml").read_text("utf-8")
    config = config.replace("dateline]", "{dateline: {indexnow_key: 0123456789abcdef}}]")
    (root / "mkdocs.yml").write_text(config.replace(f"site_url: {SITE}\n", ""), "utf-8")
    done = CliRunner().invoke(application(), ["ping", "--root", str(root)])
    assert isinstance(done.exception, UsageError)
    assert "site_url" in done.exception.hint


def test_engines_are_told_of_ten_thousand_pages_at_a_time() -> None:
    settings = Settings(site_url=SITE, indexnow_key="0123456789abcdef")
    pages = {f"{number}/index.html": "a" for number in range(10_001)}
    parts = messages({"index.html": "a"}, pages, settings, INDEXNOW)
    assert [len(each.about) for each in parts] == [10_000, 2]
    assert {each.to for each in parts} == {"https://api.indexnow.org/indexnow"}
