"""What is reported more of late than before, at the archive's own date. Pure.

The last two days are compared with the twelve before them. What shares nearly all its articles with
something that rises more says nothing new and is left out: a person and a place of one story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from math import sqrt
from typing import TYPE_CHECKING

from dateline.group.groups import COLLECTIONS
from dateline.model import GroupKind

from .views import Link, Rise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.group import Membership

    from .context import Context

RECENT_DAYS = 2
DAYS = 14
LEAST = 3
"""Articles of the last days without which nothing rises."""
TIMES = 2.0
"""How many times what was to be expected there must be."""
SAME = 0.7
MOST = 6
_KINDS = frozenset(COLLECTIONS) - {GroupKind.SOURCE, GroupKind.LANGUAGE}


def rising(context: Context) -> tuple[Rise, ...]:
    """The topics, tags, people, organisations and places that rise most."""
    recent, before = _counted(context)
    scores = {
        key: score for key in recent if (score := _score(len(recent[key]), before[key])) is not None
    }
    taken: list[Membership] = []
    for key in sorted(scores, key=lambda k: (-scores[k], -_weight(k), k.kind, k.key)):
        if len(taken) < MOST and not any(_is_same(recent[key], recent[one]) for one in taken):
            taken.append(key)
    return tuple(_told(context, key, len(recent[key]), before[key]) for key in taken)


def _counted(
    context: Context,
) -> tuple[Mapping[Membership, set[str]], Mapping[Membership, int]]:
    """The articles of the last days by group, and how many each had in the days before."""
    recent: defaultdict[Membership, set[str]] = defaultdict(set)
    before: Counter[Membership] = Counter()
    for age in range(DAYS if context.newest else 0):
        day = context.groups.days.get(str(context.newest and context.newest - timedelta(days=age)))
        for record in day.members if day else ():
            for each in context.groups.memberships.of(record):
                if each.kind in _KINDS and age < RECENT_DAYS:
                    recent[each].add(record.head.id)
                elif each.kind in _KINDS:
                    before[each] += 1
    return recent, before


def _score(recent: int, before: int) -> float | None:
    """How far a number is above what the days before let expect, in deviations of such counts."""
    expected = before * RECENT_DAYS / (DAYS - RECENT_DAYS)
    if recent < LEAST or recent < TIMES * expected:
        return None
    return (recent - expected) / sqrt(expected + 1)


def _weight(key: Membership) -> int:
    """Of two that rise alike, a name tells more than a topic."""
    return 0 if key.kind is GroupKind.TOPIC else 1


def _is_same(one: Iterable[str], other: Iterable[str]) -> bool:
    articles = (set(one), set(other))
    return len(articles[0] & articles[1]) >= SAME * min(map(len, articles))


def _told(context: Context, key: Membership, recent: int, before: int) -> Rise:
    group = context.groups.of(key.kind)[key.key]
    return Rise(Link(group.title, group.address), recent, before)
