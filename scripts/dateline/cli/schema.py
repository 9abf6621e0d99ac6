"""`dateline schema`: the JSON Schema of front matter, for editors that complete and check YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError

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

    write(root / load(root).content_dir / NAME, text())


def write(target: Path, made: str) -> None:
    """Write a file that is made from the code, and print where. Raises DatelineError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise DatelineError(
            f"{target} cannot be written: {reason}", "mend its directory"
        ) from error
    typer.echo(str(target))
