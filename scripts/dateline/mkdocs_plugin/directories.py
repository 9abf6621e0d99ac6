"""Where the archive's theme lies: in the wheel, or beside scripts/ in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def theme_directory() -> Path:
    """The directory of the templates and assets that come with the package."""
    packed = PACKAGE / "theme"
    return packed if packed.is_dir() else PACKAGE.parents[1] / "theme"
