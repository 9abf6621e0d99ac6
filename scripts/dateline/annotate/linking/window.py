"""The articles of late, by their terms: an inverted index that forgets.

Only an article's weightiest terms are looked up, and of the articles that share a term only the
latest and the oldest: by both a search costs the same in an archive of any size, and the thousandth
report of one event still finds the first.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from .vectors import dot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .vectors import Vector

PROBES = 20
ENDS = 20
"""Articles that are looked at for each term, of the latest and of the oldest."""
CANDIDATES = 12
"""Articles of which all terms are compared, at most, from the batch and from before it."""
LEAST = 0.05
"""The similarity from which two articles are neighbours at all."""


class Window:
    """The last `size` articles by number. Numbers must be added in rising order."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._vectors: dict[int, Vector] = {}
        self._postings: dict[str, dict[int, float]] = {}

    def add(self, number: int, vector: Vector) -> list[int]:
        """Take an article in; the numbers of those that leave for it."""
        gone = []
        self._vectors[number] = vector
        for term, weight in vector.items():
            self._postings.setdefault(term, {})[number] = weight
        while len(self._vectors) > self._size:
            oldest = next(iter(self._vectors))
            self._forget(oldest)
            gone.append(oldest)
        return gone

    def _forget(self, number: int) -> None:
        for term in self._vectors.pop(number):
            posting = self._postings[term]
            del posting[number]
            if not posting:
                del self._postings[term]

    def vector(self, number: int) -> Vector:
        """An article's vector. Raises KeyError for one that left."""
        return self._vectors[number]

    def neighbours(self, vector: Vector, since: int = 0) -> list[tuple[float, int]]:
        """The articles that are like `vector`, the most alike first, with their similarity.

        Half of them come from before the number `since`, where a batch begins: a flood of reports
        of one event in one batch still finds the story it belongs to.
        """
        partial: dict[int, float] = {}
        for term in islice(vector, PROBES):
            posting = self._postings.get(term)
            if posting is None:
                continue
            weight = vector[term]
            for number in _ends(posting):
                partial[number] = partial.get(number, 0.0) + weight * posting[number]
        likely = _best(partial, [number for number in partial if number < since])
        likely += _best(partial, [number for number in partial if number >= since])
        found = [(dot(vector, self._vectors[number]), number) for number in likely]
        found = [item for item in found if item[0] >= LEAST]
        found.sort(key=lambda item: (-item[0], item[1]))
        return found


def _best(partial: dict[int, float], numbers: list[int]) -> list[int]:
    """Those of the numbers that are most alike so far; ties by number."""
    numbers.sort()
    numbers.sort(key=partial.__getitem__, reverse=True)
    return [number for number in numbers[:CANDIDATES] if partial[number] >= LEAST / 2]


def _ends(posting: dict[int, float]) -> Iterable[int]:
    """The oldest and the latest numbers of a posting."""
    if len(posting) <= 2 * ENDS:
        return posting
    return (*islice(posting, ENDS), *islice(reversed(posting), ENDS))
