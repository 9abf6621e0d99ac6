"""Agglomerative clustering of a sparse graph, in which some nodes are stories already.

The two groups that are most alike become one until none are alike enough. Two stories never
become one: that is for people to say. Only numbers are kept of the groups' vectors, for the scalar
product with a sum is the sum of the products. Pure; the same nodes and edges give the same groups.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import exp, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Missing = Callable[[tuple[int, ...], list[tuple[int, ...]]], list[float]]

FLOOR = 0.75
"""What is left of a similarity after any time: stories live on, and are linked years later."""
FADING_DAYS = 10.0
UNDATED = 0.9
"""What counts of the similarity to an article without a date: as if some days lay between."""


@dataclass(frozen=True, slots=True)
class Node:
    """A group of articles: `square` is the squared length of the sum of their vectors.

    `size` counts the articles, also those of a story that are not among `members`. `story` is the
    number of the story it is, None where it is none yet; `days` are the days of its articles,
    sorted. `parts` are the places of the nodes that it came of.
    """

    members: tuple[int, ...]
    square: float
    size: int = 1
    story: int | None = None
    days: tuple[float, ...] = ()
    parts: Parts = ()


Parts = tuple[int, ...]
"""A group, by the places of the nodes that it came of."""


def days_apart(one: float | None, other: float | None) -> float:
    """How much of the similarity of two articles counts: less, the more days lie between them."""
    if one is None or other is None:
        return UNDATED
    return FLOOR + (1 - FLOOR) * exp(-abs(one - other) / FADING_DAYS)


def nearness(one: Node, other: Node) -> float:
    """How much of the similarity of two groups counts: the mean of that of their articles."""
    pairs = len(one.days) * len(other.days)
    if not pairs:
        return UNDATED
    if pairs == 1:
        return days_apart(one.days[0], other.days[0])
    near = sum([exp(-abs(left - right) / FADING_DAYS) for left in one.days for right in other.days])
    return FLOOR + (1 - FLOOR) * near / pairs


def alike(one: Node, other: Node, product: float) -> float:
    """How alike two groups are, from 0 to 1, by the scalar product of their sums; 0 for two
    stories.

    New articles are compared each with each (average linkage), a story by its centre: of the
    linkages tried, these did best on ECB+ all at once and one article at a time.
    """
    if one.story is None and other.story is None:
        return product / (one.size * other.size) * nearness(one, other)
    if (one.story is not None and other.story is not None) or not one.square or not other.square:
        return 0.0
    # An article counts as of length 1, also a short one.
    scale = 1.0
    for each in (one, other):
        scale *= 1.0 if each.size == 1 and each.story is None else each.square
    return product / sqrt(scale) * nearness(one, other)


def joined(one: Node, other: Node, product: float) -> Node:
    """The two as one."""
    few, many = sorted((one.days, other.days), key=len)
    days = list(many)
    for day in few:
        insort(days, day)
    return Node(
        tuple(sorted((*one.members, *other.members))),
        one.square + 2 * product + other.square,
        one.size + other.size,
        one.story if one.story is not None else other.story,
        tuple(days),
        (*one.parts, *other.parts),
    )


class _Graph:
    """Groups by number, and the scalar products of those that may be alike."""

    def __init__(self, nodes: list[Node], least: float, missing: Missing) -> None:
        self.left = dict(enumerate(nodes))
        self._near: dict[int, dict[int, float]] = {number: {} for number in self.left}
        self._least, self._missing = least, missing
        self._heap: list[tuple[float, int, int]] = []
        self._numbers = count(len(nodes))

    def offer(self, one: int, other: int, product: float) -> None:
        """Take down that two groups may be alike."""
        self._near[one][other] = self._near[other][one] = product
        if (score := alike(self.left[one], self.left[other], product)) >= self._least:
            heappush(self._heap, (-score, one, other))

    def join_most_alike(self) -> bool:
        """Make the two groups that are most alike one; whether there were any."""
        while self._heap:
            _, one, other = heappop(self._heap)
            if one in self.left and other in self.left:
                self._join(one, other)
                return True
        return False

    def _join(self, one: int, other: int) -> None:
        product = self._near[one][other]
        group = joined(self.left[one], self.left[other], product)
        firsts, seconds = self._taken_out(one), self._taken_out(other)
        around = sorted((firsts.keys() | seconds.keys()) - {one, other})
        if group.story is not None:
            around = [each for each in around if self.left[each].story is None]
        self._complete(self.left.pop(one), firsts, around)
        self._complete(self.left.pop(other), seconds, around)
        number = next(self._numbers)
        self.left[number], self._near[number] = group, {}
        for each in around:
            self.offer(each, number, firsts[each] + seconds[each])

    def _taken_out(self, number: int) -> dict[int, float]:
        """The products of a group, which its neighbours forget."""
        near = self._near.pop(number)
        for each in near:
            if each in self._near:
                del self._near[each][number]
        return near

    def _complete(self, group: Node, products: dict[int, float], around: list[int]) -> None:
        """Add the group's products with those of `around` that are not known yet."""
        unknown = [each for each in around if each not in products]
        if unknown:
            found = self._missing(group.parts, [self.left[each].parts for each in unknown])
            products.update(zip(unknown, found, strict=True))


def clusters(
    nodes: list[Node],
    products: Mapping[tuple[int, int], float],
    least: float,
    missing: Missing,
) -> list[Node]:
    """The groups that remain when no two that are joined by an edge are alike by `least`.

    `products` has the edges, pairs of places in `nodes`, with the scalar products of their
    vectors; `missing` tells those of a group and others, by their parts. An edge of a node is one
    of the group that it becomes part of.
    """
    graph = _Graph(nodes, least, missing)
    for (one, other), product in products.items():
        graph.offer(one, other, product)
    while graph.join_most_alike():
        pass
    return list(graph.left.values())
