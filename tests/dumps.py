"""The observed page dumps, and what people say must come out of each. Not in the repository."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from conftest import SHARED
from dateline.model import Capture

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

DAILY8 = SHARED / "captures" / "daily8"
OTHER = SHARED / "captures" / "other"
SEED = SHARED / "seeds" / "000_32a54d4066c28e4b.txt"


@dataclass(frozen=True)
class Dump:
    """A page saved as text, the address it was saved from, and the items it holds."""

    name: str
    text: str
    url: str
    language: str
    items: tuple[dict[str, Any], ...]


@cache
def dumps() -> tuple[Dump, ...]:
    """All dumps of the site, by name."""
    return tuple(_dump(path) for path in sorted((DAILY8 / "raw").glob("*.txt")))


def _dump(path: Path) -> Dump:
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    items = json.loads((DAILY8 / "expected" / f"{path.stem}.json").read_text("utf-8"))
    text = path.read_bytes().decode("utf-8")
    return Dump(path.stem, text, told["url"] or "", told["language"], tuple(items))


def capture(text: str | bytes, url: str = "", captured_at: datetime | None = None) -> Capture:
    """A capture of `text`."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(data, "page.txt", sha256, url=url, captured_at=captured_at)


LABELS = (
    "Try Our AI Features\nExplore what Daily8 AI can do for you:\n"
    "Comments\nNo comments yet...\nRelated Articles\n"
)


def page(*times: str, title: str = "Ferry sails again") -> str:
    """A page dump as the site would give it: an article, and one related item for each time."""
    items = (
        f"\nExample Times\n{raw}\n- Example Times\nReport {number}\nIt was report {number}.\n"
        for number, raw in enumerate(times, 1)
    )
    return f"{title}\nThe first boat left at dawn.\n\n{LABELS}{''.join(items)}\n\n\n"
