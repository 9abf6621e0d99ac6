"""seen.txt: what once came in, so that it is known again after it was renamed or deleted.

A line is an article's id and one of its identities; lines are sorted, so that two branches merge
by uniting them. Pure; `run` and `write` read and write the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH = "seen.txt"
_LINE = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{16})")


def read_seen(text: str) -> Mapping[str, frozenset[str]]:
    """Identity -> ids. Lines that are none (left by a merge, say) are passed over."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if match := _LINE.fullmatch(line.strip()):
            found.setdefault(match[2], set()).add(match[1])
    return {mark: frozenset(ids) for mark, ids in found.items()}


def write_seen(text: str, new: Iterable[tuple[str, str]]) -> str:
    """`text` with the new pairs of id and identity; the same text where there are none."""
    added = {f"{id} {mark}" for id, mark in new}
    if not added:
        return text
    lines = {line.strip() for line in text.splitlines()} | added
    return "\n".join(sorted(line for line in lines if _LINE.fullmatch(line))) + "\n"
