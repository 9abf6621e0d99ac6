"""The articles of late, by their terms: an inverted index that forgets.

Only an article's weightiest terms are looked up, and of the articles that share a term only the
latest and the oldest: by both a search costs the same in an archive of any size, and the thousandth
report of one event still finds the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from .vectors import dot

if TYPE_CHECKING:
    from .vectors import Vector

Near = list[tuple[float, int]]
"""Articles by number with their similarity, the most alike first."""

INDEXED = 24
"""Weightiest terms of an article that it is found by."""
PROBES = 20
"""Weightiest terms of an article that are looked up."""
TELLING = 6
"""Of these the first, which count twice."""
ENDS = 16
"""Articles that are looked at for each term, of the latest and of the oldest."""
CANDIDATES = 8
"""Articles of which all terms are compared, at most, from the batch and from before it."""
SHARED = 3
"""What an article must count for to be compared: three terms, or one of the most telling and
another. Two took half as long again and found nothing more on ECB+."""
LEAST = 0.1
"""The similarity from which two articles are neighbours at all."""


class Window:
    """The last `size` articles by number. Numbers must be added in rising order."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._vectors: dict[int, Vector] = {}
        self._postings: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, vector: Vector) -> list[int]:
        """Take an article in; the numbers of those that leave for it."""
        gone = []
        self._vectors[number] = vector
        postings = self._postings
        for term in islice(vector, INDEXED):
            postings[term].append(number)
        while len(self._vectors) > self._size:
            oldest = next(iter(self._vectors))
            self._forget(oldest)
            gone.append(oldest)
        return gone

    def _forget(self, number: int) -> None:
        """Let the oldest article go, the first of each of its postings."""
        postings = self._postings
        for term in islice(self._vectors.pop(number), INDEXED):
            posting = postings[term]
            if len(posting) == 1:
                del postings[term]
            else:
                del posting[0]

    def vector(self, number: int) -> Vector:
        """An article's vector. Raises KeyError for one that left."""
        return self._vectors[number]

    def neighbours(self, vector: Vector, since: int = 0) -> Near:
        """The articles that are like `vector`, the most alike first, with their similarity.

        Half of them come from before the number `since`, where a batch begins: a flood of reports
        of one event in one batch still finds the story it belongs to. Terms in common are counted
        before any weights are multiplied, for counting is done in C.
        """
        numbers: list[int] = []
        for place, term in enumerate(islice(vector, PROBES)):
            if term in self._postings:
                ends = _ends(self._postings[term])
                numbers += ends
                if place < TELLING:
                    numbers += ends
        common = Counter(numbers).items()
        likely = [(count, number) for number, count in common if count >= SHARED]
        if not likely:
            return []
        likely.sort(reverse=True)
        near = [number for _, number in likely if number < since][:CANDIDATES]
        near += [number for _, number in likely if number >= since][:CANDIDATES]
        vectors = self._vectors
        found = [(dot(vector, vectors[number]), number) for number in near]
        found = [item for item in found if item[0] >= LEAST]
        found.sort(key=lambda item: (-item[0], item[1]))
        return found


def _ends(posting: list[int]) -> list[int]:
    """The oldest and the latest numbers of a posting."""
    return posting if len(posting) <= 2 * ENDS else posting[:ENDS] + posting[-ENDS:]
