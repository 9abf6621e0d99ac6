"""`dateline ingest`: captures into the archive's files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Paths = Annotated[list[Path], typer.Argument(help="Captures, or directories of captures.")]
Captured = Annotated[
    str | None,
    typer.Option(help="When the pages were captured, where no sidecar says: ISO with an offset."),
]
Output = Annotated[str, typer.Option(help="text or json.")]


def ingest(
    paths: Paths,
    captured: Captured = None,
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    dry_run: Annotated[bool, typer.Option(help="Decide and report, write nothing.")] = False,
    output: Output = "text",
) -> None:
    """Take captures in: one file per article, nothing twice, hand edits kept."""
    from dateline.ingest.run import ingest as run
    from dateline.settings import load

    moment = capture_time(captured)
    check_output(output)
    report = run(paths, root, load(root), moment, dry=dry_run)
    if output == "json":
        typer.echo(json.dumps(report.data(), ensure_ascii=False, indent=2))
    else:
        typer.echo(report.text())
    if report.failed:
        raise typer.Exit(1)


def capture_time(text: str | None) -> datetime | None:
    """The moment `--captured` names. Raises UsageError for one that names none."""
    from dateline.ingest.inbox import moment

    try:
        return moment(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--captured: {error}") from error


def check_output(output: str, known: Sequence[str] = ("text", "json")) -> None:
    """Raise UsageError for an output that is not known."""
    if output not in known:
        raise UsageError(f"no output {output!r}", f"use one of {', '.join(known)}")
