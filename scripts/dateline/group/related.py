"""Earlier articles near to one, with the reason: names and rare tags in common.

Only earlier ones, so that a page does not change when newer articles come. A name or tag that too
many share says nothing and is passed over; never a comparison of every pair.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from dateline.model import Group, Record

    from .groups import Groups

TOO_COMMON = 60
WEIGHTS = {
    GroupKind.PERSON: 3.0,
    GroupKind.ORGANISATION: 2.0,
    GroupKind.PLACE: 1.5,
    GroupKind.TAG: 2.0,
}


def related(
    record: Record, groups: Groups, most: int
) -> tuple[tuple[Record, tuple[str, ...]], ...]:
    """The nearest earlier articles and the titles of what each shares with `record`.

    Articles of the same story are not among them: the page lists those anyway.
    """
    scores: dict[str, float] = {}
    found: dict[str, tuple[Sequence[Record], int]] = {}
    lists: list[tuple[str, Sequence[str]]] = []
    for membership in groups.memberships.of(record):
        weight = WEIGHTS.get(membership.kind)
        if weight is None:
            continue
        group = groups.of(membership.kind)[membership.key]
        earlier, names = _earlier(groups, group, record)
        lists.append((group.title, names))
        for place, name in enumerate(names):
            found[name] = (earlier, place)
            scores[name] = scores.get(name, 0.0) + weight / len(names)
    nearest = (name for _, name in sorted((-score, name) for name, score in scores.items()))
    if story := groups.memberships.story(record.head):
        stories = groups.keys(GroupKind.STORY)
        nearest = (n for n in nearest if story not in stories.get(_mark(groups, *found[n]), ()))
    best = ((name, *found[name]) for name in islice(nearest, most))
    return tuple((earlier[place], _shared(name, lists)) for name, earlier, place in best)


def _mark(groups: Groups, members: Sequence[Record], place: int) -> Hashable:
    """The mark of one of some members."""
    return groups.marks(members[place : place + 1])[0]


def _shared(article: str, lists: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The titles of the lists of ids that an article is on, each once."""
    return tuple(dict.fromkeys(title for title, names in lists if article in names))


def _earlier(
    groups: Groups, group: Group, record: Record
) -> tuple[Sequence[Record], Sequence[str]]:
    """The members after `record` in the catalog's order, and their ids; none where they are too
    many."""
    start = groups.position(group.members, record) + 1
    if len(group.members) - start > TOO_COMMON:
        return (), ()
    return group.members[start:], groups.ids_from(group, start)
