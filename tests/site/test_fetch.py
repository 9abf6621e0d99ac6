"""`dateline fetch` against a real HTTP server on this machine: what is asked, what is kept."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import threading
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from dateline.cli import main
from dateline.ingest.inbox import captures, files
from dateline.model import Capture
from webserver import Reply, Web, serving, validated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.site

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Times</title>
<item><title>Ferry sails again</title><link>https://example.org/ferry</link></item>
</channel></rss>"""
PAGE = b"<!doctype html><html><head><title>Ferry sails again</title></head><body></body></html>"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as found:
        yield found


class Archive(NamedTuple):
    """An archive whose sources are on a test's servers."""

    root: Path
    run: Callable[..., tuple[int, str, str]]

    def lists(self, *feeds: str, pages: tuple[str, ...] = (), name: str = "times") -> None:
        """Add a source."""
        place = self.root / "content" / "sources.yml"
        rows = [f"{name}:", f"  name: {name}", f"  feeds: {json.dumps(feeds)}"]
        rows.append(f"  pages: {json.dumps(pages)}")
        with place.open("a", encoding="utf-8") as file:
            file.write("\n".join(rows) + "\n")

    def fetch(self, *words: str, code: int = 0) -> Any:
        """What a run says, one with hardly a pause."""
        done, out, err = self.run(
            "fetch", "--allow-loopback", "--output", "json", "--delay", "0.01", *words
        )
        assert done == code, out + err
        return json.loads(out)

    def outcomes(self, *words: str, code: int = 0) -> list[str]:
        """How each target fared."""
        return [row["outcome"] for row in self.fetch(*words, code=code)["targets"]]

    def finding(self, *words: str, code: int = 0) -> str:
        """The one finding of a run, and nothing kept."""
        [found] = self.fetch(*words, code=code)["problems"]
        assert self.captures() == []
        return f"{found['code']} {found['message']}"

    def captures(self) -> list[Capture]:
        """What lies in the inbox, as intake reads it."""
        inbox = self.root / "content" / "inbox"
        found = list(captures(files([inbox]), None, 10_000_000)) if inbox.exists() else []
        assert all(isinstance(each, Capture) for each in found)
        return [each for each in found if isinstance(each, Capture)]

    def every_file(self) -> dict[str, tuple[bytes, int]]:
        """Bytes and time of change of all there is."""
        return {
            path.relative_to(self.root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.root.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Archive:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test\nsite_url: https://example.org/\ndocs_dir: content\nplugins: [dateline]\n",
        "utf-8",
    )
    return Archive(tmp_path, run)


def test_feeds_and_pages_come_into_the_inbox_with_what_intake_must_know(
    archive: Archive, web: Web
) -> None:
    told = {"Content-Type": "text/html; charset=utf-8", "TDM-Reservation": "1"}
    web.pages |= {"/feed": Reply(FEED), "/page": Reply(PAGE, headers=told)}
    archive.lists(f"{web.url}/feed", pages=(f"{web.url}/page",))
    report = archive.fetch()
    assert [row["kind"] for row in report["targets"]] == ["feed", "page"]
    assert [row["outcome"] for row in report["targets"]] == ["new", "new"]
    found = {each.url: each for each in archive.captures()}
    assert {url: each.data for url, each in found.items()} == {
        f"{web.url}/feed": FEED,
        f"{web.url}/page": PAGE,
    }
    assert all(each.captured_at for each in found.values())
    page = Path(found[f"{web.url}/page"].origin)
    assert page.suffix == ".html"
    sidecar = json.loads((archive.root / f"{page}.json").read_text("utf-8"))
    assert sidecar["source"] == "times"
    assert sidecar["media_type"] == "text/html; charset=utf-8"
    assert sidecar["headers"] == {"tdm-reservation": "1"}
    assert Path(found[f"{web.url}/feed"].origin).suffix == ".xml"
    [agent] = {asked.headers["user-agent"] for asked in web.asked}
    assert agent == "dateline/0.1.0 (+https://example.org/)"


def test_a_run_without_news_changes_no_byte(archive: Archive, web: Web) -> None:
    modified = "Mon, 23 Nov 2026 09:30:00 GMT"
    web.pages |= {
        "/etag": validated(FEED, '"a"', **{"Last-Modified": modified}),
        "/plain": Reply(PAGE),
        "/gone": Reply(status=500),
    }
    archive.lists(*(f"{web.url}/{name}" for name in ("etag", "plain", "gone")))
    assert archive.outcomes() == ["new", "new", "failed"]
    before = archive.every_file()
    web.asked.clear()
    assert archive.outcomes() == ["unchanged", "unchanged", "failed"]
    assert archive.every_file() == before
    first = next(asked for asked in web.asked if asked.path == "/etag")
    assert first.headers["if-none-match"] == '"a"'
    assert first.headers["if-modified-since"] == modified


def test_news_is_another_capture(archive: Archive, web: Web) -> None:
    archive.lists(f"{web.url}/feed")
    web.pages["/feed"] = validated(FEED, '"a"')
    archive.fetch()
    web.pages["/feed"] = validated(FEED.replace(b"again", b"no more"), '"b"')
    assert archive.outcomes() == ["new"]
    assert len(archive.captures()) == 2
    assert archive.outcomes() == ["unchanged"]


def test_what_is_remembered_can_be_lost(archive: Archive, web: Web) -> None:
    web.pages["/feed"] = validated(FEED)
    archive.lists(f"{web.url}/feed")
    archive.fetch()
    before = archive.every_file()
    state = archive.root / ".dateline" / "fetch.json"
    state.unlink()
    assert archive.outcomes() == ["new"]
    assert {path: data for path, (data, _) in archive.every_file().items()} == {
        path: data for path, (data, _) in before.items()
    }
    state.write_text('{"version": 1, "addresses": {"x": {"wait": "soon"}}}', "utf-8")
    report = archive.fetch()
    assert [found["code"] for found in report["problems"]] == ["D707"]
    assert report["targets"][0]["outcome"] == "new"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"no", 404), "D701 answered 404"),
        (Reply(b"no", 410), "D706 answered 410"),
        (Reply(b" \n", 200), "D701 answered nothing"),
        (Reply(b"x" * 2_000, 200), "D704 more than 1,000 bytes"),
        (
            Reply(gzip.compress(b"x" * 5_000_000), headers={"Content-Encoding": "gzip"}),
            "D704 more than 1,000 bytes",
        ),
        (
            Reply(zlib.compress(b"x" * 2_000), headers={"Content-Encoding": "deflate"}),
            "D704 more than 1,000 bytes",
        ),
        (
            Reply(gzip.compress(b"text")[:-4], headers={"Content-Encoding": "gzip"}),
            "D701 the packed answer is cut",
        ),
        (
            Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
            "D701 the packed answer is damaged: Error -3 while decompressing data: "
            "incorrect header check",
        ),
        (
            Reply(b"text", headers={"Content-Encoding": "gzip, gzip"}),
            "D701 packed by 'gzip, gzip', which was not asked for",
        ),
        (Reply(b"text", headers={"Content-Length": "90"}), "D701 peer closed connection"),
        (Reply(raw=b"HTTP/1.1 200"), "D701 Server disconnected without sending a response"),
        (Reply(raw=b"\0" * 50), "D701 illegal "),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nX: 1\r\n" * 20, slow=0.02), "D704 no whole answer within"),
        (Reply(b"late", slow=1), "D704 no whole answer within 0.5 seconds"),
    ],
)
def test_what_a_host_does_wrong_is_a_finding(
    archive: Archive, web: Web, reply: Reply, said: str
) -> None:
    settings = "plugins: [{dateline: {max_capture_bytes: 1000}}]"
    config = archive.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins: [dateline]", settings), "utf-8")
    web.pages["/feed"] = reply
    archive.lists(f"{web.url}/feed")
    assert archive.finding("--timeout", "0.5").startswith(said)


def test_packed_answers_are_unpacked(archive: Archive, web: Web) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "/gzip": ("gzip", gzip.compress(FEED)),
        "/zlib": ("deflate", zlib.compress(FEED + b" ")),
        "/raw": ("deflate", raw.compress(FEED + b"\n") + raw.flush()),
        "/chunked": ("", b""),
    }
    for path, (encoding, data) in packed.items():
        web.pages[path] = Reply(data, headers={"Content-Encoding": encoding})
    web.pages["/chunked"] = Reply(
        raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<rss\r\n1\r\n>\r\n0\r\n\r\n"
    )
    archive.lists(*(f"{web.url}{path}" for path in packed))
    archive.fetch()
    assert sorted(each.data for each in archive.captures()) == sorted(
        [FEED, FEED + b" ", FEED + b"\n", b"<rss>"]
    )


def test_one_broken_source_never_stops_the_run(archive: Archive, web: Web) -> None:
    web.pages |= {"/a": Reply(FEED), "/b": Reply(raw=b"no http"), "/c": Reply(PAGE)}
    archive.lists(f"{web.url}/a", f"{web.url}/b", f"{web.url}/c")
    archive.lists("http://127.0.0.1:9/feed", "http://no-such-host.invalid/feed", name="dead")
    assert archive.outcomes() == ["new", "failed", "new", "failed", "failed"]
    assert archive.outcomes("--strict", code=1)[:1] == ["unchanged"]


def test_passing_trouble_is_tried_again(archive: Archive, web: Web) -> None:
    web.pages |= {
        "/busy": [Reply(status=503), Reply(status=429, headers={"Retry-After": "0"}), Reply(FEED)],
        "/cut": [Reply(raw=b"HTTP/1.1 2"), Reply(PAGE)],
        "/dead": Reply(status=502),
        "/wrong": Reply(status=403),
    }
    archive.lists(*(f"{web.url}{path}" for path in web.pages))
    assert archive.outcomes() == ["new", "new", "failed", "failed"]
    assert web.paths() == ["/busy"] * 3 + ["/cut"] * 2 + ["/dead"] * 3 + ["/wrong"]


def test_a_host_that_wants_a_long_rest_gets_it(archive: Archive, web: Web) -> None:
    web.pages["/feed"] = Reply(status=429, headers={"Retry-After": "3600"})
    archive.lists(f"{web.url}/feed")
    assert archive.finding() == "D701 answered 429"
    assert web.paths() == ["/feed"]
    assert archive.outcomes() == ["waiting"]
    assert web.paths() == ["/feed"]


def test_an_address_that_is_gone_is_not_asked_again(archive: Archive, web: Web) -> None:
    web.pages["/feed"] = Reply(status=410)
    archive.lists(f"{web.url}/feed")
    assert archive.finding() == "D706 answered 410"
    assert archive.finding() == "D706 its host said so before"
    assert web.paths() == ["/feed"]


def test_robots_are_heard(archive: Archive, web: Web) -> None:
    rules = (
        b"User-agent: *\nDisallow: /\n\n"
        b"User-agent: Dateline\nDisallow: /private\nAllow: /private/feed$\n"
    )
    web.pages |= {"/robots.txt": Reply(rules)}
    for path in ("/feed", "/private/x", "/private/feed"):
        web.pages[path] = Reply(FEED)
    archive.lists(*(f"{web.url}{path}" for path in ("/feed", "/private/x", "/private/feed")))
    report = archive.fetch()
    assert [row["outcome"] for row in report["targets"]] == ["new", "failed", "new"]
    assert [found["code"] for found in report["problems"]] == ["D703"]
    assert web.paths(robots=True) == ["/robots.txt", "/feed", "/private/feed"]


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (Reply(status=404), "new"),
        (Reply(status=403), "new"),
        (Reply(status=503), "failed"),
        (Reply(status=429), "failed"),
        (Reply(raw=b"no http"), "failed"),
        (Reply(b"\xff\xfe\0Disallow: /\0"), "new"),
        (Reply(b"User-agent: *\nDisallow: /", headers={"Location": "/r"}, status=302), "new"),
        (Reply(status=301, headers={"Location": "/robots.txt"}), "failed"),
    ],
)
def test_robots_that_cannot_be_had_forbid_and_none_allow(
    archive: Archive, web: Web, robots: Reply, outcome: str
) -> None:
    web.pages |= {"/robots.txt": robots, "/feed": Reply(FEED), "/r": Reply(b"")}
    archive.lists(f"{web.url}/feed")
    assert archive.outcomes() == [outcome]


def test_redirects_are_followed_and_told_where_they_are_for_ever(
    archive: Archive, web: Web
) -> None:
    with serving() as other:
        other.pages["/feed"] = validated(FEED)
        web.pages |= {
            "/moved": Reply(status=301, headers={"Location": f"{other.url}/feed#top"}),
            "/away": Reply(status=302, headers={"Location": "/page"}),
            "/page": Reply(PAGE),
        }
        archive.lists(f"{web.url}/moved", f"{web.url}/away")
        report = archive.fetch()
        assert [row["outcome"] for row in report["targets"]] == ["new", "new"]
        [told] = report["problems"]
        assert (told["code"], told["message"]) == ("D705", f"to {other.url}/feed")
        assert {each.url for each in archive.captures()} == {f"{other.url}/feed", f"{web.url}/page"}
        assert archive.outcomes() == ["unchanged", "unchanged"]
        assert other.asked[-1].headers["if-none-match"] == '"1"'
        other.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /")
        assert archive.outcomes() == ["failed", "unchanged"]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("/feed", "D701 more than 5 redirects"),
        ("http://[::bad/", "D701 it redirects to 'http://[::bad/', which is no address"),
        ("file:///etc/passwd", "D702 it redirects to 'file:///etc/passwd', which is no web"),
        ("gopher://127.0.0.1:70/", "D702 it redirects to 'gopher://127.0.0.1:70/', which is no"),
        ("http://10.0.0.1/", "D702 10.0.0.1 is 10.0.0.1, which is not public"),
        ("http://169.254.169.254/latest/", "D702 169.254.169.254 is 169.254.169.254, which is not"),
        ("http://[fd00::1]/", "D702 fd00::1 is fd00::1, which is not public"),
        ("http://0/", "D702 0 is 0.0.0.0, which is not public"),
        ("http://0xa000001/", "D702 0xa000001 is 10.0.0.1, which is not public"),
        ("http://[::ffff:10.0.0.1]/", "D702 ::ffff:"),
    ],
)
def test_redirects_lead_nowhere_private(
    archive: Archive, web: Web, location: str, said: str
) -> None:
    web.pages["/feed"] = Reply(status=302, headers={"Location": location})
    archive.lists(f"{web.url}/feed")
    assert archive.finding(code=int("D702" in said)).startswith(said)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1", "[::1]"])
def test_this_machine_is_not_asked_without_the_switch_for_tests(
    archive: Archive, web: Web, host: str
) -> None:
    archive.lists(f"http://{host}:{web.url.rpartition(':')[2]}/feed")
    code, out, _ = archive.run("fetch")
    assert code == 1
    assert "D702" in out
    assert "which is not public" in out
    assert web.asked == []


def test_a_host_is_asked_one_question_at_a_time_with_pauses(archive: Archive, web: Web) -> None:
    for number in range(4):
        web.pages[f"/{number}"] = Reply(FEED + b" " * number, slow=0.02)
    web.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.3\n")
    archive.lists(*(f"{web.url}/{number}" for number in range(4)))
    archive.fetch()
    assert web.most_open == 1
    times = [asked.at for asked in web.asked]
    assert all(later - earlier >= 0.3 for earlier, later in pairwise(times[1:]))


def test_hosts_are_asked_side_by_side(archive: Archive, web: Web) -> None:
    with serving() as other:
        open_at_once = []

        def page(_: object) -> Reply:
            open_at_once.append((web.open, other.open))
            return Reply(FEED, slow=0.5)

        for each in (web, other):
            each.pages["/feed"] = page
            archive.lists(f"{each.url}/feed", name=f"n{each.url[-5:]}")
        archive.fetch()
        assert (1, 1) in open_at_once


def test_only_some_sources_and_lists_of_other_readers(archive: Archive, web: Web) -> None:
    for name in ("a", "b", "c"):
        web.pages[f"/{name}"] = Reply(FEED + name.encode())
    archive.lists(f"{web.url}/a", name="one")
    archive.lists(f"{web.url}/b", name="two")
    outline = f'<opml><body><outline text="C" xmlUrl="{web.url}/c"/></body></opml>'
    (archive.root / "list.opml").write_text(outline, "utf-8")
    report = archive.fetch("--source", "two", "--opml", "list.opml")
    assert [row["url"] for row in report["targets"]] == [f"{web.url}/b", f"{web.url}/c"]
    code, _, err = archive.run("fetch", "--source", "tow")
    assert code == 2
    assert "no source 'tow' in sources.yml (did you mean 'two'?)" in err


def test_feeds_are_discovered_from_a_page(archive: Archive, web: Web) -> None:
    page = b"""<html><head><base href="/news/"><link rel="alternate" type="application/rss+xml"
    title="All news" href="rss.xml"><link rel=alternate type=application/feed+json href=/feed.json>
    <link rel="alternate" hreflang="fr" href="/fr"></head><a href="/other/feed">RSS</a></html>"""
    web.pages |= {"/": Reply(page), "/bare": Reply(PAGE)}
    found = archive.fetch("--discover", f"{web.url}/")
    assert [(each["title"], each["feed"]) for each in found] == [
        ("All news", f"{web.url}/news/rss.xml"),
        ("", f"{web.url}/feed.json"),
    ]
    assert archive.fetch("--discover", f"{web.url}/bare", code=1) == []
    assert archive.every_file().keys() == {"mkdocs.yml"}
    code, out, _ = archive.run("fetch", "--allow-loopback", "--discover", f"{web.url}/")
    assert out == f"{web.url}/news/rss.xml  All news\n{web.url}/feed.json\n"
    code, _, err = archive.run("fetch", "--discover", f"{web.url}/")
    assert code == 1
    assert "D702" in err


def test_what_cannot_be_kept_is_told_and_asked_for_again(archive: Archive, web: Web) -> None:
    web.pages["/feed"] = validated(FEED)
    archive.lists(f"{web.url}/feed")
    inbox = archive.root / "content" / "inbox"
    inbox.write_text("in the way", "utf-8")
    [found] = archive.fetch(code=1)["problems"]
    assert found["code"] == "D513"
    inbox.unlink()
    assert archive.outcomes() == ["new"]
    (archive.root / ".dateline" / "fetch.json").unlink()
    (archive.root / ".dateline").rmdir()
    (archive.root / ".dateline").write_text("in the way", "utf-8")
    codes = [found["code"] for found in archive.fetch(code=1)["problems"]]
    assert codes == ["D707", "D513"]


def test_a_run_that_is_interrupted_keeps_what_came(archive: Archive, web: Web) -> None:
    waits = threading.Event()

    def never(_: object) -> Reply:
        waits.set()
        return Reply(PAGE, slow=3)

    web.pages |= {"/feed": validated(FEED), "/slow": never}
    archive.lists(f"{web.url}/feed", f"{web.url}/slow")
    words = ("fetch", "--allow-loopback", "--delay", "0")
    with subprocess.Popen(
        [sys.executable, "-m", "dateline.cli", *words], cwd=archive.root, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as run:  # fmt: skip
        assert waits.wait(30)
        run.send_signal(signal.SIGINT)
        out, _ = run.communicate(timeout=30)
    assert run.returncode != 0
    assert b"Traceback" not in out
    assert [each.data for each in archive.captures()] == [FEED]
    web.pages["/slow"] = Reply(PAGE)
    assert archive.outcomes() == ["unchanged", "new"]


def test_packages_that_are_missing_are_told(
    archive: Archive, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.lists(f"{web.url}/feed")
    monkeypatch.setitem(sys.modules, "protego", None)
    code, _, err = archive.run("fetch")
    assert code == 2
    assert "needs the packages httpx and protego (install them by: pip install" in err


def test_what_was_fetched_is_what_intake_takes_in(archive: Archive, web: Web) -> None:
    web.pages["/feed"] = Reply(FEED)
    archive.lists(f"{web.url}/feed")
    archive.fetch()
    code, out, err = archive.run("ingest", "content/inbox", "--output", "json")
    assert code == 0, err
    [made] = json.loads(out)["created"]
    assert made["title"] == "Ferry sails again"
    _, out, _ = archive.run("ingest", "content/inbox", "--output", "json")
    assert len(json.loads(out)["unchanged"]) == 1
