"""`dateline read`: what captures say, before anything is decided about them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from .ingest import Captured, Careful, Output, Paths, capture_time, check_output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.formats import Reading
    from dateline.model import Draft


def read(
    files: Paths,
    captured: Captured = None,
    careful: Careful = False,
    output: Output = "text",
) -> None:
    """Show what captures say: their items, times as stated, damage, and what is wrong."""
    from dateline.errors import Severity, worst
    from dateline.ingest import inbox

    moment = capture_time(captured)
    check_output(output)
    readings = list(_readings(inbox.files(files), moment, careful=careful))
    if output == "json":
        data = [_plain(path, reading) for path, reading in readings]
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for line in (line for path, reading in readings for line in _lines(path, reading)):
            typer.echo(line)
    if worst(found for _, reading in readings for found in reading.problems) is Severity.ERROR:
        raise typer.Exit(1)


def _readings(
    files: list[Path], captured: datetime | None, *, careful: bool
) -> Iterator[tuple[str, Reading]]:
    from dateline.errors import Problem
    from dateline.formats import Reading, read
    from dateline.ingest.inbox import captures
    from dateline.settings import Settings

    most = Settings().max_capture_bytes
    for file in files:
        for capture in captures([file], captured, most, careful=careful):
            if isinstance(capture, Problem):
                yield file.as_posix(), Reading("", "und", (), (capture,))
            else:
                yield capture.origin, read(capture)


def _plain(path: str, reading: Reading) -> dict[str, object]:
    """A reading as plain values, null where nothing is known."""
    return {
        "path": path,
        "format": reading.format or None,
        "language": _known_language(reading.language),
        "drafts": [_plain_draft(draft) for draft in reading.drafts],
        "problems": [asdict(found) for found in reading.problems],
    }


def _known_language(language: str) -> str | None:
    return None if language == "und" else language


def _plain_draft(draft: Draft) -> dict[str, object]:
    when = draft.published
    return {
        "role": draft.role.value,
        "title": draft.title,
        "publisher": draft.publisher or None,
        "published": {
            "raw": when.raw if when else None,
            "earliest": when.earliest.isoformat() if when and when.earliest else None,
            "latest": when.latest.isoformat() if when and when.latest else None,
            "precision": when.precision.value if when and when.precision else None,
        },
        "category": draft.category or None,
        "tags": list(draft.tags),
        "body": draft.body,
        "damage": list(draft.damage),
        "truncated": draft.truncated,
        "lines": list(draft.lines),
    }


def _lines(path: str, reading: Reading) -> Iterator[str]:
    from dateline.text.counting import word_count

    language = _known_language(reading.language) or "language unknown"
    yield f"{path}: {reading.format or 'no known format'}, {language}"
    for draft in reading.drafts:
        first, last = draft.lines
        stated = draft.published.raw if draft.published else None
        marks = [*draft.damage, *(["truncated"] if draft.truncated else [])]
        words = f"{word_count(draft.body)} words"
        parts = (draft.publisher, stated or "no time", draft.category, *draft.tags, words, *marks)
        yield f"  {draft.role.value}: {draft.title}"
        yield f"    lines {first}-{last}; {'; '.join(part for part in parts if part)}"
    yield from (f"  {found}" for found in reading.problems)
