"""What MkDocs needs to build the whole site by itself: the reference that `build` equals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import load, read_body
from dateline.group import group_catalog
from dateline.plan import plan_site
from dateline.render import FILE_KINDS

from .dress import SEARCH_INDEX
from .pages import files_of, hand_written
from .search import MOST_WHOLE, article_entry, merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dateline.catalog import Catalog
    from dateline.errors import Problem
    from dateline.model import Output
    from dateline.render import Renderer
    from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Planned:
    """Everything known before the first page is rendered."""

    catalog: Catalog
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def make_plan(root: Path, settings: Settings) -> Planned:
    """Read content/ and plan every output: for the reference build by MkDocs."""
    content = root / settings.content_dir
    catalog = load(root, settings)
    pages = hand_written(content, files_of(content))
    plan = plan_site(catalog, group_catalog(catalog, settings), settings, pages)
    return Planned(catalog, plan.outputs, (*catalog.problems, *plan.problems))


def body_reader(root: Path, settings: Settings) -> Callable[[str], str]:
    """A function that reads the body of the article file it is given, relative to content/."""
    return lambda path: read_body(root, settings, path)


def extra_files(
    outputs: Iterable[Output], renderer: Renderer, index: str | None, read: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the outputs that are no pages, and of the search index.

    `index` is the search index of the hand-written pages, None where search is off.
    """
    outputs = list(outputs)
    for output in outputs:
        if output.kind in FILE_KINDS:
            yield output.path, renderer.file(output)
    if index is not None:
        articles = [output for output in outputs if output.kind == "article"]
        whole = read if len(articles) <= MOST_WHOLE else None
        entries = (article_entry(output.inputs, whole) for output in articles)
        yield SEARCH_INDEX, merge(index, (e for e in entries if e)).encode()
