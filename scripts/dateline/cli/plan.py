"""`dateline plan`: what a build would do, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .build import LazyTheme


def plan(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    site: Annotated[Path | None, typer.Option(help="Where it goes; default ROOT/site.")] = None,
    why: Annotated[str, typer.Option(help="Tell which inputs of this page changed.")] = "",
) -> None:
    """Say what a build would do now, without doing it."""
    from dateline.build.run import explain, look
    from dateline.settings import load

    settings, theme = load(root), LazyTheme(root)
    directory = site or root / "site"
    if why:
        path = _file(why)
        reasons = explain(root, directory, settings, theme, path)
        typer.echo("\n".join(map(str, reasons)) or f"{path} is up to date")
        return
    found = look(root, directory, settings, theme)
    for file in found.files:
        typer.echo(f"changed: {settings.content_dir}/{file}")
    for reason in found.whole:
        typer.echo(f"everything is planned: {reason}")
    for subject in found.subjects:
        typer.echo(f"planned: {subject.kind} {subject.key}".rstrip())
    if not (found.files or found.whole):
        typer.echo("nothing to do")


def _file(path: str) -> str:
    """A page's file from its file or its address."""
    path = path.removeprefix("site/").lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path
