"""How content/ looks: the article files with their stamps, and the registries as one hash.

Looks are held packed, one value a directory, and compared so: of ten thousands of files that are
what they were not one becomes an object.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from typing import TYPE_CHECKING, NamedTuple

from dateline.model import digest
from dateline.settings.places import ARTICLE_DIRS, registry_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    Looks = Mapping[str, bytes]

RACE = 2_000_000_000
"""Nanoseconds within which a file may change again without a new time of change."""


UNKNOWN = -1
_SURE, _UNSURE = b"=", b"?"


class Stamp(NamedTuple):
    """Size in bytes, and in nanoseconds the times when bytes and when anything about the file
    changed: equal ones mean an unchanged file. The first time can be set by anybody, which changes
    the second one."""

    size: int
    time: int
    change: int = 0


def scan(content: Path, now: int) -> dict[str, bytes]:
    """The looks of every directory with article files, by its path relative to `content` with a
    slash at its end.

    `now` is the time in nanoseconds since 1970. A file that changed just now has no time that can
    be trusted and gets UNKNOWN, so that it is read again by the next build.
    """
    found: dict[str, bytes] = {}
    stack = [f"{top}/" for top in ARTICLE_DIRS]
    while stack:
        place = stack.pop()
        looks, below = _look(f"{content}/{place}", now)
        if looks:
            found[place] = looks
        stack += [f"{place}{name}/" for name in below]
    return found


def look_into(content: Path, place: str, now: int) -> bytes | None:
    """The looks of one directory; None where it has no article files."""
    return _look(f"{content}/{place}", now)[0]


def _look(directory: str, now: int) -> tuple[bytes | None, list[str]]:
    """The looks of a directory, and the directories in it. Hot: one object a file is too many."""
    names: list[str] = []
    numbers: list[int] = []
    below: list[str] = []
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".md"):
                    names.append(name)
                    try:
                        stat = entry.stat()
                        numbers += (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
                    except OSError:
                        numbers += (0, UNKNOWN, 0)
                    if not entry.is_dir(follow_symlinks=False):
                        continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(name)
    except (FileNotFoundError, NotADirectoryError):
        return None, []
    return (_packed(names, numbers, now) if names else None), below


def _packed(names: list[str], numbers: list[int], now: int) -> bytes:
    """Names and stamps as one value, which begins with whether all stamps can be trusted."""
    sure = max(numbers) <= now - RACE and UNKNOWN not in numbers
    if not sure:
        for place in range(0, len(numbers), 3):
            if max(numbers[place + 1 : place + 3]) > now - RACE:
                numbers[place + 1] = UNKNOWN
    count = len(names).to_bytes(4, "big")
    text = "\0".join(names).encode("utf-8", "surrogateescape")
    return (_SURE if sure else _UNSURE) + count + array("q", numbers).tobytes() + text


def is_sure(looks: bytes) -> bool:
    """Whether all files of a directory have times that can be trusted."""
    return looks.startswith(_SURE)


def stamps_in(place: str, looks: bytes | None) -> dict[str, Stamp]:
    """The article files of a directory by path; none where it has no looks."""
    if looks is None:
        return {}
    count = int.from_bytes(looks[1:5], "big")
    end = 5 + count * 24
    numbers = array("q", looks[5:end])
    names = looks[end:].decode("utf-8", "surrogateescape").split("\0")
    return {f"{place}{name}": Stamp(*numbers[at * 3 : at * 3 + 3]) for at, name in enumerate(names)}


def paths_in(looks: Looks) -> Iterable[str]:
    """The paths of all article files."""
    return (path for place, each in looks.items() for path in stamps_in(place, each))


def place_of(path: str) -> str:
    """The directory of a file, as looks name it."""
    return path[: path.rfind("/") + 1]


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
