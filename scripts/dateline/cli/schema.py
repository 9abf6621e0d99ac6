"""`dateline schema`: the JSON Schema of front matter, for editors that complete and check YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

NAME = "article.schema.json"


def text() -> str:
    """The schema's file."""
    from dateline.articles import schema as made

    return f"{json.dumps(made(), ensure_ascii=False, indent=2)}\n"


def schema(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
) -> None:
    """Write content/article.schema.json anew."""
    from dateline.settings import load

    target = root / load(root).content_dir / NAME
    target.write_text(text(), "utf-8")
    typer.echo(str(target))
