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
from typing import TYPE_CHECKING

from .cluster import Node, clusters, days_apart
from .scene import Scene
from .vectors import Frequencies, dot, strongest, unit
from .window import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .vectors import Vector
    from .window import Near

THRESHOLD = 0.40
WINDOW = 9_000
BATCH = 1_000
WIDENED_BY = 3
RECHECKED_DAYS = 2.0
MOST_RECHECKED = 40
"""Articles of a story that is looked at again; a larger one has shown what it is about."""
SHORT_TEXT, SHORTEST_TEXT = 12, 6
"""Terms below which a text has less in common with others: a headline has seven."""
_SHORTNESS = 0.75
_REFRESHING = 0.15  # the similarity from which a later neighbour widens an earlier article anew
_MOST_NEAR = 16
_TRIFLE = 1e-9
_TELLING = 30  # terms of a neighbour that widen an article
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
    sum: Vector
    square: float
    days: tuple[float, ...] = ()
    size: int = 0
    members: list[int] = field(default_factory=list)
    firm: bool = False


def _length(item: Item) -> float:
    """The length of an article's vector: above 1 for a short text, which shares less with others
    of its event (headlines of UCI: B-cubed F1 +.1 to +.2)."""
    terms = max(len(item.terms), SHORTEST_TEXT)
    return 1.0 if terms >= SHORT_TEXT else float((SHORT_TEXT / terms) ** _SHORTNESS)


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
        self._near: dict[int, Near] = {}
        self._wide: dict[int, Vector] = {}
        self._story_of: dict[int, int] = {}
        self._stories: dict[int, _Story] = {}
        self._numbers: dict[str, int] = {}
        self._next = 0

    def link(self, items: Sequence[Item], batch: int = BATCH) -> Iterator[Link]:
        """The links that the articles make, in the order given; of an article the last counts.

        Earlier ones may get theirs now.
        """
        for start in range(0, len(items), batch):
            yield from self._take(items[start : start + batch])

    def _take(self, items: Sequence[Item]) -> Iterator[Link]:
        numbers = self._index(items)
        for number in numbers:
            self._near[number] = self._neighbours(number, numbers[0])
        for number in numbers:
            self._wide[number] = self._widened(number)
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
            free = [*before, *new]
            nodes, edges = Scene(self, free).graph()
            for group in clusters(nodes, edges, self._threshold):
                yield from self._settle(group, before)

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
        self._near.pop(number, None)
        story = self._story_of.pop(number, None)
        if story is not None:
            known = self._stories[story]
            known.members.remove(number)
            known.firm = True
            if not known.members:
                del self._numbers[self._stories.pop(story).key]

    def _neighbours(self, number: int, since: int) -> Near:
        found = self._window.neighbours(self._window.vector(number), since)
        return [item for item in found if item[1] != number]

    def _widened(self, number: int) -> Vector:
        """The article's vector with a share of its nearest neighbours'."""
        vector, near = self._window.vector(number), self.near(number)
        length = _length(self._items[number])
        if not near and length == 1.0:
            return vector
        wide, day = dict(vector), self._items[number].day
        for alike, other in near[:WIDENED_BY]:
            share = alike * days_apart(day, self._items[other].day)
            for term, weight in islice(self._window.vector(other).items(), _TELLING):
                wide[term] = wide.get(term, 0.0) + share * weight
        return unit(wide, length)

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
        for number in changed:
            self._wide[number] = self._widened(number)

    def near(self, number: int) -> Near:
        """The article's neighbours that are still in the window, the most alike first."""
        return [item for item in self._near[number] if item[1] in self._items]

    def node(self, number: int) -> Node:
        """An article as a group of one."""
        day, wide = self._items[number].day, self._wide[number]
        days = () if day is None else (day,)
        return Node((number,), wide, 1.0 if wide else 0.0, days=days)

    def story_node(self, story: int) -> Node:
        """A story as a group; its articles are not among its members."""
        known = self._stories[story]
        return Node((), known.sum, known.square, known.size, story, known.days)

    def story_of(self, number: int) -> int | None:
        """The story of an article of the window; None if it has none."""
        return self._story_of.get(number)

    def is_closed(self, story: int) -> bool:
        """Whether the story takes no further article."""
        return self._stories[story].key in self._closed

    def _key(self, number: int) -> str:
        return f"s{self._items[number].id}"

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
        known.members.append(number)
        known.firm = True
        self._story_of[number] = story

    def _settle(self, group: Node, before: Mapping[int, str]) -> Iterator[Link]:
        """Write down a group that was found; `before` has the stories of those looked at again."""
        key = self._stories[group.story].key if group.story is not None else ""
        key = key or self._named(group.members, before)
        told = [number for number in group.members if before.get(number, "") != key]
        links = [self._explained(number, group, key) for number in told]
        if key and group.members:
            self._put(group, self._numbered(key))
        yield from links

    def _put(self, group: Node, story: int) -> None:
        """Make the story the group, which holds what the story was."""
        known = self._stories[story]
        known.sum, known.square = group.sum, group.square
        if len(known.sum) > 2 * _STORY_TERMS:
            known.sum = strongest(known.sum, _STORY_TERMS)
            known.square = dot(known.sum, known.sum)
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

    def _explained(self, number: int, group: Node, key: str) -> Link:
        """The link of an article with the rest of its group."""
        own, total = self._wide[number], group.sum
        telling = islice(self._window.vector(number), _TELLING)
        shared = {term: own[term] * (total.get(term, 0.0) - own[term]) for term in telling}
        shared = {term: weight for term, weight in shared.items() if weight > _TRIFLE}
        square, product = dot(own, own), dot(own, total)
        rest = max(square * (group.square - 2 * product + square), 0.0) ** 0.5
        alike = (product - square) / rest if rest > _TRIFLE else 0.0
        told, founded = tuple(strongest(shared, _SHARED)), bool(key) and key not in self._numbers
        return Link(self._items[number].id, key, alike, told, founded)
