"""What a build has to do: compare the wanted keys with those of the last build. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Set


@dataclass(frozen=True, slots=True)
class Change:
    """Paths to render and write, to leave as they are, and to delete; each in sorted order."""

    write: tuple[str, ...]
    keep: tuple[str, ...]
    delete: tuple[str, ...]


def diff(wanted: Mapping[str, str], built: Mapping[str, str], present: Set[str]) -> Change:
    """Compare keys by path.

    `wanted` and `built` map a path to its key; `present` are the files of the output directory.
    A path is written when its key differs or its file is gone. Only what a former build wrote is
    deleted: files that others put into the directory are never touched.
    """
    write = [p for p, key in wanted.items() if built.get(p) != key or p not in present]
    stale = [p for p in built if p not in wanted and p in present]
    writing = set(write)
    keep = [p for p in wanted if p not in writing]
    return Change(tuple(sorted(write)), tuple(sorted(keep)), tuple(sorted(stale)))
