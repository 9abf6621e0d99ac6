"""docs/benchmarks/build.md, made of the results of build.py."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAGE = Path(__file__).parents[2] / "docs/benchmarks/build.md"
Runs = list[dict[str, float]]
NAMES = {
    "dateline": "Dateline",
    "hugo": "Hugo",
    "dateline+all": "Dateline, everything on",
    "mkdocs": "MkDocs + Material, leanest",
    "mkdocs-usual": "MkDocs + Material, tuned",
    "mkdocs-articles": "MkDocs + Material, leanest, no lists",
}
TOP = """\
# The builder beside Hugo and MkDocs

    ./run bench build 2000 20000 50000
    ./run bench build --growth 10000 100000

The machine is shared with other work, so CPU seconds of one run say little: **the figures to quote
are the ratios**, medians of ours / theirs taken pair by pair from runs in turn (A B A B). CPU time
is user and system time of the whole process tree; peak memory is that of the tree, memory shared
by its processes counted once. Medians of {rounds} rounds, the lowest and highest in brackets; what
ran once has none.
"""
SETUP = """\
## What is compared

All read the same article files (tests/bench/corpus.py: about 450 words each, 20 topics, 200
sources, 2,000 tags, stories, five years of days), unmodified. Nothing is there before a cold build
but the articles. Search, feeds, data and other files that are no pages are off on all sides; one
row has them on. Peers' templates and configuration are in tests/bench/peers.

- **Dateline** makes articles, days, weeks, months, years, topics, tags, sources, stories, their
  slices and indexes, the front page and sitemaps. Related articles and reports of the same story
  stand on each article. Its first CPU seconds go into the pages that MkDocs renders as moulds,
  whatever the number of articles, so small archives say little about large ones.
- **Hugo** (its program itself, not the Python script that starts it) makes the same kinds but for
  weeks and related articles, by templates with the same bytes around the content; list entries are
  rendered once each (partialCached); no feeds, no aliases. It gets one more file for each day,
  month and year, for it makes pages of directories only so.
- **MkDocs + Material, tuned**: articles and all lists are plain pages; the lists are Markdown files
  of the same pages with the same articles, headings and links, made before the clock starts
  (tests/bench/lists.py). Pages are not in the navigation, no plugin runs, and the Markdown
  extensions and the palette are those of this project's mkdocs.yml. It runs once.
- **MkDocs + Material, leanest**: the same pages, with no Markdown extension, no palette and no
  sidebar, and Python's search for garbage cycles off. No site looks like that; it is the least that
  MkDocs can be made to cost.
- **MkDocs + Material, leanest, no lists**: articles only, once, to tell what lists cost there.

Edits: an article is corrected, added or left alone; three seconds later the site is built again.
Hugo has no other way than to build everything again, over its last site. Files counts those
written or removed, at most. Each round edits another article.
"""


def page(results: Mapping[str, Any]) -> str:
    """The whole page."""
    sizes = sorted((key for key in results if key.isdigit()), key=int)
    first = next(iter(results.values()))
    parts = [TOP.format(rounds=first["rounds"])]
    parts += [size_part(int(key), results[key]) for key in sizes]
    if "growth" in results:
        parts.append(growth_part(results["growth"]))
    return "\n".join([*parts, SETUP])


def about(result: Mapping[str, Any]) -> str:
    """When and where."""
    jobs = result["jobs"]
    by = "one process" if jobs == 1 else f"{jobs} processes"
    return f"{result['date']}; {result['machine']}; {result['versions']}; Dateline with {by}.\n"


def size_part(size: int, result: Mapping[str, Any]) -> str:
    """Tables of one size."""
    text = f"## {size:,} articles\n\n{about(result)}\n{cold_table(result['cold'])}"
    return text + (f"\n{edit_table(result['edits'])}" if "edits" in result else "")


def cold_table(cold: Mapping[str, Any]) -> str:
    """Cold builds."""
    ours = cold["dateline"]["runs"]
    lines = [
        "| cold build | CPU s | Dateline / it | peak MB | files an article | KB an article |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, label in NAMES.items():
        if name in cold:
            runs = cold[name]["runs"]
            beside = "" if name == "dateline" else of(ours, runs)
            lines.append(
                f"| {label} | {spread(runs, 'cpu')} | {beside} "
                f"| {max(each['peak'] for each in runs) / 1e6:.0f} | {cold[name]['files']:.2f} "
                f"| {cold[name]['bytes'] / 1e3:.1f} |"
            )
    return "\n".join(lines) + "\n"


def edit_table(edits: Mapping[str, Mapping[str, Runs]]) -> str:
    """Builds after an edit."""
    lines = [
        "| edit | Dateline, CPU s | files | peak MB | Hugo, CPU s | files | Dateline / Hugo |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, runs in edits.items():
        ours, hugo = runs["dateline"], runs.get("hugo", [])
        files = max(each["touched"] for each in ours)
        peak = max(each["peak"] for each in ours) / 1e6
        line = f"| {name} | {spread(ours, 'cpu')} | {files:,.0f} | {peak:.0f} |"
        if hugo:
            touched = max(each["touched"] for each in hugo)
            line += f" {spread(hugo, 'cpu')} | {touched:,.0f} | {of(ours, hugo)} |"
        lines.append(line if hugo else f"{line} | | |")
    return "\n".join(lines) + "\n"


def growth_part(result: Mapping[str, Any]) -> str:
    """Two sizes of our own."""
    small, large = sorted((key for key in result if key.isdigit()), key=int)
    per = {size: [each["cpu"] / int(size) for each in result[size]] for size in (small, large)}
    lines = [
        "| articles | CPU s | CPU ms an article | peak MB |",
        "| --- | --- | --- | --- |",
    ]
    for size in (small, large):
        peak = max(each["peak"] for each in result[size]) / 1e6
        lines.append(
            f"| {int(size):,} | {spread(result[size], 'cpu')} "
            f"| {statistics.median(per[size]) * 1e3:.2f} | {peak:.0f} |"
        )
    return (
        f"## Growth\n\n{about(result)}\n" + "\n".join(lines) + "\n\n"
        f"An article costs **{ratio(per[large], per[small]):.2f}** times as much CPU time among "
        f"{int(large):,} as among {int(small):,} (median of pairs).\n"
    )


def of(ours: Runs, theirs: Runs) -> str:
    """The median ratio of CPU seconds, pair by pair."""
    found = ratio([each["cpu"] for each in ours], [each["cpu"] for each in theirs])
    return f"**{found:.2f}** (1/{1 / found:.1f})" if found < 1 else f"**{found:.2f}**"


def spread(runs: Runs, key: str) -> str:
    """The median, and the range of several runs."""
    values: Sequence[float] = [each[key] for each in runs]
    digits = 2 if max(values) < 10 else 1
    middle = f"{statistics.median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f} to {max(values):.{digits}f})"
