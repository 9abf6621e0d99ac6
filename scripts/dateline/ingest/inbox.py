"""Captures from disk: files, directories, and the sidecars that say what the bytes cannot.

A sidecar is `<name>.json` beside `<name>.<anything>`, with the keys `url` and `captured` (or
`captured_at`). A file's own time of change is never taken for the time of capture. The only part
of intake that reads captures; knows nothing of formats.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import Problem, UsageError, problem
from dateline.model import Capture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_SIDECAR = 100_000  # bytes
_MINUTES = re.compile(r"[+-]\d{2}(?::?\d{2})?\Z|[Zz]\Z")
_OURS = (".reason.txt", ".dateline-new")


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """What is known of a capture from outside."""

    url: str = ""
    captured: datetime | None = None


def moment(text: str) -> datetime:
    """An ISO 8601 time with an offset, in UTC to the second. Raises ValueError for anything else:
    a time without an offset names no moment."""
    text = text.strip()
    if not _MINUTES.search(text):
        raise ValueError("give a time with an offset, such as 2026-11-23T10:02:11Z")
    try:
        found = datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no time such as 2026-11-23T10:02:11Z") from error
    if not 1990 <= found.year <= 9000:
        raise ValueError(f"{text!r} is no year in which pages were captured")
    return found


def files(paths: Iterable[Path]) -> list[Path]:
    """The captures at `paths`: files as given, directories with all below them, sorted; each once.

    Sidecars, hidden files and what intake itself writes are no captures. Raises UsageError for a
    path that is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no {path}", "give paths of captures or directories")
        for file in _below(path) if path.is_dir() else (path,):
            if file.is_file() and not file.name.endswith(_OURS) and not _is_sidecar(file):
                found.setdefault(file)
    return list(found)


def _below(directory: Path) -> Iterator[Path]:
    for name, directories, names in os.walk(directory):
        directories[:] = sorted(each for each in directories if not each.startswith("."))
        yield from (Path(name, each) for each in sorted(names) if not each.startswith("."))


def _is_sidecar(file: Path) -> bool:
    """Whether `file` describes another one: same name but for the ending."""
    if file.suffix.lower() != ".json":
        return False
    if file.with_suffix("").suffix and file.with_suffix("").is_file():
        return True
    others = file.parent.glob(f"{_literal(file.stem)}.*")
    return any(other.suffix.lower() != ".json" and other.stem == file.stem for other in others)


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def captures(
    paths: Iterable[Path], captured: datetime | None, most: int
) -> Iterator[Capture | Problem]:
    """Each capture, or the finding that says why it cannot be read, one at a time.

    `captured` counts where no sidecar says better; `most` is the largest size in bytes.
    """
    for file in paths:
        shown = file.as_posix()
        try:
            size = file.stat().st_size
            data = b"" if size > most else file.read_bytes()
        except OSError as error:
            yield problem(shown, 0, "D508", error.strerror or str(error))
            continue
        if size > most:
            yield problem(shown, 0, "D504", f"{size:,} bytes, more than {most:,}")
            continue
        sidecar = _sidecar(file)
        if isinstance(sidecar, Problem):
            yield sidecar
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        when = sidecar.captured or captured
        yield Capture(data, shown, sha256, url=sidecar.url, captured_at=when)


def _sidecar(file: Path) -> _Sidecar | Problem:
    """What stands beside `file`; nothing where there is no sidecar."""
    for place in (file.with_suffix(".json"), file.with_name(f"{file.name}.json")):
        if place != file and place.is_file():
            try:
                return _told(place)
            except (OSError, ValueError, RecursionError) as error:
                return problem(place.as_posix(), 0, "D512", " ".join(str(error).split()))
    return _Sidecar()


def _told(place: Path) -> _Sidecar:
    if place.stat().st_size > _MOST_SIDECAR:
        raise ValueError(f"more than {_MOST_SIDECAR:,} bytes")
    data = json.loads(place.read_text("utf-8-sig"))
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    url, captured = data.get("url"), data.get("captured") or data.get("captured_at")
    if not isinstance(url, str | None) or not isinstance(captured, str | None):
        raise ValueError("url and captured must be texts")
    return _Sidecar(url or "", moment(captured) if captured else None)
