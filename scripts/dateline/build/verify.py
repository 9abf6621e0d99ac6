"""Whether a copy of a site is whole and the same, by its lists of checksums.

Knows no archive: a copy, in a directory or on the web, is all there is to ask. Files on no list are
nobody's business here.
"""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.errors import problem

from .checksums import LISTS, list_path, read_list

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from dateline.errors import Problem

    Read = Callable[[str], bytes | None]

LARGEST = 1_000_000_000  # bytes of a file that is read from the web


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: how many files were looked at, and what is wrong."""

    files: int
    problems: tuple[Problem, ...]

    def summary(self) -> str:
        """One line for people."""
        found = len(self.problems)
        return (
            f"{self.files:,} files looked at, {found:,} {'finding' if found == 1 else 'findings'}"
        )


def in_directory(directory: Path) -> Read:
    """Reads files of a copy in a directory."""

    def read(path: str) -> bytes | None:
        try:
            return (directory / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    return read


def on_web(base: str, timeout: float) -> Read:
    """Reads files of a copy on the web; `base` is the address of its front page."""

    def read(path: str) -> bytes | None:
        # A server answers for a page's directory; some know index.html by that name only.
        asked = urllib.request.Request(
            f"{base.rstrip('/')}/{quote(path)}", headers={"Accept-Encoding": "identity"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=timeout) as answer:
                return bytes(answer.read(LARGEST))
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):
                return None
            raise OSError(f"{path}: HTTP {error.code}") from error
        except http.client.HTTPException as error:
            raise OSError(f"{path}: {error}") from error

    return read


def verify(read: Read, months: Collection[str] = ()) -> Verified:
    """Look at every file of the lists called `months`, or of all. Raises OSError where the copy
    cannot be read at all."""
    problems: list[Problem] = []
    count = 0
    for path, digest in _entries(read, LISTS, None, problems):
        if months and path not in {list_path(month) for month in months}:
            continue
        for file, wanted in _entries(read, path, digest, problems):
            count += 1
            problems += _differs(read(file), file, wanted)
    return Verified(count, tuple(problems))


def _entries(
    read: Read, path: str, digest: str | None, problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """The lines of a list; what is wrong with the list itself goes into `problems`."""
    data = read(path)
    if digest is not None:
        problems += _differs(data, path, digest)
    elif data is None:
        problems.append(problem(path, 0, "D802", "the list of all lists is missing"))
    for found in read_list((data or b"").decode("utf-8", "surrogateescape")):
        if isinstance(found, int):
            problems.append(problem(path, found, "D804", "a line that is no checksum"))
        elif _leads_out(found[0]):
            problems.append(problem(path, 0, "D804", f"{found[0]!r} is outside the site"))
        else:
            yield found


def _leads_out(path: str) -> bool:
    """Whether a path of a list, which strangers may have written, leaves the site."""
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or ":" in parts[0]


def _differs(data: bytes | None, path: str, wanted: str) -> list[Problem]:
    if data is None:
        return [problem(path, 0, "D802", "it is missing")]
    if hashlib.sha256(data).hexdigest() != wanted:
        return [problem(path, 0, "D803", "its checksum differs")]
    return []
