"""The command line: `dateline COMMAND`. Exit codes: 0 fine, 1 findings, 2 wrong usage.

Commands are registered here in order; each lives in a module of its own and imports what is heavy
when it runs. Of a command that is called the others are not even imported: to build where nothing
changed takes no longer than to import and describe them all.
"""

from __future__ import annotations

import gc
import sys
from functools import lru_cache
from importlib import import_module

import typer

from dateline.errors import DatelineError

COMMANDS = {
    "init": "init", "new": "new", "fetch": "fetch", "read": "read", "ingest": "ingest",
    "reprocess": "ingest", "restore": "restore", "annotate": "annotate", "ai": "ai",
    "report": "report", "check": "check", "plan": "plan", "build": "build", "serve": "serve",
    "preview": "preview", "reference": "reference", "schema": "schema", "search": "search",
    "edition": "edition", "send": "send", "ping": "ping", "verify": "verify",
}  # fmt: skip
"""Commands, and the module in which each is a function of that name."""

FAMILIES = {"stories": "stories", "story": "stories", "tags": "tags", "opml": "opml"}
"""Families of commands, and the module in which each is a Typer of that name."""

_HIDDEN = ("story",)

OBJECTS = 50_000
"""New objects after which Python looks for garbage: importing makes tens of thousands and none."""


@lru_cache
def application(*names: str) -> typer.Typer:
    """The program with the commands and families of these names, with all where none is named."""
    made = typer.Typer(
        name="dateline",
        help="A news archive in a git repository.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    made.callback()(_program)
    for name, module in COMMANDS.items():
        if not names or name in names:
            made.command(name)(getattr(import_module(f".{module}", __name__), name))
    for name, module in FAMILIES.items():
        if not names or name in names:
            family = getattr(import_module(f".{module}", __name__), module)
            made.add_typer(family, name=name, hidden=name in _HIDDEN)
    return made


def _program() -> None:
    """A news archive in a git repository."""


def main() -> None:
    """Run a command. An expected error is one line and exit code 2, never a traceback."""
    wanted = [word for word in sys.argv[1:2] if word in COMMANDS or word in FAMILIES]
    gc.set_threshold(OBJECTS)
    try:
        application(*wanted)()
    except DatelineError as error:
        hint = f" ({error.hint})" if error.hint else ""
        typer.echo(f"dateline: {error.message}{hint}", err=True)
        sys.exit(2)
    finally:
        gc.freeze()  # what ends with the process is not searched for garbage first
