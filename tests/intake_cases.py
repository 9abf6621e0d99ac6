"""The cases of tests/cases/formats: an input of any kind, and all that is read of it.

`input.<anything>` is the capture; `about.json`, where it is, says its address and the time of its
capture, as a sidecar would, and whether it is read in the careful way.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from conftest import CASES
from dateline.model import Capture, Draft, Part, When

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.formats import Reading

FORMAT_CASES = CASES / "formats"
_ALWAYS = ("role", "title", "published", "body")


@dataclass(frozen=True)
class Case:
    """One case."""

    folder: Path

    def __str__(self) -> str:
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def data(self) -> bytes:
        (file,) = self.folder.glob("input.*")
        return file.read_bytes()

    def capture(self, data: bytes | None = None) -> Capture:
        """The capture, or what is given instead of its bytes."""
        (file,) = self.folder.glob("input.*")
        about = self.folder / "about.json"
        told = json.loads(about.read_text("utf-8")) if about.exists() else {}
        data = self.data if data is None else data
        captured = told.get("captured")
        return Capture(
            data,
            file.name,
            hashlib.sha256(data).hexdigest(),
            url=told.get("url", ""),
            captured_at=datetime.fromisoformat(captured) if captured else None,
            careful=bool(told.get("careful")),
        )


def cases(*formats: str) -> list[Case]:
    """All cases of these formats, of all where none is named."""
    folders = sorted(path for path in FORMAT_CASES.glob("*/*") if path.is_dir())
    return [Case(path) for path in folders if not formats or path.parent.name in formats]


def told(reading: Reading) -> str:
    """A reading as people review it: every fact that a draft states, then what was found."""
    data = {
        "format": reading.format,
        "drafts": [_plain(draft) for draft in reading.drafts],
        "problems": [str(found).rpartition(" (")[0] for found in reading.problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plain(draft: Draft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {
        name: _value(value)
        for name, value in values.items()
        if name in _ALWAYS or value not in ("", (), None, False, "und")
    }


def _value(value: Any) -> Any:
    if isinstance(value, When):
        ends = [end.isoformat() if end else None for end in (value.earliest, value.latest)]
        return {"from": ends[0], "to": ends[1], "precision": value.precision, "raw": value.raw}
    if isinstance(value, Part):
        captured = value.captured_at.isoformat() if value.captured_at else None
        return {"origin": value.origin, "format": value.format, "captured": captured}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [list(item) if isinstance(item, tuple) else item for item in value]
    lines = isinstance(value, str) and not isinstance(value, StrEnum) and "\n" in value
    return value.split("\n") if lines else value
