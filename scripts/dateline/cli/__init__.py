"""The command line: `dateline COMMAND`. Exit codes: 0 fine, 1 findings, 2 wrong usage.

Commands are registered here in order; each lives in a module of its own and imports what is heavy
when it runs.
"""

from __future__ import annotations

import sys

import typer

from dateline.errors import DatelineError

from .ai import ai
from .annotate import annotate
from .build import build
from .check import check
from .edition import edition
from .fetch import fetch
from .ingest import ingest, reprocess
from .new import new
from .opml import opml
from .ping import ping
from .plan import plan
from .preview import preview
from .read import read
from .reference import reference
from .report import report
from .restore import restore
from .schema import schema
from .search import search
from .send import send
from .serve import serve
from .stories import stories
from .tags import tags
from .verify import verify

app = typer.Typer(
    name="dateline",
    help="A news archive in a git repository.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    new,
    fetch,
    read,
    ingest,
    reprocess,
    restore,
    annotate,
    ai,
    report,
    check,
    plan,
    build,
    serve,
    preview,
    reference,
    schema,
    search,
    edition,
    send,
    ping,
    verify,
):
    app.command()(command)
app.add_typer(stories, name="stories")
app.add_typer(stories, name="story", hidden=True)
app.add_typer(tags, name="tags")
app.add_typer(opml)
_program = typer.main.get_command(app)


def main() -> None:
    """Run a command. An expected error is one line and exit code 2, never a traceback."""
    try:
        _program()
    except DatelineError as error:
        hint = f" ({error.hint})" if error.hint else ""
        typer.echo(f"dateline: {error.message}{hint}", err=True)
        sys.exit(2)
