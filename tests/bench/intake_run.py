"""Whole runs of intake: 20,000 captures and their memory, one process and two, WARC files.

    PYTHONPATH=tests python tests/bench/intake_run.py [--captures N] [--pool N] [--write]

Captures are made of articles of tests/bench/corpus.py (about 420 words each), of every hundred 80
Markdown files of other generators, 15 page dumps of two articles, 3 saved pages with linked data, 2
feeds of ten items; one in fifty has the same text under another publisher's name. They
lie in one directory with their sidecars.

The pool is timed with one capture in four a saved page. Its workers' start counts, some two CPU
seconds each, so that a few hundred captures show nothing. The ratio for
cores that nothing else uses is the CPU time of one process over the larger of what the first one
does with a pool and its share of what the workers do: what the wall clock would show there.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus import Corpus
from measure import Subject, run

from archives import small_archive
from dateline.execute import crew
from dateline.formats import leaves
from dateline.ingest.run import Ways, ingest
from dateline.model import Capture
from dateline.settings import load
from dateline.text.tables import markdown_table
from intake import Item, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Article

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks" / "intake.md"
_CAPTURED = "2026-11-23T12:00:00Z"


def main(argv: list[str] | None = None) -> None:
    """Measure and print; with --write also into docs/benchmarks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--captures", type=int, default=20_000)
    parser.add_argument("--pool", type=int, default=4_000)
    parser.add_argument("--records", type=int, default=4_000)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.make:
        write_all(chosen.make, made(chosen.captures, pages=3))
        return
    rows = [*whole(chosen.captures), *pool(chosen.pool), *warc(chosen.records)]
    table = markdown_table(("what", "figure", "wanted"), rows)
    print(table)
    if chosen.write:
        PAGE.write_text(document(table), "utf-8")


def document(table: str) -> str:
    """The page of the benchmark."""
    told = (__doc__ or "").partition("[--write]")[2].strip()
    return (
        "# Whole runs of intake\n\n"
        "    PYTHONPATH=tests python tests/bench/intake_run.py --write\n\n"
        f"Python {platform.python_version()}, {os.cpu_count()} cores shared with other work (load "
        f"{os.getloadavg()[0]:.0f}): CPU seconds and their ratios count.\n\n{table}\n\n{told}\n"
    )


def whole(count: int) -> Iterator[tuple[str, str, str]]:
    """One run over all captures, and a second one, each a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        captures, root = Path(place) / "captures", small_archive(Path(place) / "archive")
        # By a process of its own, for what a parent holds would count as its children's memory.
        make = [sys.executable, __file__, "--make", str(captures), "--captures", str(count)]
        subprocess.run(make, check=True)
        command = [sys.executable, "-m", "dateline.cli", "ingest", str(captures), "--output"]
        subject = Subject("intake", [*command, "markdown", "--root", str(root)], Path(place), root)
        for name in ("the first run", "the same again"):
            spent = run(subject)
            articles = sum(1 for _ in root.rglob("*-????????.md"))
            figure = f"{spent.cpu:.0f} CPU s, {articles:,} articles there"
            yield f"{count:,} captures, {name}", figure, ""
            yield "peak memory", f"{spent.peak / 1e6:.0f} MB", "≤ 500 MB"


class Spent(NamedTuple):
    """Seconds on the wall, CPU seconds of this process and of its workers; what was written."""

    wall: float
    here: float
    workers: float
    told: str


def pool(count: int) -> Iterator[tuple[str, str, str]]:
    """The same captures with one process and with two, in turn."""
    with tempfile.TemporaryDirectory() as place:
        captures = Path(place) / "captures"
        write_all(captures, made(count, pages=25))
        rounds = [(taken(captures, 1), taken(captures, 2)) for _ in range(2)]
    assert len({each.told for pair in rounds for each in pair}) == 1
    one, two = (min((pair[n] for pair in rounds), key=lambda each: each.wall) for n in (0, 1))
    free = one.here / max(two.here, (two.here + two.workers) / 2)
    load_now = f"load {os.getloadavg()[0]:.0f}"
    yield (
        f"{count:,} captures by two processes, same files",
        f"{one.wall / two.wall:.2f} x on the wall ({load_now}), {free:.2f} x on free cores",
        "≥ 1.6 x",
    )
    yield (
        "CPU seconds: alone; with a pool, here and in workers",
        f"{one.here:.1f}; {two.here:.1f} and {two.workers:.1f}",
        "",
    )


def taken(captures: Path, jobs: int) -> Spent:
    """One run into a new archive."""
    with tempfile.TemporaryDirectory() as place:
        root = small_archive(Path(place))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall, cpu = time.perf_counter(), time.process_time()
        with crew(jobs) as workers:
            ingest([captures], root, load(root), None, Ways(workers=workers))
        spent = time.perf_counter() - wall, time.process_time() - cpu
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        by = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        told = hashlib.sha256()
        for path in sorted(root.rglob("*.md")):
            told.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
        return Spent(*spent, by, told.hexdigest())


def warc(count: int) -> Iterator[tuple[str, str, str]]:
    """Reading through a WARC file, up to the captures in it."""
    corpus = Corpus(1_000_000)
    records = []
    for number in range(count):
        article = corpus.article(number)
        body = saved(article, f"https://example.org/{number}").encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(
            body
        )
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: {_CAPTURED}\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http) + len(body)}\r\n\r\n"
        )
        records.append(head.encode() + http + body + b"\r\n\r\n")
    for name, data in (
        ("plain", b"".join(records)),
        ("packed", b"".join(gzip.compress(record, 6, mtime=0) for record in records)),
    ):
        capture = Capture(data, "made.warc", "0" * 64, room=1_000_000_000)
        start = time.process_time()
        found = sum(isinstance(each, Capture) for each in leaves(capture))
        assert found == count
        speed = count / (time.process_time() - start)
        size = sum(map(len, records)) / count / 1000
        yield f"WARC, {name}, records of {size:.0f} KB", f"{speed:,.0f} records/CPU s", "≥ 1,000"


def write_all(place: Path, captures: Iterator[tuple[str, str]]) -> None:
    """The captures as files, each with a sidecar."""
    place.mkdir()
    for name, text in captures:
        (place / name).write_text(text, "utf-8")
        told = json.dumps({"captured": _CAPTURED})
        (place / name).with_suffix(".json").write_text(told, "utf-8")


def made(count: int, pages: int) -> Iterator[tuple[str, str]]:
    """Name and text of each capture, `pages` of a hundred saved pages."""
    articles = _articles()
    for number in range(count):
        kind = number * 37 % 100
        if kind < pages:
            url = f"https://example.org/p/{number}"
            yield f"{number:06}.html", saved(next(articles), url)
        elif kind < pages + 2:
            yield f"{number:06}.xml", feed(list(islice(articles, 10)), number)
        elif kind < pages + 17:
            main, other = islice(articles, 2)
            item = Item(other.head.title, other.body.replace("\n\n", " "))
            yield (
                f"{number:06}.txt",
                page(main.head.title, *main.body.split("\n\n"), related=(item,)),
            )
        else:
            yield f"{number:06}.md", markdown(next(articles), number)


def _articles() -> Iterator[Article]:
    corpus = Corpus(10_000_000)
    number = 0
    while True:
        yield corpus.article(number)
        number += 1


def markdown(article: Article, number: int) -> str:
    """A file of another generator; one in fifty is a copy of the one before it."""
    head, when = article.head, article.head.when
    stated = when.latest if when else None
    body = _copied().body if number % 50 == 1 else article.body
    return (
        f"---\ntitle: {json.dumps(f'{head.title} {number}')}\ndate: {stated:%Y-%m-%dT%H:%M:%S}Z\n"
        f"publisher: {json.dumps(head.source)}\nsource_url: https://example.org/{number}\n"
        f"tags: {json.dumps(list(head.tags))}\n---\n{body}\n"
    )


@cache
def _copied() -> Article:
    return Corpus(10_000_000).article(1)


def saved(article: Article, url: str) -> str:
    """A saved page with linked data, navigation around its text."""
    head, when = article.head, article.head.when
    stated = f"{when.latest:%Y-%m-%dT%H:%M:%SZ}" if when and when.latest else ""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": head.title,
        "datePublished": stated,
        "publisher": {"@type": "Organization", "name": head.source},
        "url": url,
    }
    text = "".join(f"<p>{html.escape(part)}</p>" for part in article.body.split("\n\n"))
    menu = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(60))
    scripts = f"<script>var state = {json.dumps({'menu': menu * 3})};</script>".replace(
        "</", "<\\/"
    )
    return (
        f'<!doctype html><html lang="en"><head><title>{html.escape(head.title)}</title>'
        f'<script type="application/ld+json">{json.dumps(data)}</script></head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>{html.escape(head.title)}</h1>{text}</article>"
        f"<footer><ul>{menu}</ul></footer>{scripts[:-10]}</script></body></html>"
    )


def feed(articles: list[Article], number: int) -> str:
    """A feed of the articles."""
    items = "".join(
        f"<item><title>{html.escape(each.head.title)}</title>"
        f"<link>https://example.org/f/{number}/{n}</link>"
        f"<pubDate>Sun, 22 Nov 2026 0{n}:00:00 GMT</pubDate>"
        f"<description>{html.escape(each.body[:600])}</description></item>"
        for n, each in enumerate(articles)
    )
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Example Times</title>'
        f"<language>en</language>{items}</channel></rss>"
    )


if __name__ == "__main__":
    main()
