"""The archive's own scripts without comments and spaces: half the bytes, as readers load them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjsmin import jsmin  # type: ignore[import-untyped]

from dateline.build.write import write_atomic

from .directories import theme_directory

if TYPE_CHECKING:
    from pathlib import Path


def shorten_scripts(site: Path) -> None:
    """Shorten those of `site` that come from the archive's theme, and no others."""
    own = theme_directory()
    for path in sorted((own / "assets" / "javascripts").rglob("*.js")):
        script = site / path.relative_to(own)
        if script.is_file():
            write_atomic(script, jsmin(script.read_text("utf-8")).encode())
