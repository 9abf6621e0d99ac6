"""seen.txt: what once came in, so that it is known again after it was renamed or deleted.

A line is an article's id and one of its identities; lines are sorted, so that two branches merge
by uniting them. Pure; `run` and `write` read and write the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATH = "seen.txt"
_LINE = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{16})")


class Seen:
    """Identities and the ids that have them, as numbers: there are five for each article."""

    def __init__(self, text: str = "") -> None:
        self._first: dict[int, int] = {}
        self._others: dict[int, set[int]] = {}
        for id, mark in read_pairs(text):
            self.add(id, mark)

    def add(self, id: str, mark: str) -> bool:
        """Note that `id` has the identity `mark`; whether that was not known."""
        number, key = int(id, 16), int(mark, 16)
        if key not in self._first:
            self._first[key] = number
            return True
        if number == self._first[key] or number in self._others.get(key, ()):
            return False
        self._others.setdefault(key, set()).add(number)
        return True

    def ids(self, mark: str) -> list[str]:
        """The ids that have an identity, sorted."""
        key = int(mark, 16)
        if key not in self._first:
            return []
        numbers = {self._first[key], *self._others.get(key, ())}
        return [f"{number:08x}" for number in sorted(numbers)]

    def all_ids(self) -> frozenset[str]:
        """Every id that ever had an identity."""
        numbers = set(self._first.values()).union(*self._others.values())
        return frozenset(f"{number:08x}" for number in numbers)


def read_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of id and identity. Lines that are none (left by a merge, say) are passed over."""
    for line in text.splitlines():
        if match := _LINE.fullmatch(line.strip()):
            yield match[1], match[2]


def write_seen(text: str, new: Iterable[tuple[str, str]]) -> str:
    """`text` with the new pairs of id and identity; the same text where there are none."""
    added = {f"{id} {mark}" for id, mark in new}
    if not added:
        return text
    lines = {line.strip() for line in text.splitlines()} | added
    return "\n".join(sorted(line for line in lines if _LINE.fullmatch(line))) + "\n"
