"""The archive's own scripts as readers load them: without comments and spaces, which is half the
bytes, and those that every search needs in one file, which is one journey instead of four."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rjsmin import jsmin  # type: ignore[import-untyped]

from dateline.build.write import write_atomic

from .directories import theme_directory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CORE = (
    "dates", "words", "pack", "stems", "messages", "query", "index", "clauses", "engine", "teaser",
)  # fmt: skip
"""Modules of a search, each behind those it uses. What they name at their top is named once."""
_SEARCH = "assets/javascripts/search"
_NAMED = "|".join(CORE)
_IMPORT = re.compile(rf'^import\s*\{{[^}}]*\}}\s*from\s*"\./(?:{_NAMED})\.js";\n', re.MULTILINE)
_WITHIN, _BESIDE = (
    re.compile(rf'((?:from|import\()\s*"{before})(?:{_NAMED})\.js"')
    for before in (r"\./", r"\.\./search/")
)
_EXPORT = re.compile(r"^export ((?:async )?(?:class|const|function\*?) (\w+))", re.MULTILINE)


def shorten_scripts(site: Path) -> None:
    """Shorten those of `site` that come from the archive's theme, and no others."""
    own = theme_directory()
    core = {own / _SEARCH / f"{name}.js": site / _SEARCH / f"{name}.js" for name in CORE}
    if all(copy.is_file() for copy in core.values()):
        whole = joined(path.read_text("utf-8") for path in core)
        write_atomic(site / _SEARCH / "core.js", jsmin(whole).encode())
        for copy in core.values():
            copy.unlink()
    for path in sorted((own / "assets" / "javascripts").rglob("*.js")):
        script = site / path.relative_to(own)
        if script.is_file():
            named = _WITHIN if path.parent == own / _SEARCH else _BESIDE
            whole = named.sub(r'\1core.js"', script.read_text("utf-8"))
            write_atomic(script, jsmin(whole).encode())


def joined(modules: Iterable[str]) -> str:
    """`CORE`, given as source texts in that order, as one module with all that they export."""
    text = "\n".join(_IMPORT.sub("", module) for module in modules)
    names = sorted({found[2] for found in _EXPORT.finditer(text)})
    return f"{_EXPORT.sub(lambda found: found[1], text)}\nexport {{ {', '.join(names)} }};\n"
