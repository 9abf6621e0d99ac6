"""What feeds and metadata add to a build: CPU time, files, bytes, and what a new article touches.

    ./run bench feeds [SIZE] [--rounds 2] [--write]

The same archive is built from nothing with all families of files off, then with the feeds, with
feeds and metadata, and with everything that is on unless an owner turns it off, in turn; search is
off, for it has a benchmark of its own. Ratios are medians over the pairs. Then an article is added.
`--write` makes docs/benchmarks/feeds.md.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import build
import generators
from measure import Run, Subject, alternate, machine, stamps

from dateline.plan.families import FAMILIES
from dateline.text.tables import markdown_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks" / "feeds.md"
OURS = ("feeds", "archive_feeds", "metadata")
STEPS = {"pages": (), "feeds": OURS[:2], "metadata": OURS, "defaults": None}
LABELS = {
    "pages": "pages and sitemaps alone",
    "feeds": "with feeds and the archive's feed",
    "metadata": "with feeds and metadata",
    "defaults": "with everything that is on by default",
}
PARTS = (
    (r"archive/[^/]+\.xml", "the archive's feed by months, Atom"),
    (r"archive/[^/]+\.json", "the archive's feed by months, JSON"),
    (r"(.*/)?(atom|feed)\.xml", "feeds, Atom"),
    (r"(.*/)?(rss|index)\.xml", "feeds, RSS"),
    (r"(.*/)?feed\.json", "feeds, JSON"),
    (r"data/(.*\.sha256|SHA256SUMS)", "lists of checksums"),
    (r"data/.*", "data"),
    (r".*/index\.md", "Markdown"),
    (r"\d{4}/\d\d/\d\d/[^/]+/index\.html", "pages of articles"),
    (r".*\.html", "other pages"),
    (r".*", "all other files"),
)
_PARTS = tuple((re.compile(pattern), name) for pattern, name in PARTS)


@dataclass(frozen=True)
class Found:
    """What was measured of one configuration: builds, sizes of parts in files and bytes, and the
    build after an edit."""

    runs: Sequence[Run]
    parts: Mapping[str, tuple[int, int]]
    edit: Run


def subject(root: Path, name: str, on: Sequence[str] | None) -> Subject:
    """Our builder with the families `on` and no others, or with the default ones."""
    directory = root / f"feeds-{name}"
    directory.mkdir(exist_ok=True)
    options: dict[str, object] = {"search": {"engine": "none"}}
    if on is not None:
        options |= {family.switch: family.switch in on for family in FAMILIES}
    plugins = json.dumps([{"dateline": options}])
    text = generators.OURS.format(theme=(ROOT / "theme").resolve(), plugins=plugins)
    (directory / "mkdocs.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dateline.cli", "build"]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    return Subject(name, command, directory, directory / "site", environment)


def parts(site: Path) -> dict[str, tuple[int, int]]:
    """Files and bytes of each part of a site."""
    files, size = Counter[str](), Counter[str]()
    for path, (_, _, length) in stamps(site).items():
        relative = Path(path).relative_to(site).as_posix()
        part = next(name for pattern, name in _PARTS if pattern.fullmatch(relative))
        files[part] += 1
        size[part] += length
    return {name: (files[name], size[name]) for _, name in PARTS if files[name]}


def added(each: Subject, root: Path) -> Run:
    """A build after an article was added, which is taken away again."""
    files = generators.articles(root)
    new = files[-1].with_name("bench-00000000.md")
    with build.restored(new):
        build.add(files[-1], new)
        time.sleep(build.SETTLED)
        done = build.counted(each)
    build.run(each)
    return done


def measured(root: Path, rounds: int) -> dict[str, Found]:
    """Every configuration, built in turn."""
    subjects = [subject(root, name, on) for name, on in STEPS.items()]
    runs = alternate([replace(each, prepare=each.clean) for each in subjects], rounds)
    return {
        each.name: Found(runs[each.name], parts(each.site), added(each, root)) for each in subjects
    }


def document(size: int, rounds: int, found: Mapping[str, Found]) -> str:
    """The figures as Markdown."""
    bare = found["pages"]
    rows, least = [], sum(held for _, held in bare.parts.values())
    for name, each in found.items():
        pairs = zip(each.runs, bare.runs, strict=True)
        ratio = statistics.median(ours.cpu / pages.cpu for ours, pages in pairs)
        held = sum(held for _, held in each.parts.values())
        files = sum(count for count, _ in each.parts.values()) / size
        rows.append((
            LABELS[name], f"{statistics.median(run.cpu for run in each.runs):.1f}", f"{ratio:.2f}",
            f"{files:.2f}", f"{held / size / 1000:.1f}", f"{(held - least) / size / 1000:.2f}",
            f"{each.edit.cpu:.2f}", each.edit.touched,
        ))  # fmt: skip
    head = ("built", "CPU s", "/ pages alone", "files an article", "KB an article",
            "KB more than pages alone", "one article added: CPU s", "files")  # fmt: skip
    defaults = found["defaults"].parts
    split = [
        (name, f"{count / size:.3f}", f"{held / size:.0f}",
         f"{(held - bare.parts.get(name, (0, 0))[1]) / size:.0f}")
        for name, (count, held) in defaults.items()
    ]  # fmt: skip
    columns = ("part", "files an article", "bytes an article", "more than with pages alone")
    return (
        "# What feeds and metadata cost\n\n"
        f"    ./run bench feeds {size} --rounds {rounds} --write\n\n"
        f"{size:,} articles of tests/bench/corpus.py (five years, 20 topics, 200 sources, 2,000\n"
        "tags, stories, all texts licensed), search off. "
        f"{datetime.now(UTC):%Y-%m-%d}; {machine()}.\n"
        f"Built from nothing in turn, {rounds} rounds; ratios are medians over pairs of runs. The\n"
        "machine is shared with other work: trust ratios, bytes and counts.\n\n"
        f"{markdown_table(head, rows)}\n\n"
        "## What is by default on, by parts\n\n"
        f"{markdown_table(columns, split)}\n\n{NOTES}"
    )


NOTES = """\
What pages say of themselves (JSON-LD, Open Graph, links to feeds) is in the pages' growth. Of texts
that are not licensed `data` weighs a quarter, for it has their excerpts only.

## Policies

- A list has feeds of its own where it is worth following: topics and sources always, stories from
  three reports on, tags, names, places and days from `feed_least` (20) articles on. Others share
  the front page's, whose entries name them. Feeds of all would be 0.9 files an article.
- Ten entries a feed, as is usual; older ones are in the archive's feed, each article once.
- A month's data, archive feed and checksums are one file of each kind: an edit rewrites one.
- No family that is on by default has a file for each article (a test holds that). Markdown of
  single articles and share images are for those who ask for them. So are books and letters, which
  tell every article twice or three times, and databases, which every edit of a year writes anew.
- Nothing is said twice in a head: what stands in the title, the description or another page's data
  is not repeated, and what lies in the page's own directory is named relatively.
"""


def main(argv: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="./run bench feeds", description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=20_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--work", type=Path, help="where archives and sites are made")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks/feeds.md")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as directory:
        root = generators.archive(given.work or Path(directory), given.size)
        text = document(given.size, given.rounds, measured(root, given.rounds))
    print(text, flush=True)
    if given.write:
        PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
