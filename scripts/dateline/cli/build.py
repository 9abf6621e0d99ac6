"""`dateline build`: the site, brought up to date."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import DatelineError, Severity, worst

from .ingest import Output, check_output

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.errors import Problem
    from dateline.mkdocs_plugin import MkDocsTheme
    from dateline.render import Page


class LazyTheme:
    """The theme of the archive at `root`; MkDocs is imported when a page has to be rendered."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def directories(self) -> Sequence[Path]:
        """The theme's directories, the owner's first."""
        return self._theme.directories()

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        """Build the hand-written pages and `pages` into `site`; return MkDocs's warnings."""
        return self._theme.render(pages, site)

    @cached_property
    def _theme(self) -> MkDocsTheme:
        from dateline.mkdocs_plugin import MkDocsTheme

        return MkDocsTheme(self._root)


def build(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    site: Annotated[Path | None, typer.Option(help="Where it goes; default ROOT/site.")] = None,
    strict: Annotated[bool, typer.Option(help="Exit with 1 for any error or warning.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that render pages.")] = 1,
    output: Output = "text",
) -> None:
    """Bring the site up to date; only what changed is rendered and written."""
    from dateline.build.run import build as run
    from dateline.settings import load

    check_output(output)
    settings = load(root)
    try:
        report = run(root, site or root / "site", settings, LazyTheme(root), jobs=jobs)
    except OSError as error:
        raise DatelineError(
            f"the site could not be written: {error}", "check space and permissions"
        ) from error
    if output == "json":
        data = asdict(report) | {"problems": [asdict(p) for p in report.problems]}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for found in report.problems:
            if found.severity is not Severity.NOTE:
                typer.echo(str(found), err=True)
        typer.echo(report.summary())
    if strict and worst(report.problems) in (Severity.ERROR, Severity.WARNING):
        raise typer.Exit(1)
