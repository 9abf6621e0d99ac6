"""Decided changes onto the disk: each file whole or not at all. Decides nothing."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.errors import Problem

_TEMPORARY = ".dateline-new"


@dataclass(frozen=True, slots=True)
class Change:
    """One file to write, below `content`; `previous` is deleted once it stands. Where `fresh`
    says that there should be no such file yet, another one there stays."""

    path: str
    data: bytes
    previous: str = ""
    fresh: bool = False


def write(content: Path, changes: Iterable[Change]) -> tuple[Problem, ...]:
    """Make the changes, each by itself; a file that holds the bytes already is not touched.

    What could not be written comes back as findings, the others are written.
    """
    problems = []
    for change in changes:
        try:
            _write(content / change.path, change)
            if change.previous:
                (content / change.previous).unlink(missing_ok=True)
        except OSError as error:
            shown = f"{content.name}/{change.path}"
            problems.append(problem(shown, 0, "D513", error.strerror or str(error)))
    return tuple(problems)


def _write(path: Path, change: Change) -> None:
    """Write beside `path` and rename. Raises OSError; then the old file stays."""
    if path.is_file() and path.read_bytes() == change.data:
        return
    if change.fresh and path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + _TEMPORARY)
    try:
        temporary.write_bytes(change.data)
        os.replace(temporary, path)  # noqa: PTH105 - one call, and the name everybody knows
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
