"""Earlier articles near to one, with the reason: names and rare tags in common.

Only earlier ones, so that a page does not change when newer articles come. A name or tag that too
many share says nothing and is passed over; never a comparison of every pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.catalog import order
from dateline.model import GroupKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Record

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
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Record] = {}
    story = groups.memberships.story(record.head)
    for membership in groups.memberships.of(record):
        weight = WEIGHTS.get(membership.kind)
        if weight is None:
            continue
        group = groups.of(membership.kind)[membership.key]
        earlier = _earlier(group.members, record)
        for other in earlier:
            name = other.head.id
            scores[name] += weight / len(earlier)
            shared[name].append(group.title)
            found[name] = other
    best = sorted(scores, key=lambda name: (-scores[name], name))
    if story:
        best = [name for name in best if groups.memberships.story(found[name].head) != story]
    return tuple((found[name], tuple(dict.fromkeys(shared[name]))) for name in best[:most])


def _earlier(members: Sequence[Record], record: Record) -> Sequence[Record]:
    """The members after `record` in the catalog's order; none where they are too many."""
    start = bisect_right(members, order(record), key=order)
    return members[start:] if len(members) - start <= TOO_COMMON else ()
