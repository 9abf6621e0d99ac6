"""`dateline verify`: whether a copy of a site is whole and the same."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError, UsageError


def verify(
    copy: Annotated[str, typer.Argument(help="A directory, or the address of a site.")],
    month: Annotated[
        list[str] | None, typer.Option(help="Only this list, such as 2026-11 or rest.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for a file.")] = 30,
) -> None:
    """Compare the files of a copy with its lists of checksums; 1 for any that differs."""
    from dateline.build.verify import in_directory, on_web
    from dateline.build.verify import verify as run

    if copy.startswith(("https://", "http://")):
        read = on_web(copy, timeout)
    elif Path(copy).is_dir():
        read = in_directory(Path(copy))
    else:
        raise UsageError(f"there is no directory {copy}", "give a directory or an address")
    try:
        found = run(read, month or ())
    except OSError as error:
        raise DatelineError(f"{copy} cannot be read: {error}", "try again later") from error
    for each in found.problems:
        typer.echo(str(each), err=True)
    typer.echo(found.summary())
    if found.problems or not found.files:
        raise typer.Exit(1)
