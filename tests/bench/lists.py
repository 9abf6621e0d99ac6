"""The list pages of an archive as Markdown files, for generators that make no lists themselves.

    python tests/bench/lists.py ARCHIVE DOCS

The same pages as Dateline plans (days, weeks, months, years, topics, tags, sources, stories, their
slices and indexes), with the same articles, headings and links on each, put below DOCS/lists
before anything is measured. Articles are linked into DOCS/articles.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.build.reference import make_plan
from dateline.plan.views import Item, Link, Section, StoryCard
from dateline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "/bench/"
LEFT_OUT = {"article", "front", "sitemap", "robots"}


def write_docs(archive: Path, docs: Path) -> None:
    """Articles, a front page and all lists of the archive at `archive` as a docs_dir of MkDocs."""
    for path in (archive / "content").rglob("*.md"):
        target = docs / path.relative_to(archive / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, target)
    for output in make_plan(archive, Settings()).outputs:
        if output.kind not in LEFT_OUT and output.path.endswith("index.html"):
            target = docs / "lists" / output.path.replace(".html", ".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(page(output.inputs)), "utf-8")


def page(view: object) -> Iterator[str]:
    """One page, line by line."""
    frame = getattr(view, "frame")  # noqa: B009 - every view has one, and no common base
    yield f"# {frame.title}\n\n{frame.description}\n"
    yield from lines(view)


def lines(value: object) -> Iterator[str]:
    """Everything that a view lists."""
    if isinstance(value, Item):
        source = f"[{value.source.title}]({BASE}{value.source.address})" if value.source else ""
        yield f"- [{value.title}]({BASE}{value.address})  \n  {value.excerpt}  "
        yield f"  {source} {value.day}"
    elif isinstance(value, StoryCard):
        yield f"- [{value.story.title}]({BASE}{value.story.address}), {value.articles} articles  "
        yield f"  {value.item.excerpt}"
    elif isinstance(value, Link):
        count = "" if value.count is None else f" {value.count}"
        yield f"- [{value.title}]({BASE}{value.address}){count}"
    elif isinstance(value, Section):
        yield f"\n## [{value.heading.title}]({BASE}{value.heading.address})\n"
        for item in value.items:
            yield from lines(item)
    elif isinstance(value, tuple):
        for each in value:
            yield from lines(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from lines(getattr(value, field.name))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("docs", type=Path)
    given = parser.parse_args()
    write_docs(given.archive, given.docs)


if __name__ == "__main__":
    main()
