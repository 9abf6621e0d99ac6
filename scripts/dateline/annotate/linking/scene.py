"""What a batch may be linked with, as a graph of groups. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cluster import Node
    from .link import Linker

LOOSE = 8
"""Articles without a story among the neighbours that may come along."""


class Scene:
    """What a batch may be linked with: its articles, living stories and loose articles near."""

    def __init__(self, linker: Linker, free: list[int]) -> None:
        self._linker, self._free = linker, free
        self._nodes: list[Node] = []
        self._place: dict[tuple[str, int], int] = {}
        self._edges: set[tuple[int, int]] = set()

    def graph(self) -> tuple[list[Node], list[tuple[int, int]]]:
        """The nodes, and the pairs of them that may be alike."""
        for number in self._free:
            self._node("article", number)
        for number in self._free:
            self._connect(number)
        return self._nodes, sorted(self._edges)

    def _node(self, kind: str, number: int) -> int:
        if (kind, number) not in self._place:
            self._place[kind, number] = len(self._nodes)
            is_story = kind == "story"
            linker = self._linker
            self._nodes.append(linker.story_node(number) if is_story else linker.node(number))
        return self._place[kind, number]

    def _connect(self, number: int) -> None:
        linker = self._linker
        others = [other for _, other in linker.near(number)]
        stories = {story for other in others if (story := linker.story_of(other)) is not None}
        open_stories = sorted(story for story in stories if not linker.is_closed(story))
        loose = [other for other in others if linker.story_of(other) is None]
        for story in open_stories:
            self._edge(("article", number), ("story", story))
        for place, other in enumerate(loose):
            self._edge(("article", number), ("article", other))
            if place < LOOSE:
                for story in open_stories:
                    self._edge(("article", other), ("story", story))
                for third in loose[:place]:
                    self._edge(("article", other), ("article", third))

    def _edge(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        left, right = sorted((self._node(*one), self._node(*other)))
        self._edges.add((left, right))
