"""Atomic writes: a file is whole or absent, whatever happens. Touches the disk, decides nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY = ".dateline-new"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_atomic(path: Path | str, data: bytes) -> None:
    """Write `data` beside `path` and rename it there. Raises OSError; then the old file stays.

    Plain system calls: a site has more files than anything else, and each call counts.
    """
    final = os.fspath(path)
    temporary = final + TEMPORARY
    try:
        try:
            handle = os.open(temporary, _NEW, 0o666)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(final), exist_ok=True)  # noqa: PTH103, PTH120 - as above
            handle = os.open(temporary, _NEW, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
        os.replace(temporary, final)  # noqa: PTH105 - one call, and the name everybody knows
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - as above
        raise


class Directories:
    """Makes directories, so that no write has to fail first. Of those that were made it knows the
    last one: the files of a directory come one after another, and most directories hold one."""

    def __init__(self) -> None:
        self._last = ""

    def make(self, path: str) -> None:
        """The directory `path` and all above it."""
        if path == self._last:
            return
        self._last = path
        try:
            os.mkdir(path)  # noqa: PTH102 - hot
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(path)  # noqa: PTH103 - as above


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
