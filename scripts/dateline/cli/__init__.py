"""The command line: `dateline COMMAND`. Exit codes: 0 fine, 1 findings, 2 wrong usage.

Commands are registered here in order; each lives in a module of its own and imports what is heavy
when it runs.
"""

from __future__ import annotations

import sys

import typer

from dateline.errors import DatelineError

from .build import build, preview
from .check import check
from .ingest import ingest
from .new import new
from .read import read
from .reference import reference
from .schema import schema

app = typer.Typer(
    name="dateline",
    help="A news archive in a git repository.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (new, read, ingest, check, build, preview, reference, schema):
    app.command()(command)


def main() -> None:
    """Run a command. An expected error is one line and exit code 2, never a traceback."""
    try:
        app()
    except DatelineError as error:
        hint = f" ({error.hint})" if error.hint else ""
        typer.echo(f"dateline: {error.message}{hint}", err=True)
        sys.exit(2)
