"""`dateline preview`: the built site on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError


def preview(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    site: Annotated[Path | None, typer.Option(help="Where the site is; default ROOT/site.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free one.")] = 8000,
) -> None:
    """Serve the built site on this machine and print its address."""
    from .server import Silent, address, serving

    directory = site or root / "site"
    if not (directory / "index.html").exists():
        raise DatelineError(f"no site in {directory}", "run 'dateline build' first")
    with serving(partial(Silent, directory=str(directory)), port) as server:
        typer.echo(address(server))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("")
