"""Where things lie in content/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE_DIRS = ("articles", "undated")


def registry_files(content: Path) -> list[Path]:
    """Every registry and editors' file of `content`, sorted."""
    names = ("sources.yml", "topics.yml", "tags.yml", "entities.yml")
    found = [content / name for name in names]
    found += [*(content / "stories").glob("*.yml"), *(content / "days").glob("*.md")]
    found += (content / "ai").glob("*.yml")
    return sorted(path for path in found if path.is_file())
