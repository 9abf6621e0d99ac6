"""The record of the last build: path -> key and content hash. A cache: losing it costs time only.

A manifest that is missing, damaged or of another version reads as empty, and the next build
writes everything anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`entries` maps a path of the site to (key, SHA-256 of the bytes written)."""

    entries: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def keys(self) -> dict[str, str]:
        """The key of every path."""
        return {path: key for path, (key, _) in self.entries.items()}

    def dump(self) -> str:
        """As JSON, one path a line, sorted."""
        lines = [
            f"  {json.dumps(path)}: {json.dumps(list(entry))}"
            for path, entry in sorted(self.entries.items())
        ]
        body = ",\n".join(lines)
        return f'{{"version": {VERSION}, "entries": {{\n{body}\n}}}}\n'


def read(text: str | None) -> Manifest:
    """The manifest in `text`, or an empty one where there is none that can be trusted."""
    try:
        data = json.loads(text or "")
        if data["version"] != VERSION:
            return Manifest()
        return Manifest({str(p): (str(key), str(sha)) for p, (key, sha) in data["entries"].items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return Manifest()
