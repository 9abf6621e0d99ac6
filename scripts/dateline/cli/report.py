"""`dateline report`: what a change brings, for the comment of a pull request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import UsageError

from .annotate import added, earlier, selected


def report(
    base: Annotated[str, typer.Option(help="The commit or branch to compare with.")],
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
    output: Annotated[str, typer.Option(help="markdown or json.")] = "markdown",
) -> None:
    """Show how new and changed articles were read, what they are like, and what is new in them."""
    from dateline.annotate.run import preview_files
    from dateline.settings import load

    if output not in ("markdown", "json"):
        raise UsageError(f"no output {output!r}", "use one of markdown, json")
    settings = load(root)
    paths = selected(None, base, root, settings) or set()
    was = earlier(base, root, settings)
    found = preview_files(root, settings, paths, added(base, root, settings), was)
    for each in found.problems:
        typer.echo(str(each), err=True)
    if output == "markdown":
        typer.echo(found.markdown(), nl=False)
        return
    rows = [
        {
            "path": record.path,
            "title": record.head.title,
            "new": record.head.id in found.new,
            "alike": [
                {"id": other.head.id, "by": round(score, 2)}
                for score, other in found.alike.get(record.head.id, [])
            ],
        }
        for record in found.changed
    ]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
