"""Linking articles to stories: each batch joins what lives already, or founds something new.

An article is compared with the articles of late and with the living stories, after it was widened
by what its nearest neighbours say (pseudo-relevance feedback; ECB+ snippets: B-cubed F1 +.05). What
was linked in the same run, of the same two days, is looked at again when a like article comes: the
first reports of an event say too little to tell it from the one beside it (ECB+ one at a time:
+.04). What articles state is firm: such a story is never renamed, two are never made one, and its
articles keep it. A story that no article of the window belongs to has fallen silent.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .cluster import Node, clusters, days_apart
from .rarity import Frequencies
from .reasons import Said, reasons
from .scene import Scene
from .sparse import Rows, strongest, summed
from .widening import WIDENED_BY, widened
from .window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.annotate.terms import Vector

    from .window import Near

THRESHOLD = 0.40
WINDOW = 9_000
BATCH = 1_000
RECHECKED_DAYS = 2.0
MOST_RECHECKED = 40
"""Articles of a story that is looked at again; a larger one has shown what it is about."""
SHORT_TEXT, SHORTEST_TEXT = 12, 6
"""Terms below which a text has less in common with others: a headline has seven."""
_SHORTNESS = 0.75
_REFRESHING = 0.15  # the similarity from which a later neighbour widens an earlier article anew
_MOST_NEAR = 16
_STORY_TERMS = 400
_STORY_DAYS = 100


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
    """An article put into a story: how alike they are, and the terms that say so.

    `story` is empty for one that was taken out of its story again.
    """

    id: str
    story: str
    alike: float
    shared: tuple[str, ...]
    founded: bool = False


@dataclass(slots=True)
class _Story:
    key: str
    sum: Rows
    square: float = 0.0
    days: tuple[float, ...] = ()
    size: int = 0
    members: list[int] = field(default_factory=list)
    firm: bool = False


class _Settled(NamedTuple):
    """A group as it was written down: its story, if any, and the articles new to it."""

    story: str
    told: list[int]
    founded: bool = False
    said: Said | None = None


_NOTHING = Rows(np.zeros(0, np.intp), np.zeros(0))


class _Kept(NamedTuple):
    """What is kept of an article while it is in the window; its terms are rows of numbers."""

    id: str
    day: float | None
    story: str
    settled: bool
    length: float


def _kept(item: Item) -> _Kept:
    """An article with the length of its vector: above 1 for a short text, which shares less with
    others of its event (headlines of UCI: B-cubed F1 +.1 to +.2)."""
    terms = max(len(item.terms), SHORTEST_TEXT)
    length = 1.0 if terms >= SHORT_TEXT else float((SHORT_TEXT / terms) ** _SHORTNESS)
    return _Kept(item.id, item.day, item.story, item.settled, length)


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
        self._items: dict[int, _Kept] = {}
        self._near: dict[int, Near] = {}
        self._wide: dict[int, Rows] = {}
        self._squares: dict[int, float] = {}
        self._story_of: dict[int, int] = {}
        self._stories: dict[int, _Story] = {}
        self._numbers: dict[str, int] = {}
        self._next_story = 0

    def link(self, items: Iterable[Item], batch: int = BATCH) -> Iterator[Link]:
        """The links that the articles make, in the order given; of an article the last counts.

        Earlier ones may get theirs now. No more than a batch of them is held.
        """
        left = iter(items)
        while some := list(islice(left, batch)):
            yield from self._take(some)

    def _take(self, items: Sequence[Item]) -> Iterator[Link]:
        numbers = self._index(items)
        found = self._window.neighbours(np.array(numbers, np.intp), numbers[0])
        self._near.update(zip(numbers, found, strict=True))
        self._widen([number for number in numbers if self._near[number]])
        for number in numbers:
            if self._items[number].story:
                self._join(number, self._numbered(self._items[number].story))
        new = [
            number
            for number in numbers
            if number not in self._story_of and not self._items[number].settled
        ]
        if new:
            before = self._reopened(new)
            self._refresh(new, numbers[0])
            # What is like nothing else founds nothing, and what follows need not look at it.
            scene = Scene(self, [*before, *(number for number in new if self._near[number])])
            groups = clusters(scene.nodes, scene.graph(), self._threshold, scene.missing)
            yield from self._explained([self._settle(group, before) for group in groups])

    def _index(self, items: Sequence[Item]) -> list[int]:
        """Count the articles and put them into the window; their numbers."""
        counted = self._frequencies.add([item.terms for item in items])
        first, start = self._window.first, self._window.end
        self._window.add(self._frequencies.weigh(counted))
        self._items.update(enumerate(map(_kept, items), start))
        for left in range(first, self._window.first):
            self._forget(left)
        return list(range(max(start, self._window.first), self._window.end))

    def _forget(self, number: int) -> None:
        del self._items[number]
        self._wide.pop(number, None)
        self._squares.pop(number, None)
        self._near.pop(number, None)
        story = self._story_of.pop(number, None)
        if story is not None:
            known = self._stories[story]
            known.members.remove(number)
            known.firm = True
            if not known.members:
                del self._numbers[self._stories.pop(story).key]

    def _widen(self, numbers: Sequence[int]) -> None:
        """Give articles their vectors with a share of their nearest neighbours'."""
        if not numbers:
            return
        others: list[int] = []
        shares: list[float] = []
        for number in numbers:
            near, day = self._alive(number)[:WIDENED_BY], self._items[number].day
            lacking = WIDENED_BY - len(near)
            others += [*(other for _, other in near), *[number] * lacking]
            shares += [alike * days_apart(day, self._items[other].day) for alike, other in near]
            shares += [0.0] * lacking
        made = widened(
            self._window.vectors(np.array(numbers, np.intp)),
            self._window.vectors(np.array(others, np.intp)),
            np.array(shares),
            np.array([self._items[number].length for number in numbers]),
        )
        squares = np.einsum("ij,ij->i", made.weights, made.weights).tolist()
        self._squares.update(zip(numbers, squares, strict=True))
        ends = np.count_nonzero(made.weights, axis=1).tolist()
        for place, (number, end) in enumerate(zip(numbers, ends, strict=True)):
            self._wide[number] = Rows(made.terms[place, :end], made.weights[place, :end])

    def _reopened(self, new: Iterable[int]) -> dict[int, str]:
        """Take apart the stories near new articles that are looked at again.

        Their articles, with the ids of the stories that they were in.
        """
        found: dict[int, str] = {}
        for number in new:
            for _, other in self._near[number]:
                story = self._story_of.get(other)
                if story is not None and self._is_rechecked(self._stories[story], number):
                    known = self._stories.pop(story)
                    del self._numbers[known.key]
                    for member in known.members:
                        del self._story_of[member]
                        found[member] = known.key
        return found

    def _is_rechecked(self, story: _Story, number: int) -> bool:
        """Whether the story was made in this run, all of it of late, as seen from an article."""
        if story.firm or len(story.members) > MOST_RECHECKED:
            return False
        day = self._items[number].day
        if day is None:
            return not story.days
        return len(story.days) == len(story.members) and (
            day - RECHECKED_DAYS <= story.days[0] <= story.days[-1] <= day + RECHECKED_DAYS
        )

    def _refresh(self, new: Iterable[int], since: int) -> None:
        """Let articles from before the batch know of their new neighbours."""
        changed: dict[int, None] = {}
        for number in new:
            for alike, other in self._near[number]:
                if other < since and alike >= _REFRESHING and other not in self._story_of:
                    insort(self._near[other], (alike, number), key=lambda item: -item[0])
                    del self._near[other][_MOST_NEAR:]
                    changed[other] = None
        self._widen(list(changed))

    def _alive(self, number: int) -> Near:
        first = self._window.first
        return [item for item in self._near[number] if item[1] >= first]

    def around(self, number: int) -> tuple[list[int], list[int]]:
        """The open stories of an article's neighbours in the window, and its neighbours without
        a story, the most alike first."""
        first, story_of = self._window.first, self._story_of
        stories: set[int] = set()
        loose: list[int] = []
        for _, other in self._near[number]:
            if (story := story_of.get(other)) is not None:
                stories.add(story)
            elif other >= first:
                loose.append(other)
        return [
            each for each in sorted(stories) if self._stories[each].key not in self._closed
        ], loose

    def wide(self, number: int) -> Rows:
        """An article's vector, widened by its neighbours' as soon as it is asked for."""
        if number not in self._wide:
            self._widen([number])
        return self._wide[number]

    def story_vector(self, story: int) -> Rows:
        """What the articles of a story say together."""
        return self._stories[story].sum

    def node(self, number: int, place: int) -> Node:
        """An article as a group of one, once it is widened."""
        day = self._items[number].day
        days = () if day is None else (day,)
        return Node((number,), self._squares[number], days=days, parts=(place,))

    def story_node(self, story: int, place: int) -> Node:
        """A story as a group; its articles are not among its members."""
        known = self._stories[story]
        return Node((), known.square, known.size, story, known.days, (place,))

    def _key(self, number: int) -> str:
        return f"s{self._items[number].id}"

    def _numbered(self, key: str) -> int:
        if key not in self._numbers:
            number, self._next_story = self._next_story, self._next_story + 1
            self._numbers[key] = number
            self._stories[number] = _Story(key, _NOTHING)
        return self._numbers[key]

    def _join(self, number: int, story: int) -> None:
        known, item = self._stories[story], self._items[number]
        self._say(known, summed([known.sum, self.wide(number)]))
        if item.day is not None:
            known.days = tuple(sorted((*known.days, item.day)[-_STORY_DAYS:]))
        known.size += 1
        known.members.append(number)
        known.firm = True
        self._story_of[number] = story

    def _say(self, story: _Story, said: Rows) -> None:
        """Let a story be about this, or the weightiest of it."""
        story.sum = said if said.terms.size <= 2 * _STORY_TERMS else strongest(said, _STORY_TERMS)
        story.square = float(story.sum.weights @ story.sum.weights)

    def _settle(self, group: Node, before: Mapping[int, str]) -> _Settled:
        """Write down a group that was found; `before` has the stories of those looked at again."""
        key = self._stories[group.story].key if group.story is not None else ""
        key = key or self._named(group.members, before)
        told = [number for number in group.members if before.get(number, "") != key]
        if not key or not group.members:
            return _Settled("", told)
        founded = key not in self._numbers
        old = [] if group.story is None else [self._stories[group.story].sum]
        said = summed([*old, *(self._wide[number] for number in group.members)])
        self._put(group, said, self._numbered(key))
        return _Settled(key, told, founded, Said(said, [self._wide[number] for number in told]))

    def _put(self, group: Node, said: Rows, story: int) -> None:
        """Make the story the group, which holds what the story was."""
        known = self._stories[story]
        self._say(known, said)
        known.days, known.size = group.days[-_STORY_DAYS:], group.size
        known.members += group.members
        self._story_of.update(dict.fromkeys(group.members, story))

    def _named(self, members: Sequence[int], before: Mapping[int, str]) -> str:
        """The id of a new group: of the oldest of its articles that founded a story already, else
        of the oldest. Empty for a single article."""
        if len(members) < 2:
            return ""
        aged = sorted(members, key=self._age)
        founders = (number for number in aged if before.get(number) == self._key(number))
        return self._key(next(founders, aged[0]))

    def _age(self, number: int) -> tuple[float, str]:
        item = self._items[number]
        return (float("inf") if item.day is None else item.day, item.id)

    def _explained(self, settled: Sequence[_Settled]) -> Iterator[Link]:
        """The links of articles with the rest of their groups."""
        why = reasons([each.said for each in settled if each.said])
        for each in settled:
            for number in each.told:
                alike, shared = next(why) if each.said else (0.0, [])
                told = tuple(map(self._frequencies.name, shared))
                yield Link(self._items[number].id, each.story, alike, told, each.founded)
