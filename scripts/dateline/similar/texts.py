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
        self._numbers: dict[str, int] = {}  # of keys, in the order of their coming
        self._texts: dict[int, tuple[str, Sketch]] = {}
        self._came = 0
        # By run the text that has it, or several: most runs are one text's, and a list for each of
        # them would be half of all memory.
        self._index: dict[int, int | list[int]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, key: str, text: Sketch) -> None:
        """Take a text in. A key counts once."""
        if key in self._numbers:
            return
        self._came += 1
        number, index = self._came, self._index
        self._numbers[key] = number
        self._texts[number] = key, text
        for run in text.least[:_INDEXED]:
            there = index.setdefault(run, number)
            if isinstance(there, list):
                if len(there) < _COMMON:
                    there.append(number)
            elif there != number:
                index[run] = [there, number]

    def forget(self, key: str) -> None:
        """Let a text go, if it is there."""
        if key not in self._numbers:
            return
        number = self._numbers.pop(key)
        for run in self._texts.pop(number)[1].least[:_INDEXED]:
            there = self._index.pop(run, number)
            if isinstance(there, list):
                there = [other for other in there if other != number]
                there = there[0] if len(there) == 1 else there
            if there != number and there != []:
                self._index[run] = there

    def copied(
        self, text: Sketch, among: Callable[[str], bool] = lambda _: True
    ) -> Likeness | None:
        """The text that `text` copies most of, of those whose keys `among` says yes to; of several
        that are alike the one that was added first. None where it is nobody's copy."""
        found = [
            (-likeness.similarity, number, likeness)
            for number in self._near(text, among)
            if (likeness := self._like(number, text))
        ]
        return min(found)[2] if found else None

    def _near(self, text: Sketch, among: Callable[[str], bool]) -> list[int]:
        """Numbers of texts that have hashes in common with `text`, those with most first."""
        counts: dict[int, int] = {}
        index = self._index
        for run in index.keys() & text.least[:_ASKED]:
            there = index[run]
            if not isinstance(there, list):
                counts[there] = counts.get(there, 0) + 1
            elif len(there) < _COMMON:
                for number in there:
                    counts[number] = counts.get(number, 0) + 1
        least, texts = min(_HITS, len(text.least)), self._texts
        near = [n for n, count in counts.items() if count >= least and among(texts[n][0])]
        return nsmallest(_TRIED, near, lambda number: (-counts[number], number))

    def _like(self, number: int, text: Sketch) -> Likeness | None:
        key, older = self._texts[number]
        share, within = compare(older, text)
        short, long = min(older.runs, text.runs), max(older.runs, text.runs)
        if short < _LEAST_RUNS:
            alike = older == text
        else:
            part = _CUT if text.runs <= older.runs else _CONTINUED
            whole = within >= WITHIN and short >= max(_CUT_RUNS, part * long)
            alike = share >= ALIKE or whole
        return Likeness(key, share, within) if alike else None
