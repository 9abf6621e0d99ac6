"""What feeds and metadata add to a build: CPU time, files, bytes, and what a new article touches.

    ./run bench feeds [SIZE] [--rounds 2] [--write]

The same archive is built from nothing with all families of files off, then with the feeds and the
metadata on, in turn. The ratio is the median over the pairs. Then an article is added. `--write`
makes docs/benchmarks/feeds.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import build
import generators
from measure import Subject, alternate, machine, stamps

from dateline.plan.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
OURS = ("feeds", "archive_feeds", "metadata")
STEPS = {"pages": (), "feeds": OURS[:2], "all": OURS}


def subject(root: Path, name: str, on: Sequence[str]) -> Subject:
    """Our builder with the families `on` and no others."""
    directory = root / f"feeds-{name}"
    directory.mkdir(exist_ok=True)
    switches = {family.switch: family.switch in on for family in FAMILIES}
    plugins = json.dumps([{"dateline": switches}])
    text = generators.OURS.format(theme=(ROOT / "theme").resolve(), plugins=plugins)
    (directory / "mkdocs.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "dateline.cli", "build"]
    environment = {"PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    return Subject(name, command, directory, directory / "site", environment)


def weight(each: Subject, size: int) -> tuple[float, float]:
    """Files and KB of the site, an article."""
    files = stamps(each.site).values()
    return len(files) / size, sum(found[2] for found in files) / size / 1000


def added(each: Subject, root: Path) -> tuple[float, int]:
    """CPU seconds and files of a build after an article was added."""
    files = generators.articles(root)
    new = files[-1].with_name("bench-00000000.md")
    with build.restored(new):
        build.add(files[-1], new)
        time.sleep(build.SETTLED)
        done = build.counted(each)
    return done.cpu, done.touched


def page(size: int, rows: dict[str, list[float]], edits: dict[str, tuple[float, int]]) -> str:
    """The figures as Markdown."""
    lines = [
        "# What feeds and metadata cost",
        "",
        f"    ./run bench feeds {size}",
        "",
        f"{size:,} articles of tests/bench/corpus.py. {datetime.now(UTC):%Y-%m-%d}; {machine()}.",
        "Built from nothing in turn; the ratio is the median over pairs of runs.",
        "",
        "| built | CPU s | / pages alone | files an article | KB an article "
        "| one article added: CPU s | files |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, (cpu, ratio, files, kilobytes) in rows.items():
        again, touched = edits[name]
        lines.append(
            f"| {LABELS[name]} | {cpu:.1f} | {ratio:.2f} | {files:.2f} | {kilobytes:.1f} "
            f"| {again:.2f} | {touched} |"
        )
    return "\n".join([*lines, ""])


LABELS = {
    "pages": "pages and sitemaps alone",
    "feeds": "with feeds and the archive's feed",
    "all": "with feeds and metadata",
}


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
        found = [subject(root, name, on) for name, on in STEPS.items()]
        runs = alternate([replace(each, prepare=each.clean) for each in found], given.rounds)
        rows, edits = {}, {}
        for each in found:
            pairs = zip(runs[each.name], runs["pages"], strict=True)
            ratio = statistics.median(ours.cpu / bare.cpu for ours, bare in pairs)
            cpu = statistics.median(done.cpu for done in runs[each.name])
            rows[each.name] = [cpu, ratio, *weight(each, given.size)]
            edits[each.name] = added(each, root)
    text = page(given.size, rows, edits)
    print(text, flush=True)
    if given.write:
        (ROOT / "docs" / "benchmarks" / "feeds-read.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
