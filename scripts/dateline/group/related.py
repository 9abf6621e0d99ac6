"""Earlier articles near to one, with the reason: names and rare tags in common.

Only earlier ones, so that a page does not change when newer articles come. A name or tag that too
many share says nothing and is passed over; never a comparison of every pair.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from dateline.model import GroupKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from dateline.model import Group, Record

    from .groups import Groups

Lists: TypeAlias = "Sequence[tuple[str, Sequence[str], Sequence[Record]]]"
"""Titles, the ids of members, and the members themselves."""
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
    lists: list[tuple[str, Sequence[str], Sequence[Record]]] = []
    for membership in groups.memberships.of(record):
        weight = WEIGHTS.get(membership.kind)
        if weight is None:
            continue
        group = groups.of(membership.kind)[membership.key]
        earlier, names = _earlier(groups, group, record)
        if names:
            lists.append((group.title, names, earlier))
            _add(scores, names, weight / len(names))
    story = groups.memberships.story(record.head)
    stories = groups.keys(GroupKind.STORY) if story else {}
    nearest = (
        name
        for name in _best_first(scores)
        if not story or story not in stories.get(_mark(groups, name, lists), ())
    )
    best = list(islice(nearest, most))
    return tuple((_there(name, lists)[0], _shared(name, lists)) for name in best)


def _add(scores: dict[str, float], names: Sequence[str], share: float) -> None:
    """Add a share to the scores of names. Hot: most have no score yet and are entered at once."""
    more = {name: scores[name] + share for name in scores.keys() & names}
    scores.update(dict.fromkeys(names, share))
    scores.update(more)


def _best_first(scores: Mapping[str, float]) -> Iterator[str]:
    """Names by their scores, the highest first, ties by name. A few scores are shared by hundreds
    of names of which a handful is wanted: no more of them are put in order than are asked for."""
    for score in sorted(set(scores.values()), reverse=True):
        yield from sorted([name for name, its in scores.items() if its == score])


def _mark(groups: Groups, article: str, lists: Lists) -> Hashable:
    """The mark of an article that is on some list of ids."""
    return groups.marks(_there(article, lists))[0]


def _there(article: str, lists: Lists) -> Sequence[Record]:
    """An article on some list of ids, as one of the members it stands among."""
    names, members = next(each[1:] for each in lists if article in each[1])
    place = names.index(article)
    return members[place : place + 1]


def _shared(article: str, lists: Lists) -> tuple[str, ...]:
    """The titles of the lists of ids that an article is on, each once."""
    return tuple(dict.fromkeys(title for title, names, _ in lists if article in names))


def _earlier(
    groups: Groups, group: Group, record: Record
) -> tuple[Sequence[Record], Sequence[str]]:
    """The members after `record` in the catalog's order, and their ids; none where they are too
    many."""
    start = groups.place(group, record) + 1
    if len(group.members) - start > TOO_COMMON:
        return (), ()
    return group.members[start:], groups.ids_from(group, start)
