"""Bad input taken in by a process with limits: each capture ends as articles, as a finding, or in
quarantine with its bytes, and a second run changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import resource
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from archives import small_archive
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.site, pytest.mark.thorough]

_SECONDS = 150  # of the processor, for a whole run
_BYTES = 1_800_000_000  # of address space; the libraries alone take 500 MB of it
COMMAND = "from dateline.cli import main; main()"
TEXT = (
    "The first boat left the mainland shortly after dawn with forty passengers and the post, and "
    "the harbour staff had spent the night clearing sand from the landing stage. "
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>{0}</title>'
    '<meta property="og:type" content="article"></head>'
    "<body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
)
ITEM = "<item><title>{}</title><link>{}</link><guid>{}</guid><pubDate>{}</pubDate></item>"
RSS = '<rss version="2.0"><channel><title>Wire</title><link>https://a.example/</link>{}</channel></rss>'


def record(number: int) -> bytes:
    page = PAGE.format(f"Record {number}", TEXT).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        "WARC-Date: 2026-11-23T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:x:{number}>\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def feed(*items: tuple[str, str, str, str]) -> bytes:
    return RSS.format("".join(ITEM.format(*item) for item in items)).encode()


def captures() -> dict[str, tuple[bytes, int, str]]:
    """Name -> content, how many articles come of it, and the gravest finding there has to be."""
    warc = b"".join(gzip.compress(record(n), mtime=0) for n in range(3))
    page = PAGE.format("Étude", f"L’été « à l’île ». {TEXT}")
    mail = "From: a@b.example\nTo: c@d.example\nSubject: {}\nMIME-Version: 1.0\n"
    when = "Mon, 23 Nov 2026 06:00:00 GMT"
    return {
        "whole.html": (PAGE.format("Whole", TEXT).encode(), 1, ""),
        "cut.gz": (gzip.compress(PAGE.format("Cut", TEXT * 90).encode())[:-200], 0, "D521"),
        "cut.zip": (zipped({"a.html": PAGE.format("A", TEXT).encode()})[:-40], 0, "D503"),
        "cut.warc.gz": (warc[:-100], 2, "D506"),
        "bomb.zip": (zipped({"a.html": b"<html>" + b"a" * 70_000_000}), 0, "D520"),
        "names.zip": (zipped({"../../out.html": b"<html>", "/etc/a.md": b"# A\n\nb"}), 0, "D521"),
        "entities.xml": (b'<!DOCTYPE x [<!ENTITY a "a">]>' + feed(("&a;", "", "1", "")), 0, "D520"),
        "outside.xml": (
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + feed(("&e;", "", "1", "")),
            0,
            "D520",
        ),
        "huge.html": (PAGE.format("Huge", TEXT * 1_200_000).encode(), 0, "D520"),
        "deep.html": (b"<html><body><h1>T</h1>" + b"<div>" * 200_000, 0, "D520"),
        "label.html": (page.replace("<head>", '<head><meta charset="shift_jis">').encode(), 1, ""),
        "latin.html": (
            page.replace("Étude", "Récit")
            .replace("<head>", '<head><meta charset="utf-8">')
            .encode("cp1252"),
            1,
            "D514",
        ),
        "mime.eml": (
            f"{mail.format('Letter')}Content-Type: multipart/mixed; boundary=\n\n{TEXT}\n".encode(),
            1,
            "",
        ),
        "links.xml": (
            feed(
                ("Relative", "/one", "1", when),
                ("None at all", "", "2", when),
                ("Bad", "::", "3", ""),
            ),
            3,
            "",
        ),
        "twice.xml": (
            feed(
                ("Once", "https://a.example/o", "7", when),
                ("Once", "https://a.example/o", "7", when),
            ),
            1,
            "D509",
        ),
        "titles.xml": (feed(("&lt;b&gt;Bold&lt;/b&gt; &amp;amp; fine", "/b", "8", when)), 1, ""),
        "dates.xml": (
            feed(
                ("Said yesterday", "/y", "4", "yesterday"),
                ("Said of January", "/j", "5", "Thu, 32 Jan 2026 06:00:00 GMT"),
                ("Said of the beginning", "/z", "6", "Thu, 01 Jan 1970 00:00:00 GMT"),
            ),
            3,
            "D523",
        ),
        "items.xml": (
            feed(*((f"Item {n}", f"/i/{n}", f"i{n}", when) for n in range(2_000))),
            2_000,
            "",
        ),
        "nan.json": (b'{"title": "Not a number", "text": "Words.", "score": NaN}', 1, ""),
    }


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


def taken(place: Path, root: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "ingest", place, "--root", root, "--output", "json"],
        capture_output=True,
        cwd=ROOT,
        preexec_fn=_limited,
        check=False,
    )
    assert done.stderr.decode() == ""
    assert b"root:" not in done.stdout
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_bad_input_ends_within_limits_and_nothing_is_lost(tmp_path: Path) -> None:
    root, place = small_archive(tmp_path / "archive"), tmp_path / "in"
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    raised = "plugins: [search, {dateline: {max_capture_bytes: 300000000}}]"
    config.write_text(text.replace("plugins: [search, dateline]", raised), "utf-8")
    place.mkdir()
    told = captures()
    for name, (data, _, _) in told.items():
        (place / name).write_bytes(data)
    report = taken(place, root)
    made = dict.fromkeys(told, 0)
    for each in report["created"]:
        made[each["capture"].removeprefix(f"{place}/").partition("!")[0]] += 1
    assert made == {name: articles for name, (_, articles, _) in told.items()}
    codes: dict[str, set[str]] = {name: set() for name in told}
    for found in report["problems"]:
        codes[found["path"].removeprefix(f"{place}/").partition("!")[0]].add(found["code"])
    assert {n: c for n, (_, _, c) in told.items() if c and c not in codes[n]} == {}
    kept = {path.read_bytes() for path in (root / "content" / "quarantine").iterdir()}
    for name, (data, articles, _) in told.items():
        assert articles or data in kept, name
    assert list((root / "content" / "articles").rglob("said-*.md")) == []
    before = {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    again = taken(place, root)
    assert again["created"] == again["updated"] == []
    assert {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()} == before
