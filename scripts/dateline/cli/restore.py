"""`dateline restore`: article files made again from the data files of a site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import Severity, UsageError, worst


def restore(
    paths: Annotated[
        list[Path], typer.Argument(help="Files such as data/2026-11.jsonl.gz or 2026.db.")
    ],
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
) -> None:
    """Make article files from data files; an article that is there stays as it is."""
    from dateline.catalog import load
    from dateline.ingest.restore import restore as run
    from dateline.settings import load as load_settings

    for path in paths:
        if not path.is_file():
            raise UsageError(f"there is no file {path}", "give data files of a site")
    settings = load_settings(root)
    known = set(load(root, settings).by_id)
    report = run(paths, root, settings, known)
    for found in report.problems:
        typer.echo(str(found), err=True)
    typer.echo(report.summary())
    if worst(report.problems) is Severity.ERROR:
        raise typer.Exit(1)
