"""Captures from disk: files, directories, and the sidecars that say what the bytes cannot.

A sidecar is `<name>.json` beside `<name>.<anything>`, with the keys `url`, `captured` (or
`captured_at`), `source` (an id of sources.yml), `media_type` and `headers`, of which those count
that reserve rights. A file's own time of change is never taken for the time of capture. The only
part of intake that reads captures; knows nothing of formats.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dateline.errors import Problem, UsageError, problem
from dateline.model import Capture
from dateline.text.reservations import reserved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_SIDECAR = 100_000  # bytes
_OURS = (".reason.txt", ".dateline-new")


@dataclass(frozen=True, slots=True)
class _Sidecar:
    """What is known of a capture from outside."""

    url: str = ""
    captured: datetime | None = None
    source: str = ""
    media_type: str = ""
    reserved: tuple[str, ...] = ()


def moment(text: str) -> datetime:
    """An ISO 8601 time with an offset, in UTC to the second. Raises ValueError for anything else:
    a time without an offset names no moment."""
    try:
        stated = datetime.fromisoformat(text.strip().upper())
        found = stated.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} is no time such as 2026-11-23T10:02:11Z") from error
    if stated.tzinfo is None:
        raise ValueError("give a time with an offset, such as 2026-11-23T10:02:11Z")
    if not 1990 <= found.year <= 9000:
        raise ValueError(f"{text!r} is no year in which pages were captured")
    return found


def files(paths: Iterable[Path]) -> list[Path]:
    """The captures at `paths`: files as given, directories with all below them, sorted; each once.

    Sidecars, hidden files and what intake itself writes are no captures. Raises UsageError for a
    path that is not there, is no file, or is a directory that cannot be read.
    """
    found: dict[Path, None] = {}
    described: dict[Path, frozenset[str]] = {}
    for path in paths:
        if not path.is_file() and not path.is_dir():
            said = "is neither a file nor a directory" if path.exists() else "is not there"
            raise UsageError(f"{path} {said}", "give paths of captures or directories")
        for file in _below(path) if path.is_dir() else (path,):
            if file.suffix == ".json" and file.parent not in described:
                described[file.parent] = _described(file.parent)
            sidecar = file.suffix == ".json" and file.stem in described[file.parent]
            if not sidecar and not file.name.endswith(_OURS):
                found.setdefault(file)
    return list(found)


def _below(directory: Path) -> Iterator[Path]:
    for name, directories, names in os.walk(directory, onerror=_fail):
        directories[:] = sorted(each for each in directories if not each.startswith("."))
        visible = (Path(name, each) for each in sorted(names) if not each.startswith("."))
        yield from (file for file in visible if file.is_file())


def _described(directory: Path) -> frozenset[str]:
    """What a sidecar in `directory` may be called but for its ending: files' whole names, and
    those without their ending."""
    _, _, names = next(os.walk(directory, onerror=_fail))
    return frozenset(names) | {Path(name).stem for name in names if not name.endswith(".json")}


def _fail(error: OSError) -> NoReturn:
    raise UsageError(f"{error.filename} cannot be read: {error.strerror or error}") from error


def by_time(paths: Iterable[Path], captured: datetime | None) -> list[Path]:
    """The paths in the order in which their captures were made, as far as sidecars or `captured`
    say so, those of unknown time first: of two versions of a page the later one counts."""
    never = datetime.min.replace(tzinfo=UTC)
    known = []
    for path in paths:
        sidecar = _sidecar(path)
        stated = sidecar.captured if isinstance(sidecar, _Sidecar) else None
        known.append((stated or captured or never, path))
    return [path for _, path in sorted(known, key=lambda each: each[0])]


def captures(
    paths: Iterable[Path], captured: datetime | None, most: int, *, careful: bool = False
) -> Iterator[Capture | Problem]:
    """Each capture, or the finding that says why it cannot be read, one at a time.

    `captured` counts where no sidecar says better; `most` is the largest size in bytes; `careful`
    is how they are to be read.
    """
    for file in paths:
        shown = os.fsencode(file.as_posix()).decode("utf-8", "replace")
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
        yield Capture(
            data,
            shown,
            sha256,
            media_type=sidecar.media_type,
            url=sidecar.url,
            captured_at=sidecar.captured or captured,
            source=sidecar.source,
            reserved=sidecar.reserved,
            careful=careful,
        )


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
    captured = data.get("captured") or data.get("captured_at")
    texts = [data.get(key) for key in ("url", "source", "media_type")]
    if not all(isinstance(text, str | None) for text in (*texts, captured)):
        raise ValueError("url, captured, source and media_type must be texts")
    headers = data.get("headers", {})
    if not isinstance(headers, dict):
        raise ValueError("headers must be an object")
    told = {str(name).lower(): value for name, value in headers.items() if isinstance(value, str)}
    return _Sidecar(
        data.get("url") or "",
        moment(captured) if captured else None,
        data.get("source") or "",
        data.get("media_type") or "",
        reserved(told.get("x-robots-tag", ""), told.get("tdm-reservation", "")),
    )
