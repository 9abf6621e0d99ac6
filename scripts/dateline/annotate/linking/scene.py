"""What a batch may be linked with, as a graph of groups. Pure."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from .sparse import AT_ONCE, Laid, Rows, Table, end_to_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .cluster import Node, Parts
    from .link import Linker

    Edge = tuple[int, int]

LOOSE = 8
"""Articles without a story among the neighbours that may come along."""


class Scene:
    """What a batch may be linked with: its articles, living stories and loose articles near."""

    def __init__(self, linker: Linker, free: list[int]) -> None:
        self._linker, self._free = linker, free
        self.nodes: list[Node] = []
        self._articles: dict[int, int] = {}
        self._stories: dict[int, int] = {}
        self._vectors: list[Rows] = []
        self._laid, self._table = Laid(), Table()

    def graph(self) -> dict[tuple[int, int], float]:
        """The pairs of nodes that may be alike, with the scalar products of their vectors."""
        for number in self._free:
            self._article(number)
        edges: set[tuple[int, int]] = set()
        for number in self._free:
            edges.update(self._edges(number))
        pairs = sorted(edge for edge in edges if edge[0] < edge[1] or edge[::-1] not in edges)
        by_one = [list(some) for _, some in groupby(pairs, key=itemgetter(0))]
        found: dict[tuple[int, int], float] = {}
        for first in range(0, len(by_one), AT_ONCE):
            found.update(self._multiplied(by_one[first : first + AT_ONCE]))
        return found

    def _multiplied(self, by_one: list[list[tuple[int, int]]]) -> Iterator[tuple[Edge, float]]:
        """Pairs of nodes, listed by the first of each, with the products of their vectors."""
        laid = [self._vectors[some[0][0]] for some in by_one]
        rows = np.arange(len(laid))
        self._table.lay(rows.repeat([each.terms.size for each in laid]), end_to_end(laid))
        pairs = [pair for some in by_one for pair in some]
        others = [self._vectors[other] for _, other in pairs]
        sizes = np.array([each.terms.size for each in others], np.intp)
        told = end_to_end(others)
        rows = rows.repeat([len(some) for some in by_one]).repeat(sizes)
        products = self._table.weights(rows, told.terms) * told.weights
        sums = np.add.reduceat(products, sizes.cumsum() - sizes)
        return zip(pairs, sums.tolist(), strict=True)

    def missing(self, group: Parts, others: Sequence[Parts]) -> list[float]:
        """The scalar products of a group with others."""
        self._laid.lay_sum(end_to_end([self._vectors[part] for part in group]))
        parts = [part for other in others for part in other]
        found = iter(self._products(parts))
        return [sum(next(found) for _ in other) for other in others]

    def _products(self, places: Sequence[int]) -> list[float]:
        """The scalar products of the vector that is laid out with these nodes'."""
        if len(places) == 1:
            vector = self._vectors[places[0]]
            return [float(self._laid.weights(vector.terms) @ vector.weights)]
        vectors = [self._vectors[place] for place in places]
        all_of_them = end_to_end(vectors)
        products = self._laid.weights(all_of_them.terms) * all_of_them.weights
        starts = np.cumsum([0, *(vector.terms.size for vector in vectors[:-1])])
        return np.add.reduceat(products, starts).tolist()  # type: ignore[no-any-return]

    def _article(self, number: int) -> int:
        if number not in self._articles:
            place = self._articles[number] = len(self.nodes)
            self._vectors.append(self._linker.wide(number))
            self.nodes.append(self._linker.node(number, place))
        return self._articles[number]

    def _story(self, story: int) -> int:
        if story not in self._stories:
            place = self._stories[story] = len(self.nodes)
            self.nodes.append(self._linker.story_node(story, place))
            self._vectors.append(self._linker.story_vector(story))
        return self._stories[story]

    def _edges(self, number: int) -> list[tuple[int, int]]:
        own = self._articles[number]
        stories, articles = self._linker.around(number)
        open_stories = [self._story(story) for story in stories]
        loose = [self._article(other) for other in articles]
        pairs = [(own, other) for other in (*open_stories, *loose)]
        for place, other in enumerate(loose[:LOOSE]):
            pairs += [(other, story) for story in open_stories]
            pairs += [(other, third) for third in loose[:place]]
        return pairs
