"""Texts by their sketches: which of them a new text copies.

An inverted index over each text's least hashes. Who keeps it decides what it has to hold: a window
of time, say, so that a search costs the same in an archive of any size.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from .sketches import compare

if TYPE_CHECKING:
    from collections.abc import Callable

    from .sketches import Sketch

ALIKE = 0.4  # share of both texts' runs, from which on one is a copy of the other
WITHIN = 0.8  # the same of the shorter text's runs: a copy that was cut, or continued
_CUT, _CONTINUED = 0.15, 0.5  # how long a part is beside the whole; a digest of many is no copy
_LEAST_RUNS = 8  # a text with fewer is a copy only of the very same one
_CUT_RUNS = 40  # a shorter one is no cut copy: a common phrase or a credit would do
_INDEXED = 24  # hashes by which a text is found
_ASKED = 128  # hashes by which it is looked for
_HITS = 2  # hashes in common from which on two texts are compared; one is chance
_COMMON = 100  # texts with the same run from which on it tells nothing: a site's boilerplate
_TRIED = 8  # texts that are compared, those with most hashes in common first


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text that another one copies: its key; the share of both texts' runs that is in both; the
    share of the shorter one's runs that is in the longer one."""

    key: str
    share: float
    within: float

    @property
    def similarity(self) -> float:
        """How alike the two are, from 0 to 1, cut or not."""
        return max(self.share, self.within)


class Texts:
    """Sketches by key. Of several like texts the one added first counts as the first."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[int, Sketch]] = {}  # with the number of their coming
        self._came = 0
        self._index: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, key: str, text: Sketch) -> None:
        """Take a text in. A key counts once."""
        if key in self._texts:
            return
        self._came += 1
        self._texts[key] = self._came, text
        for run in text.least[:_INDEXED]:
            keys = self._index.setdefault(run, [])
            if len(keys) < _COMMON:
                keys.append(key)

    def forget(self, key: str) -> None:
        """Let a text go, if it is there."""
        if key not in self._texts:
            return
        for run in self._texts.pop(key)[1].least[:_INDEXED]:
            keys = [other for other in self._index.pop(run, ()) if other != key]
            if keys:
                self._index[run] = keys

    def copied(
        self, text: Sketch, among: Callable[[str], bool] = lambda _: True
    ) -> Likeness | None:
        """The text that `text` copies most of, of those whose keys `among` says yes to; of several
        that are alike the one that was added first. None where it is nobody's copy."""
        near = self._near(text, among)
        found = [likeness for key in near if (likeness := self._like(key, text))]
        return min(
            found, key=lambda each: (-each.similarity, self._texts[each.key][0]), default=None
        )

    def _near(self, text: Sketch, among: Callable[[str], bool]) -> list[str]:
        """Keys of texts that have hashes in common with `text`, those with most first."""
        counts: dict[str, int] = {}
        for run in self._index.keys() & text.least[:_ASKED]:
            keys = self._index[run]
            if len(keys) < _COMMON:
                for key in keys:
                    counts[key] = counts.get(key, 0) + 1
        least = min(_HITS, len(text.least))
        near = [key for key, count in counts.items() if count >= least and among(key)]
        return nsmallest(_TRIED, near, lambda key: (-counts[key], self._texts[key][0]))

    def _like(self, key: str, text: Sketch) -> Likeness | None:
        older = self._texts[key][1]
        share, within = compare(older, text)
        short, long = min(older.runs, text.runs), max(older.runs, text.runs)
        if short < _LEAST_RUNS:
            alike = older == text
        else:
            part = _CUT if text.runs <= older.runs else _CONTINUED
            whole = within >= WITHIN and short >= max(_CUT_RUNS, part * long)
            alike = share >= ALIKE or whole
        return Likeness(key, share, within) if alike else None
