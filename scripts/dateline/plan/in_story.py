"""An article among the reports of its story: who else reported it in those days, what stands around
it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .firsts import distance
from .timeline import copied_from
from .views import AlsoReported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Record, Story, When

    from .context import Context
    from .views import Item

# How many other reports of its story an article's page names: those around it in time.
AROUND = 4
NEAR_DAYS = 2
"""Reports that are further apart tell other news of the same story."""
REACH = 40
"""Reports before and after an article that are looked at."""
ALSO = 8
NEAR = max(REACH, AROUND + ALSO + 1)
"""How many places an article can be from a report of its story that its page names."""


class Place(NamedTuple):
    """An article's number in its story, counted from the first report; other outlets that reported
    the same news, nearest in time first; and the reports around it, newest first."""

    position: int | None = None
    also: tuple[AlsoReported, ...] = ()
    around: tuple[Item, ...] = ()


def place_in_story(context: Context, record: Record) -> Place:
    """Where an article stands in its story; nothing where it is the only report or of none."""
    story = context.groups.story_of(record.head)
    if story is None or len(story.members) < 2:
        return Place()
    number = context.groups.place(story, record)
    also = _also(context, record, _near(context, story, record, number))
    shown = {record.head.id, *(each.item.id for each in also)}
    wanted = AROUND + len(shown)
    start = max(0, min(number - wanted // 2, len(story.members) - wanted))
    around = [r for r in story.members[start : start + wanted] if r.head.id not in shown]
    return Place(len(story.members) - number, also, context.items(around[:AROUND]))


def _near(context: Context, story: Story, record: Record, number: int) -> Sequence[Record]:
    """The reports of the same days as `record`, which is number `number` of its story."""
    day = context.day(record)
    if day is None:
        return ()
    window = story.members[max(0, number - REACH) : number + REACH + 1]
    return [
        other
        for other in window
        if other.head.id != record.head.id
        and (its := context.day(other)) is not None
        and abs((its - day).days) <= NEAR_DAYS
    ]


def _also(context: Context, record: Record, near: Sequence[Record]) -> tuple[AlsoReported, ...]:
    """The nearest report of every other outlet. A brief of ours names those it rests on anyway."""
    own = context.groups.source_of(record.head)
    found: dict[str, Record] = {}
    for other in sorted(near, key=lambda other: _gap(record, other)):
        source = context.groups.source_of(other.head)
        if source and not other.head.coverage and (own is None or source.id != own.id):
            found.setdefault(source.id, other)
    return tuple(_told(context, record, other) for other in list(found.values())[:ALSO])


def _told(context: Context, record: Record, other: Record) -> AlsoReported:
    one, two = record.head, other.head
    return AlsoReported(
        item=context.item(other),
        hours=distance(one.when, two.when) if one.when and two.when else None,
        same_text=two.id == copied_from(one)
        or one.id == copied_from(two)
        or copied_from(one) == copied_from(two) != "",
    )


def _gap(record: Record, other: Record) -> tuple[float, str]:
    """How far two dated reports are apart, in seconds; ties by id."""
    ends = [_end(each.head.when) for each in (record, other)]
    return (abs(ends[0] - ends[1]), other.head.id)


def _end(when: When | None) -> float:
    return when.latest.timestamp() if when and when.latest else 0.0
