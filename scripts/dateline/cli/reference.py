"""`dateline reference`: pages of the manual that are made from the code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import CODES

from .schema import write

SETTINGS = """# Settings

Options of the plugin `dateline` in `mkdocs.yml`. An option that is not there has its default.

```yaml
plugins:
  - search
  - dateline:
      timezone: Europe/Paris
```

"""
PROBLEMS = """# Findings

What `dateline check`, `build` and `ingest` can find, and what to do about it. An error keeps the
item out, a warning and a note do not. Codes are never used for another meaning.

| code | | meaning | way out |
| --- | --- | --- | --- |
"""


def pages() -> dict[str, str]:
    """Path relative to content/ -> text of every page that is made from the code."""
    from dateline.settings import docs

    rows = [f"| {k} | {c.severity} | {c.title} | {c.hint} |" for k, c in CODES.items()]
    return {
        "about/settings.md": f"{SETTINGS}{docs()}\n",
        "about/findings.md": f"{PROBLEMS}{chr(10).join(rows)}\n",
    }


def reference(
    root: Annotated[Path, typer.Option(help="Where mkdocs.yml lies.")] = Path(),
) -> None:
    """Write the manual's pages of settings and findings anew."""
    from dateline.settings import load

    content = root / load(root).content_dir
    for path, text in pages().items():
        write(content / path, text)
