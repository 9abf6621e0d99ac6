"""What a batch may be linked with, as a graph of groups. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .sparse import Laid, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cluster import Node, Parts
    from .link import Linker

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
        self._laid = Laid()

    def graph(self) -> dict[tuple[int, int], float]:
        """The pairs of nodes that may be alike, with the scalar products of their vectors."""
        for number in self._free:
            self._article(number)
        edges: set[tuple[int, int]] = set()
        for number in self._free:
            edges.update(self._edges(number))
        near: dict[int, list[int]] = {}
        for one, other in sorted(edges):
            if one < other or (other, one) not in edges:
                near.setdefault(one, []).append(other)
        found = {}
        for one, others in near.items():
            self._laid.lay(self._vectors[one])
            for other, product in zip(others, self._products(others), strict=True):
                found[one, other] = product
        return found

    def missing(self, group: Parts, others: Sequence[Parts]) -> list[float]:
        """The scalar products of a group with others."""
        self._laid.lay_sum(_joined([self._vectors[part] for part in group]))
        parts = [part for other in others for part in other]
        found = iter(self._products(parts))
        return [sum(next(found) for _ in other) for other in others]

    def _products(self, places: Sequence[int]) -> list[float]:
        """The scalar products of the vector that is laid out with these nodes'."""
        if len(places) == 1:
            vector = self._vectors[places[0]]
            return [float(self._laid.weights(vector.terms) @ vector.weights)]
        vectors = [self._vectors[place] for place in places]
        all_of_them = _joined(vectors)
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
        linker, own = self._linker, self._articles[number]
        others = linker.near(number)
        stories = {story for other in others if (story := linker.story_of(other)) is not None}
        open_stories = [
            self._story(story) for story in sorted(stories) if not linker.is_closed(story)
        ]
        loose = [self._article(other) for other in others if linker.story_of(other) is None]
        pairs = [(own, other) for other in (*open_stories, *loose)]
        for place, other in enumerate(loose[:LOOSE]):
            pairs += [(other, story) for story in open_stories]
            pairs += [(other, third) for third in loose[:place]]
        return pairs


def _joined(vectors: Sequence[Rows]) -> Rows:
    """The vectors one after the other."""
    if len(vectors) == 1:
        return vectors[0]
    return Rows(*(np.concatenate(parts) for parts in zip(*vectors, strict=True)))
