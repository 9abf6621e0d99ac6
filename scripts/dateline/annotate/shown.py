"""What a run of the annotators did, for people, for programs, and for a pull request. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from dateline.text.tables import cell, markdown_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .run import Annotation
    from .suggestion import Suggestion


def data(found: Annotation, *, dry: bool) -> dict[str, object]:
    """As plain values."""
    files = [
        {
            "path": file.path,
            "title": file.title,
            "suggestions": [asdict(each) | {"value": _plain(each)} for each in file.taken],
        }
        for file in found.files
    ]
    return {"dry_run": dry, "looked_at": found.looked_at, "files": files}


def text(found: Annotation, *, dry: bool) -> str:
    """As lines: each file, each field with its value, and why."""
    return "\n".join([*_lines(found), _count(found, dry=dry)])


def markdown(found: Annotation, *, dry: bool) -> str:
    """As a table for each file."""
    parts = [_count(found, dry=dry)]
    for file in found.files:
        rows = [
            (each.field, _value(each), f"{each.confidence:.2f}", "; ".join(each.evidence))
            for each in file.taken
        ]
        head = f"### {cell(file.title)}\n\n`{file.path}`\n"
        table = markdown_table(("field", "value", "confidence", "why"), rows)
        parts.append(f"{head}\n{table}")
    return "\n\n".join(parts)


def _lines(found: Annotation) -> Iterator[str]:
    for file in found.files:
        yield file.path
        for each in file.taken:
            why = "; ".join(each.evidence)
            yield f"  {each.field}: {_value(each)} ({each.confidence:.2f}) {why}".rstrip()


def _count(found: Annotation, *, dry: bool) -> str:
    written = "nothing written" if dry else "written"
    changed = len(found.files) + found.more
    more = f"; {found.more:,} are not listed" if found.more else ""
    return f"{found.looked_at:,} articles looked at, {changed:,} changed ({written}){more}"


def _plain(each: Suggestion) -> object:
    return each.value if isinstance(each.value, str) else list(each.value)


def _value(each: Suggestion) -> str:
    value = each.value if isinstance(each.value, str) else ", ".join(each.value)
    return " ".join(value.split()) or "none"
