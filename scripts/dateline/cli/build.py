"""`dateline build` and `dateline preview`."""

from __future__ import annotations

import json
from dataclasses import asdict
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError, Severity, worst

Root = Annotated[Path, typer.Option(help="The archive's directory, where mkdocs.yml lies.")]
Site = Annotated[Path | None, typer.Option(help="Where the site goes; default ROOT/site.")]
Output = Annotated[str, typer.Option(help="text or json.")]


def build(
    root: Root = Path(),
    site: Site = None,
    strict: Annotated[bool, typer.Option(help="Exit with 1 for any error or warning.")] = False,
    output: Output = "text",
) -> None:
    """Bring the site up to date; only what changed is rendered and written."""
    from dateline.build.run import build as run
    from dateline.mkdocs_plugin import MkDocsTheme
    from dateline.settings import load

    settings = load(root)
    try:
        report = run(root, site or root / "site", settings, MkDocsTheme(root))
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


def preview(
    root: Root = Path(),
    site: Site = None,
    port: Annotated[int, typer.Option(help="0 picks a free one.")] = 8000,
) -> None:
    """Serve the built site on this machine and print its address."""
    directory = site or root / "site"
    if not (directory / "index.html").exists():
        raise DatelineError(f"no site in {directory}", "run 'dateline build' first")

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, directory=str(directory), **kwargs)  # type: ignore[arg-type]

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of each request."""

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise DatelineError(f"port {port} cannot be used: {error}", "give --port 0") from error
    typer.echo(f"http://127.0.0.1:{server.server_address[1]}/")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        typer.echo("")
    finally:
        server.server_close()
