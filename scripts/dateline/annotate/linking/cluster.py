"""Agglomerative clustering of a sparse graph, in which some nodes are stories already.

The two groups that are most alike become one until none are alike enough. Two stories never
become one: that is for people to say. Pure; the same nodes and edges give the same groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import exp, sqrt
from typing import TYPE_CHECKING

from .vectors import dot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .vectors import Vector

FLOOR = 0.75
"""What is left of a similarity after any time: stories live on, and are linked years later."""
FADING_DAYS = 10.0
UNDATED = 0.9
"""What counts of the similarity to an article without a date: as if some days lay between."""


@dataclass(frozen=True, slots=True)
class Node:
    """A group of articles: `sum` adds up their vectors, `square` is its squared length.

    `size` counts the articles, also those of a story that are not among `members`. `story` is the
    number of the story it is, None where it is none yet; `days` are the days of its articles,
    sorted.
    """

    members: tuple[int, ...]
    sum: Vector
    square: float
    size: int = 1
    story: int | None = None
    days: tuple[float, ...] = ()


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
    near = sum(exp(-abs(left - right) / FADING_DAYS) for left in one.days for right in other.days)
    return FLOOR + (1 - FLOOR) * near / pairs


def alike(one: Node, other: Node) -> float:
    """How alike two groups are, from 0 to 1; 0 for two stories.

    New articles are compared each with each (average linkage), a story by its centre: of the
    linkages tried, these did best on ECB+ all at once and one article at a time.
    """
    if (one.story is not None and other.story is not None) or not one.square or not other.square:
        return 0.0
    by_centre = one.story is not None or other.story is not None
    scale = sqrt(one.square * other.square) if by_centre else float(one.size * other.size)
    return dot(one.sum, other.sum) / scale * nearness(one, other)


def joined(one: Node, other: Node) -> Node:
    """The two as one."""
    if len(one.sum) < len(other.sum):
        one, other = other, one
    total = dict(one.sum)
    for term, weight in other.sum.items():
        total[term] = total.get(term, 0.0) + weight
    return Node(
        tuple(sorted((*one.members, *other.members))),
        total,
        sum(weight * weight for weight in total.values()),
        one.size + other.size,
        one.story if one.story is not None else other.story,
        tuple(sorted((*one.days, *other.days))),
    )


def clusters(nodes: list[Node], edges: Iterable[tuple[int, int]], least: float) -> list[Node]:
    """The groups that remain when no two that are joined by an edge are alike by `least`.

    An edge of a node is one of the group that it becomes part of.
    """
    left = dict(enumerate(nodes))
    near: dict[int, set[int]] = {number: set() for number in left}
    heap: list[tuple[float, int, int]] = []

    def offer(one: int, other: int) -> None:
        near[one].add(other)
        near[other].add(one)
        if (score := alike(left[one], left[other])) >= least:
            heappush(heap, (-score, one, other))

    for edge in edges:
        offer(*edge)
    numbers = count(len(nodes))
    while heap:
        _, one, other = heappop(heap)
        if one in left and other in left:
            number = next(numbers)
            left[number] = joined(left.pop(one), left.pop(other))
            around = (near.pop(one) | near.pop(other)) - {one, other}
            near[number] = set()
            for each in sorted(around):
                near[each] -= {one, other}
                offer(each, number)
    return list(left.values())
