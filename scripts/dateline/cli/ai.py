"""`dateline ai`: optional machine text, cited and checked; off unless the owner turns it on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import Severity, UsageError, worst

if TYPE_CHECKING:
    from dateline.annotate.machine.ask import Endpoint
    from dateline.settings import Settings

KEY = "DATELINE_AI_KEY"


def ai(
    subjects: Annotated[
        list[str], typer.Argument(help="Ids of articles or stories, or days such as 2026-11-23.")
    ],
    task: Annotated[
        list[str], typer.Option(help="summary, headline, perspectives or changes; may be repeated.")
    ] = ["summary"],  # noqa: B006 - typer reads it once and never changes it
    limit: Annotated[
        int, typer.Option(help="The most questions to ask, for each costs money.")
    ] = 20,
    seconds: Annotated[float, typer.Option(help="The longest that an answer may take.")] = 60.0,
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    dry_run: Annotated[bool, typer.Option(help="Say what would be asked; ask nothing.")] = False,
) -> None:
    """Ask a language model for texts about articles, stories or days; never twice for the same."""
    from dateline.annotate.machine import compose
    from dateline.ingest.write import Change, write
    from dateline.settings import load

    settings = load(root)
    endpoint = None if dry_run else _endpoint(settings, seconds)
    made = compose(root, settings, endpoint, subjects, task, limit)
    changes = [Change(path, text.encode()) for path, text in made.files.items()]
    problems = (*made.problems, *write(root / settings.content_dir, changes))
    for key in made.asked:
        typer.echo(f"{'would ask' if dry_run else 'asked'} {key}")
    for key in made.kept:
        typer.echo(f"kept {key}")
    for change in changes:
        typer.echo(f"{settings.content_dir}/{change.path}")
    for each in problems:
        typer.echo(str(each), err=True)
    if worst(problems) in (Severity.ERROR, Severity.WARNING):
        raise typer.Exit(1)


def _endpoint(settings: Settings, seconds: float) -> Endpoint:
    """The endpoint that the owner named. Raises UsageError where there is none."""
    from dateline.annotate.machine.ask import Endpoint

    if not settings.ai_url or not settings.ai_model:
        hint = "name ai_url and ai_model in mkdocs.yml, under plugins: dateline"
        raise UsageError("machine text is off", hint)
    try:
        import httpx  # noqa: F401 - better told before anything is read
    except ImportError as error:
        hint = "install it by: pip install 'dateline[fetch]'"
        raise UsageError("machine text needs the package httpx", hint) from error
    return Endpoint(settings.ai_url, settings.ai_model, os.environ.get(KEY, ""), seconds)
