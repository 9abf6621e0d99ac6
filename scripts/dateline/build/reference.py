"""What MkDocs needs to build the whole site by itself: the reference that `build` equals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import load, read_body
from dateline.group import group_catalog
from dateline.plan import plan_site
from dateline.plan.context import Context
from dateline.plan.search import search_entry
from dateline.render import FILE_KINDS

from .checksums import all_lists, is_list
from .dress import SEARCH_INDEX
from .index import index_files
from .pages import files_of, hand_written
from .search import MOST_WHOLE, article_entry, loaded_index
from .write import present

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dateline.catalog import Catalog
    from dateline.errors import Problem
    from dateline.model import Output
    from dateline.plan.search import SearchEntry
    from dateline.render import Renderer
    from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Planned:
    """Everything known before the first page is rendered; `entries` are what search finds."""

    catalog: Catalog
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    entries: tuple[SearchEntry, ...]


def make_plan(root: Path, settings: Settings) -> Planned:
    """Read content/ and plan every output: for the reference build by MkDocs."""
    content = root / settings.content_dir
    catalog = load(root, settings)
    pages = hand_written(content, files_of(content))
    groups = group_catalog(catalog, settings)
    plan = plan_site(catalog, groups, settings, pages)
    context = Context(catalog, groups, settings)
    found = (search_entry(context, record) for record in catalog.records)
    entries = tuple(each for each in found if each is not None)
    return Planned(catalog, plan.outputs, (*catalog.problems, *plan.problems), entries)


def body_reader(root: Path, settings: Settings) -> Callable[[str], str]:
    """A function that reads the body of the article file it is given, relative to content/."""
    return lambda path: read_body(root, settings, path)


def extra_files(
    planned: Planned, renderer: Renderer, index: str | None, read: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the outputs that are no pages, and of the search index.

    `index` is the search index of the hand-written pages, None where search is off.
    """
    for output in planned.outputs:
        if output.kind in FILE_KINDS:
            yield output.path, renderer.file(output)
    search = renderer.settings.search
    if index is not None:
        articles = [output for output in planned.outputs if output.kind == "article"]
        whole = read if len(articles) <= MOST_WHOLE else None
        entries = (article_entry(output.inputs, whole) for output in articles)
        yield SEARCH_INDEX, loaded_index(index, (e for e in entries if e), search.engine)
    if search.is_own:
        yield from index_files(planned.entries, index, renderer.settings, read)


def checksum_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the lists of checksums of a finished site."""
    paths = sorted(path for path in present(site) if not is_list(path))
    return all_lists((path, (site / path).read_bytes()) for path in paths)
