"""Linking articles to stories: each batch joins what lives already, or founds something new.

An article is compared with the articles of late and with the living stories, after it was widened
by what its nearest neighbours say (pseudo-relevance feedback; ECB+ snippets: B-cubed F1 +.02 to
+.03). A story is never renamed, two are never made one, and an article that has a story keeps it.
A story that no article of the window belongs to has fallen silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cluster import Node, clusters, nearness
from .vectors import Frequencies, dot, strongest, unit
from .window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .vectors import Vector

THRESHOLD = 0.20
WINDOW = 9_000
BATCH = 1_000
WIDENED_BY = 3
WIDENED = 0.5
_LOOSE = 8  # articles without a story among the neighbours that may come along
_WIDE_TERMS = 120
_STORY_TERMS = 400
_STORY_DAYS = 100
_SHARED = 8


@dataclass(frozen=True, slots=True)
class Item:
    """An article to be linked: `day` counts days from any fixed one; `story` where it has one.

    One that is `settled` was looked at before and found no story; it may come along when a new
    article joins it to one.
    """

    id: str
    terms: Vector
    day: float | None = None
    story: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An article put into a story: how alike they are, and the terms that say so."""

    id: str
    story: str
    alike: float
    shared: tuple[str, ...]
    founded: bool = False


@dataclass(slots=True)
class _Story:
    key: str
    sum: Vector
    square: float
    days: tuple[float, ...] = ()
    size: int = 0
    living: int = 0


class Linker:
    """The living stories. `closed` are ids of stories that take no further article."""

    def __init__(
        self,
        threshold: float = THRESHOLD,
        window: int = WINDOW,
        closed: Iterable[str] = (),
        frequencies: Frequencies | None = None,
    ) -> None:
        self._threshold, self._closed = threshold, frozenset(closed)
        self._frequencies = frequencies or Frequencies()
        self._window = Window(window)
        self._items: dict[int, Item] = {}
        self._wide: dict[int, Vector] = {}
        self._story_of: dict[int, int] = {}
        self._stories: dict[int, _Story] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0

    def link(self, items: Sequence[Item], batch: int = BATCH) -> Iterator[Link]:
        """The links that the articles make, in the order given; earlier ones may get theirs now."""
        for start in range(0, len(items), batch):
            yield from self._take(items[start : start + batch])

    def _take(self, items: Sequence[Item]) -> Iterator[Link]:
        numbers = self._index(items)
        near = {number: self._near(number, numbers[0]) for number in numbers}
        for number in numbers:
            self._wide[number] = self._widened(number, near[number])
        stated = [number for number in numbers if self._items[number].story]
        for number in stated:
            self._join(number, self._numbered(self._items[number].story))
        free = [
            number
            for number in numbers
            if number not in self._story_of and not self._items[number].settled
        ]
        if free:
            nodes, edges = _Scene(self, free, near).graph()
            for group in clusters(nodes, edges, self._threshold):
                yield from self._settle(group)

    def _index(self, items: Sequence[Item]) -> list[int]:
        """Count the articles and put them into the window; their numbers."""
        for item in items:
            self._frequencies.add(item.terms)
        numbers = []
        for item in items:
            number, self._next = self._next, self._next + 1
            self._items[number] = item
            vector = self._frequencies.weigh(item.terms)
            for left in self._window.add(number, vector):
                self._forget(left)
            numbers.append(number)
        return [number for number in numbers if number in self._items]

    def _forget(self, number: int) -> None:
        del self._items[number]
        self._wide.pop(number, None)
        story = self._story_of.pop(number, None)
        if story is not None:
            self._stories[story].living -= 1
            if not self._stories[story].living:
                del self._numbers[self._stories.pop(story).key]

    def _near(self, number: int, since: int) -> list[tuple[float, int]]:
        found = self._window.neighbours(self._window.vector(number), since)
        return [item for item in found if item[1] != number]

    def _widened(self, number: int, near: list[tuple[float, int]]) -> Vector:
        """The article's vector with a share of its nearest neighbours'."""
        vector = self._window.vector(number)
        if not near:
            return vector
        wide, one = dict(vector), self.node(number)
        for alike, other in near[:WIDENED_BY]:
            share = WIDENED * alike * nearness(one, self.node(other))
            for term, weight in self._window.vector(other).items():
                wide[term] = wide.get(term, 0.0) + share * weight
        return unit(strongest(wide, _WIDE_TERMS) if len(wide) > _WIDE_TERMS else wide)

    def node(self, number: int) -> Node:
        """An article as a group of one."""
        day, wide = self._items[number].day, self._wide.get(number, {})
        days = () if day is None else (day,)
        return Node((number,), wide, 1.0 if wide else 0.0, days=days)

    def story_node(self, story: int) -> Node:
        """A story as a group; its articles are not among its members."""
        known = self._stories[story]
        return Node((), known.sum, known.square, known.size, story, known.days)

    def story_of(self, number: int) -> int | None:
        """The story of an article of the window that takes further ones; None if it has none."""
        return self._story_of.get(number)

    def is_closed(self, story: int) -> bool:
        """Whether the story takes no further article."""
        return self._stories[story].key in self._closed

    def _numbered(self, key: str) -> int:
        if key not in self._numbers:
            number, self._next = self._next, self._next + 1
            self._numbers[key] = number
            self._stories[number] = _Story(key, {}, 0.0)
        return self._numbers[key]

    def _join(self, number: int, story: int) -> None:
        known, item = self._stories[story], self._items[number]
        for term, weight in self._wide[number].items():
            known.sum[term] = known.sum.get(term, 0.0) + weight
        if len(known.sum) > 2 * _STORY_TERMS:
            known.sum = strongest(known.sum, _STORY_TERMS)
        known.square = sum(weight * weight for weight in known.sum.values())
        if item.day is not None:
            known.days = tuple(sorted((*known.days, item.day)[-_STORY_DAYS:]))
        known.size += 1
        known.living += 1
        self._story_of[number] = story

    def _settle(self, group: Node) -> Iterator[Link]:
        """Write down a group that was found; a single article stays without a story."""
        if not group.members or (group.story is None and len(group.members) == 1):
            return
        first = min(group.members, key=self._age)
        founded = group.story is None
        key = f"s{self._items[first].id}" if founded else self._stories[group.story or 0].key
        story = self._numbered(key)
        links = [self._explained(number, group, key, founded) for number in group.members]
        for number in group.members:
            self._join(number, story)
        yield from links

    def _age(self, number: int) -> tuple[float, str]:
        item = self._items[number]
        return (float("inf") if item.day is None else item.day, item.id)

    def _explained(self, number: int, group: Node, key: str, founded: bool) -> Link:
        """The link of an article with the rest of its group."""
        rest = dict(self._stories[group.story].sum) if group.story is not None else {}
        for other in group.members:
            if other != number:
                for term, weight in self._wide[other].items():
                    rest[term] = rest.get(term, 0.0) + weight
        own = self._wide[number]
        shared = {term: weight * rest[term] for term, weight in own.items() if term in rest}
        alike = dot(own, unit(rest))
        return Link(self._items[number].id, key, alike, tuple(strongest(shared, _SHARED)), founded)


class _Scene:
    """What a batch may be linked with: its articles, living stories and loose articles near."""

    def __init__(
        self, linker: Linker, free: list[int], near: dict[int, list[tuple[float, int]]]
    ) -> None:
        self._linker, self._free, self._near = linker, free, near
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
        others = [other for _, other in self._near[number]]
        stories = {story for other in others if (story := linker.story_of(other)) is not None}
        open_stories = sorted(story for story in stories if not linker.is_closed(story))
        loose = [other for other in others if linker.story_of(other) is None]
        for story in open_stories:
            self._edge(("article", number), ("story", story))
        for place, other in enumerate(loose):
            self._edge(("article", number), ("article", other))
            if place < _LOOSE:
                for story in open_stories:
                    self._edge(("article", other), ("story", story))
                for third in loose[:place]:
                    self._edge(("article", other), ("article", third))

    def _edge(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        left, right = sorted((self._node(*one), self._node(*other)))
        self._edges.add((left, right))
