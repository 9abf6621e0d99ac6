"""The archive's own scripts as readers load them: without comments and spaces, which is half the
bytes, and those that are needed together in one file, which is one journey instead of many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rjsmin import jsmin  # type: ignore[import-untyped]

from dateline.build.write import write_atomic

from .directories import theme_directory

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

CORE = (
    "dates", "words", "pack", "stems", "messages", "query", "index", "clauses", "engine", "teaser",
    "answers",
)  # fmt: skip
"""Modules of a search, each behind those it uses. What they name at their top is named once."""
PAGE = ("dom", "state", "saved", "tallies", "timeline", "offers", "facets", "results", "page")
"""Modules of the page of all results, likewise."""
_SEARCH = "assets/javascripts/search"
_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"\./([\w/-]+)\.js";\n', re.MULTILINE)
_WITHIN, _BESIDE = (
    re.compile(rf'((?:from|import\()\s*"{before})(?:{"|".join(CORE)})\.js"')
    for before in (r"\./", r"\.\./search/")
)
_WORD = re.compile(r"\w+")
_EXPORT = re.compile(r"^export ((?:async )?(?:class|const|function\*?) (\w+))", re.MULTILINE)


def shorten_scripts(site: Path) -> None:
    """Shorten those of `site` that come from the archive's theme, and no others."""
    own = theme_directory()
    _join(own / _SEARCH, site / _SEARCH)
    for path in sorted((own / "assets" / "javascripts").rglob("*.js")):
        script = site / path.relative_to(own)
        if script.is_file() and script != site / _SEARCH / "page.js":
            named = _WITHIN if path.parent == own / _SEARCH else _BESIDE
            whole = named.sub(r'\1core.js"', script.read_text("utf-8"))
            write_atomic(script, jsmin(whole).encode())


def _join(own: Path, search: Path) -> None:
    """Put what is needed together into one file each, in the place of the last."""
    if not all((search / f"{name}.js").is_file() for name in (*CORE, *PAGE)):
        return
    every = {path: path.read_text("utf-8") for path in sorted(own.parent.rglob("*.js"))}
    core, page = (
        joined(
            {name: every[own / f"{name}.js"] for name in names},
            {
                word
                for path in every
                if path.stem not in names
                for word in _WORD.findall(every[path])
            },
        )
        for names in (CORE, PAGE)
    )
    for name in (*CORE, *PAGE):
        (search / f"{name}.js").unlink()
    write_atomic(search / "core.js", jsmin(core).encode())
    write_atomic(search / "page.js", jsmin(page).encode())


def joined(modules: Mapping[str, str], wanted: Container[str]) -> str:
    """Modules by their names, each behind those it uses, as one module with what they export and is
    `wanted`; what several of them import from a module outside is imported once."""
    outside: dict[str, set[str]] = {}
    for text in modules.values():
        for names, module in _IMPORT.findall(text):
            if module not in modules:
                known = outside.setdefault("core" if module in CORE else module, set())
                known |= {name.strip() for name in names.split(",") if name.strip()}
    imports = (
        f'import {{ {", ".join(sorted(names))} }} from "./{module}.js";\n'
        for module, names in sorted(outside.items())
    )
    text = "\n".join(_IMPORT.sub("", module) for module in modules.values())
    exported = sorted({name for _, name in _EXPORT.findall(text) if name in wanted})
    body = _EXPORT.sub(lambda found: found[1], text)
    return f"{''.join(imports)}{body}\nexport {{ {', '.join(exported)} }};\n"
