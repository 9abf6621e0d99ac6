"""`dateline check`: all findings of the archive at once."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import Problem, Severity, UsageError, worst

from .ingest import check_output

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMATS = ("text", "json", "github")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or directories; the whole archive if none.")
    ] = None,
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    strict: Annotated[bool, typer.Option(help="Exit with 1 for warnings too.")] = False,
    output: Annotated[str, typer.Option(help="text, json or github.")] = "text",
) -> None:
    """Check articles, registries, stories and links; every finding with its place and way out."""
    from dateline.build.reference import make_plan
    from dateline.catalog import lint_articles
    from dateline.settings import load

    check_output(output, FORMATS)
    for path in paths or []:
        if not path.exists():
            raise UsageError(f"there is no {path}", "give paths of files or directories")
    settings = load(root)
    planned = make_plan(root, settings)
    linted = lint_articles(root, planned.catalog.registries, settings)
    found = _within({*planned.problems, *linted}, paths, root)
    _show(found, output)
    gravest = worst(found)
    if gravest is Severity.ERROR or (strict and gravest is Severity.WARNING):
        raise typer.Exit(1)


def _within(problems: Iterable[Problem], paths: list[Path] | None, root: Path) -> list[Problem]:
    """The findings about files below `paths`, all of them where none is given."""
    found = sorted(problems)
    if not paths:
        return found
    wanted = [path.resolve() for path in paths]
    return [p for p in found if any((root / p.path).resolve().is_relative_to(w) for w in wanted)]


def _show(found: list[Problem], output: str) -> None:
    if output == "json":
        typer.echo(json.dumps([asdict(p) for p in found], ensure_ascii=False, indent=2))
    elif output == "github":
        for p in found:
            typer.echo(_command(p))
    else:
        for p in found:
            typer.echo(str(p))
        typer.echo(_summary(found))


def _command(found: Problem) -> str:
    """A finding as a workflow command, which GitHub shows beside the line.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions says what has to
    be escaped in a property and in the text.
    """
    path = _escaped(found.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={max(found.line, 1)},title={found.code}"
    hint = f" ({found.hint})" if found.hint else ""
    return f"::{_GITHUB[found.severity]} {place}::{_escaped(found.message + hint)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _summary(found: list[Problem]) -> str:
    counts = [(each, sum(p.severity is each for p in found)) for each in Severity]
    shown = [f"{count} {each}{'' if count == 1 else 's'}" for each, count in counts if count]
    return ", ".join(shown) or "no findings"
