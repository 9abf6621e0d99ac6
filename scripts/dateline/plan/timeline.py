"""A story's days: what was new on each, by whom, with copies of one text folded. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.group.age import by_age
from dateline.model import Kind, Rights

from .views import StoryDay, Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dateline.model import Head, Record

    from .context import Context

COPY_FLAG = "duplicate-of:"
COPIES = 12
"""Copies of one text that are listed; of more their number is told."""
NAMED = 3
"""Sources of a brief that are named."""


def timeline(context: Context, members: Sequence[Record]) -> tuple[StoryDay, ...]:
    """The days of the reports `members` (newest first), in their order; each from its beginning.

    A copy stands below its original, whatever its own day: it tells nothing new.
    """
    originals = originals_of(members)
    copies: dict[str, list[Record]] = {}
    days: dict[date | None, list[Record]] = {}
    for record in members:
        if original := originals.get(record.head.id):
            copies.setdefault(original, []).append(record)
        else:
            days.setdefault(context.day(record), []).append(record)
    return tuple(_day(context, day, records, copies) for day, records in days.items())


def originals_of(members: Sequence[Record]) -> dict[str, str]:
    """The original of each copy that is among `members` with it; of a circle, its first by id."""
    by_id = {record.head.id: record.head for record in members}
    found = {}
    for id in by_id:
        seen = [id]
        while (above := copied_from(by_id[seen[-1]])) in by_id and above not in seen:
            seen.append(above)
        original = min(seen[seen.index(above) :]) if above in seen else seen[-1]
        if original != id:
            found[id] = original
    return found


def copied_from(head: Head) -> str:
    """The id of the article that this one is a copy of; empty where it is none."""
    found = (flag.removeprefix(COPY_FLAG) for flag in head.flags if flag.startswith(COPY_FLAG))
    return next(found, "")


def _day(
    context: Context,
    day: date | None,
    records: Sequence[Record],
    copies: Mapping[str, Sequence[Record]],
) -> StoryDay:
    lead = min(reversed(records), key=lambda record: _rank(context, record))
    told = {record.head.id: _telling(context, record, copies) for record in records}
    others = (told[record.head.id] for record in by_age(records) if record is not lead)
    return StoryDay(day, told[lead.head.id], tuple(others))


def _rank(context: Context, record: Record) -> tuple[bool, bool, bool]:
    """What tells best what was new: the archive's own words, then any words, then a report that
    was made for reading on that day. Of equals the earliest."""
    item = context.item(record)
    own = context.rights(record) in (Rights.FULL, Rights.SUMMARY) and bool(record.head.description)
    return (not own, not item.excerpt, record.head.kind not in (Kind.ARTICLE, Kind.BRIEF))


def _telling(context: Context, record: Record, copies: Mapping[str, Sequence[Record]]) -> Telling:
    head = record.head
    cited = [context.coverage_source(entry, head.lang) for entry in head.coverage]
    named = tuple(dict.fromkeys(link for link in cited if link))
    found = copies.get(head.id, ())
    return Telling(
        item=context.item(record),
        rests_on=named[:NAMED],
        rests_more=max(0, len(named) - NAMED),
        copies=context.items(found[::-1][:COPIES]),
        more=max(0, len(found) - COPIES),
    )
