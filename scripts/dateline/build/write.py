"""Atomic writes: a file is whole or absent, whatever happens. Touches the disk, decides nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY = ".dateline-new"


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and rename it there. Raises OSError; then the old file stays."""
    temporary = path.with_name(path.name + TEMPORARY)
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        os.replace(temporary, path)  # noqa: PTH105 - one call, and the name everybody knows
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def delete(site: Path, path: str) -> None:
    """Delete a file of the site and the directories it leaves empty, never `site` itself."""
    target = site / path
    target.unlink(missing_ok=True)
    parent = target.parent
    while parent != site and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent


def present(site: Path) -> frozenset[str]:
    """Paths of all files below `site`, with forward slashes."""
    found: list[str] = []
    stack = [("", str(site))]
    while stack:
        prefix, directory = stack.pop()
        try:
            entries = list(os.scandir(directory))
        except FileNotFoundError:
            continue
        for item in entries:
            if item.is_dir(follow_symlinks=False):
                stack.append((f"{prefix}{item.name}/", item.path))
            else:
                found.append(prefix + item.name)
    return frozenset(found)
