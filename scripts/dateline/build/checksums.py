"""Checksums of the site's files, one list a month and one of the rest, and the list of the lists.

As `sha256sum` writes and checks them, with paths from the site's root: whoever keeps a copy can
tell whether it is whole and the same, month by month, with `dateline verify` or without. Pure.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

LISTS = "data/SHA256SUMS"
REST = "rest"
_ENDING = ".sha256"
_MONTH = re.compile(r"(\d{4})/(\d{2})/|data/(\d{4})-(\d{2})\.")
_FIRST = frozenset("0123456789d")
"""With what a path begins that may be on a month's list: most others are told by it at once."""
_OWN = re.compile(r"data/(?:SHA256SUMS|[^/]+\.sha256)")
_LINE = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")


def list_of(path: str) -> str:
    """The name of the list that a file is on: its month (2026-11) or the rest."""
    found = _MONTH.match(path) if path[:1] in _FIRST else None
    if found is None:
        return REST
    return f"{found[1]}-{found[2]}" if found[1] else f"{found[3]}-{found[4]}"


def list_path(name: str) -> str:
    """Where a list is."""
    return f"data/{name}{_ENDING}"


def list_at(path: str) -> str:
    """The name of the list at `path`."""
    return path.removeprefix("data/").removesuffix(_ENDING)


def is_list(path: str) -> bool:
    """Whether a file of the site is one of these lists, which are on none themselves."""
    return path.startswith("data/") and _OWN.fullmatch(path) is not None


def lists(
    files: Mapping[str, bytes], wanted: Set[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the lists of `files` (path -> SHA-256): those called `wanted`, or all."""
    paths: dict[str, list[str]] = {}
    for path in sorted(files):
        name = list_of(path)
        if not is_list(path) and (wanted is None or name in wanted):
            paths.setdefault(name, []).append(path)
    for name in sorted(paths):
        rows = [_row(path, files[path].hex()) for path in paths[name]]
        yield list_path(name), "".join(rows).encode("utf-8", "surrogateescape")


def list_of_lists(files: Mapping[str, bytes]) -> bytes:
    """The list of the lists (path -> SHA-256), by which alone a copy can be told from another."""
    return "".join(_row(path, files[path].hex()) for path in sorted(files)).encode()


def read_list(text: str) -> Iterator[tuple[str, str] | int]:
    """Path and SHA-256 (hexadecimal) of each line; the number of a line that holds neither."""
    for number, row in enumerate(text.split("\n"), 1):
        found = _LINE.fullmatch(row)
        if found is not None:
            yield (_plain(found[3]) if found[1] else found[3]), found[2]
        elif row:
            yield number


def all_lists(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Every list of a whole site, that of the lists last. `files` are paths and bytes."""
    sums = {path: hashlib.sha256(data).digest() for path, data in files}
    made = dict(lists(sums))
    yield from made.items()
    yield LISTS, list_of_lists({p: hashlib.sha256(data).digest() for p, data in made.items()})


def _row(path: str, digest: str) -> str:
    """A line of a list; as GNU writes it, a backslash before it says that the name holds some."""
    if "\\" in path or "\n" in path:
        name = path.replace("\\", "\\\\").replace("\n", "\\n")
        return f"\\{digest}  {name}\n"
    return f"{digest}  {path}\n"


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], name)
