"""How content/ looks: the article files with their stamps, and the registries as one hash."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from dateline.model import digest
from dateline.settings.places import ARTICLE_DIRS, registry_files

from .state import Stamp

if TYPE_CHECKING:
    from pathlib import Path

RACE = 2_000_000_000
"""Nanoseconds within which a file may change again without a new time of change."""


UNKNOWN = -1


def scan(content: Path, now: int) -> dict[str, Stamp]:
    """Every article file by its path relative to `content`, in the order of paths.

    `now` is the time in nanoseconds since 1970. A file that changed just now has no time that can
    be trusted and gets UNKNOWN, so that it is read again by the next build.
    """
    found: dict[str, Stamp] = {}
    stack = [str(content / top) for top in ARTICLE_DIRS]
    cut = len(str(content)) + 1
    while stack:
        try:
            entries = list(os.scandir(stack.pop()))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.name.endswith(".md"):
                found[entry.path[cut:].replace(os.sep, "/")] = _stamp(entry, now)
            if entry.is_dir(follow_symlinks=False):
                stack.append(entry.path)
    return found


def stamp_of(file: Path, now: int) -> Stamp | None:
    """How one file looks; None where there is none."""
    return _stamp(file, now) if os.path.lexists(file) else None


def _stamp(entry: os.DirEntry[str] | Path, now: int) -> Stamp:
    try:
        stat = entry.stat()
    except OSError:
        return Stamp(0, UNKNOWN)
    fresh = max(stat.st_mtime_ns, stat.st_ctime_ns) > now - RACE
    return Stamp(stat.st_size, UNKNOWN if fresh else stat.st_mtime_ns, stat.st_ctime_ns)


def registry_key(content: Path) -> str:
    """A hash of all registries and editors' files."""
    files = registry_files(content)
    return digest([(path.relative_to(content).as_posix(), sha_of(path)) for path in files])


def sha_of(path: Path) -> str:
    """The SHA-256 of a file, empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
