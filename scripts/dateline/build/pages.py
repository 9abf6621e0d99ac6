"""What of content/ is the archive's data, and what is hand-written pages for MkDocs. Pure but for
the listing of the directory."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Directories and files of content/ that belong to the archive and are never copied into the site.
DATA_DIRS = frozenset({"ai", "articles", "days", "inbox", "quarantine", "stories", "undated"})
DATA_FILES = frozenset(
    {
        "article.schema.json",
        "entities.yml",
        "seen.txt",
        "sources.yml",
        "tags.yml",
        "topics.yml",
    }
)
# In the front matter of a page, which MkDocs reads; see theme/dateline.html.
_UNFOUND = re.compile(r"\A---\n(?:(?!---).*\n)*robots:.*\bnoindex\b")
_HEADING = re.compile(r"^# +(.+?)\s*#*\s*$", re.M)


def is_data(path: str) -> bool:
    """Whether `path`, relative to content/, is the archive's data and no page or asset."""
    first, _, rest = path.partition("/")
    return first in DATA_DIRS if rest else path in DATA_FILES


def address_of(path: str) -> str:
    """The address MkDocs gives to the Markdown file `path` (directory addresses)."""
    pure = PurePosixPath(path)
    parent = "" if str(pure.parent) == "." else f"{pure.parent}/"
    return parent if pure.stem.lower() in ("index", "readme") else f"{parent}{pure.stem}/"


def files_of(content: Path) -> tuple[str, ...]:
    """All files of content/ that are not the archive's data, sorted; dotfiles are left out."""
    found = []
    for directory, below, names in os.walk(content):
        place = Path(directory).relative_to(content)
        # Articles are by far the most of what lies here, and none of them is a page of MkDocs.
        top = not place.parts
        below[:] = [d for d in below if not d.startswith(".") and not (top and d in DATA_DIRS)]
        paths = ((place / name).as_posix() for name in names if not name.startswith("."))
        found += [path for path in paths if not is_data(path)]
    return tuple(sorted(found))


def hand_written(content: Path, files: Iterable[str]) -> dict[str, str]:
    """Address -> title of the hand-written pages among `files`; a static file has no title, nor has
    a page that asks search engines to leave it out (`robots: noindex`), so no sitemap names it.

    The front page is not among them: index.md is shown above the generated front page.
    """
    pages: dict[str, str] = {}
    for path in files:
        if not path.endswith(".md"):
            pages[path] = ""
        elif address := address_of(path):
            text = (content / path).read_text("utf-8", errors="replace")
            found = _HEADING.search(text)
            title = found[1] if found else address.rstrip("/")
            pages[address] = "" if _UNFOUND.search(text) else title
    return pages
