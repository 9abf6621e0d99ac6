"""Feeds that other readers are tested with: each is read, or refused with a reason, and how fast.

    python tests/bench/feeds_read.py [--feedparser DIR] [--miniflux DIR] [--write]

- feedparser: tests/ of kurtmckee/feedparser (BSD-2-Clause): wellformed, illformed, json, encoding
- miniflux: internal/reader of miniflux/v2 (Apache-2.0): files, and feeds written in its Go tests

A feed counts as read where at least one item comes out of it, as refused where there is a finding
that says why, as crashed where anything is raised. Most feeds of the first set hold no item, or one
with a single element that is neither title nor text, for that is what they test.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.formats import read
from dateline.model import Capture
from dateline.text.tables import markdown_table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks" / "feeds-read.md"
SETS = ROOT.parent / "shared" / "bench" / "feeds"
_RAW, _FEED = re.compile("`([^`]*)`"), re.compile(r"\s*(?:<\?xml|<rss|<feed|<rdf:RDF|\{)", re.I)
HEAD = ("set", "feeds", "items come out", "no item, and a reason", "crashed", "feeds per CPU s")


def main(argv: list[str] | None = None) -> None:
    """Measure and print; with --write also into docs/benchmarks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--feedparser", type=Path, default=SETS / "feedparser")
    parser.add_argument("--miniflux", type=Path, default=SETS / "miniflux")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="name what gave nothing")
    chosen = parser.parse_args(argv)
    sets = {
        "feedparser": list(files(chosen.feedparser)),
        "miniflux, files": list(files(chosen.miniflux)),
        "miniflux, feeds in its tests": list(written(chosen.miniflux)),
    }
    rows, reasons = [], Counter[str]()
    for name, feeds in sets.items():
        if feeds:
            row, told = measured(name, feeds, verbose=chosen.verbose)
            rows.append(row)
            reasons += told
    found = markdown_table(HEAD, rows)
    why = markdown_table(("why", "feeds"), reasons.most_common())
    print(f"{found}\n\n{why}")
    if chosen.write:
        PAGE.write_text(document(found, why), "utf-8")


def document(table: str, why: str) -> str:
    """The page of the benchmark."""
    told = (__doc__ or "").partition("[--write]")[2].strip()
    return (
        "# Feeds that other readers are tested with\n\n"
        "    python tests/bench/feeds_read.py --feedparser DIR --miniflux DIR --write\n\n"
        f"{table}\n\nWhy nothing came out of the others:\n\n{why}\n\n{told}\n"
    )


def files(place: Path) -> Iterator[tuple[str, bytes]]:
    """The feeds below `place`, as they lie there."""
    for path in sorted(place.rglob("*")):
        if path.suffix in (".xml", ".json", ".rss", ".atom", ".rdf") and path.is_file():
            yield path.relative_to(place).as_posix(), path.read_bytes()


def written(place: Path) -> Iterator[tuple[str, bytes]]:
    """The feeds that stand in tests written in Go."""
    for path in sorted(place.rglob("*_test.go")):
        if path.parent.name in ("atom", "rss", "rdf", "json", "parser"):
            for number, text in enumerate(_RAW.findall(path.read_text("utf-8"))):
                if _FEED.match(text):
                    yield f"{path.parent.name}/{path.name}:{number}", text.encode()


def measured(
    name: str, feeds: list[tuple[str, bytes]], *, verbose: bool
) -> tuple[tuple[str | int, ...], Counter[str]]:
    """A row of the table, and why feeds gave nothing."""
    counts, reasons = Counter[str](), Counter[str]()
    start = time.process_time()
    for place, data in feeds:
        outcome, why = tried(place, data)
        counts[outcome] += 1
        reasons.update([why] if why else [])
        if verbose and why:
            print(f"{place}: {why}")
    speed = len(feeds) / (time.process_time() - start)
    row = (name, len(feeds), counts["read"], counts["refused"], counts["crashed"], f"{speed:.0f}")
    return row, reasons


def tried(place: str, data: bytes) -> tuple[str, str]:
    """What becomes of one feed: read, refused or crashed, and why."""
    capture = Capture(data, place, hashlib.sha256(data).hexdigest())
    try:
        reading = read(capture)
    except Exception as error:  # what this looks for
        return "crashed", f"{type(error).__name__}: {error}"
    if reading.drafts:
        return "read", ""
    if reading.problems:
        first = reading.problems[0]
        return "refused", f"{first.code} {re.sub(r'[0-9,]+', 'n', first.message)[:80]}"
    return "crashed", "neither items nor findings"


if __name__ == "__main__":
    main()
