"""Editions: the articles of a time or a story as one thing to read, a book or a letter.

A book tells them in the order of time, day by day. A letter begins with the stories that most
articles are about, and goes on by topic, as a day's page does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.model import GroupKind

from .dates import first_day, last_day, story_parts, time_title, topic_parts
from .entries import entries
from .views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dateline.model import Group, Record

    from .context import Context
    from .entries import Entry

LETTER_ENTRIES = 60
"""Articles that a letter shows. Mail programs cut letters of more than about 100 KB off; the rest
is one step away, and the letter says how many they are."""
_CHAPTER_ENTRIES = 12  # of one story or topic in a letter


@dataclass(frozen=True, slots=True)
class Chapter:
    """A headed part of an edition. `heading` leads to its page; `more` are articles left out."""

    heading: Link
    entries: tuple[Entry, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A book or a letter. `key` is the day, week, month or story, `address` its page; `note` is
    editors' Markdown; `count` all articles, also those that are left out; `issued` when the newest
    of what it holds was published, as far as that is known."""

    key: str
    title: str
    address: str
    note: str
    first: date | None
    last: date | None
    count: int
    issued: datetime
    chapters: tuple[Chapter, ...]


def group_of(context: Context, name: str) -> Group | None:
    """What an edition is asked for by: a day (2026-11-23), a week (2026-w47), a month (2026-11),
    or a story by its id or the name in its address. None where the archive has no such thing."""
    for kind in (GroupKind.DAY, GroupKind.WEEK, GroupKind.MONTH, GroupKind.STORY):
        if (found := context.groups.of(kind).get(name)) is not None:
            return found
    stories = context.groups.stories.values()
    return next((story for story in stories if story.address.split("/")[1] == name), None)


def book(context: Context, group: Group) -> Edition:
    """The articles of a week, month or story, day by day, the oldest first."""
    days: dict[str, list[Record]] = {}
    for record in reversed(group.members):
        day = context.day(record)
        days.setdefault(day.isoformat() if day else "", []).append(record)
    chapters = []
    for key in sorted(days, key=lambda key: (not key, key)):
        day_group = context.groups.days.get(key)
        heading = (
            Link(time_title(context, day_group), day_group.address)
            if day_group
            else Link(context.words.say("undated-title"), "undated/")
        )
        chapters.append(Chapter(heading, entries(context, days[key])))
    return _edition(context, group, tuple(chapters))


def letter(context: Context, group: Group) -> Edition:
    """The articles of a day or week, those of its stories first; not all where they are many."""
    return _edition(context, group, tuple(_letter_chapters(context, group)))


def _letter_chapters(context: Context, group: Group) -> Iterator[Chapter]:
    room = LETTER_ENTRIES
    stories, rest = story_parts(context, group.members)
    for heading, records in (*stories, *topic_parts(context, rest)):
        shown = records[: min(room, _CHAPTER_ENTRIES)]
        room -= len(shown)
        yield Chapter(heading, entries(context, shown), len(records) - len(shown))


def _edition(context: Context, group: Group, chapters: tuple[Chapter, ...]) -> Edition:
    days = [day for record in group.members if (day := context.day(record))]
    timed = group.kind is not GroupKind.STORY
    return Edition(
        key=group.key,
        title=time_title(context, group) if timed else group.title,
        address=group.address,
        note=group.note,
        first=first_day(group) if timed else min(days, default=None),
        last=last_day(group) if timed else max(days, default=None),
        count=len(group.members),
        issued=_issued(group.members),
        chapters=chapters,
    )


def _issued(members: Sequence[Record]) -> datetime:
    """The latest time that one of the articles states; 1980 begins the ZIP format's calendar."""
    heads = (record.head for record in members)
    known = [when.latest for head in heads if (when := head.when) and when.latest]
    return max(known, default=datetime(1980, 1, 1, tzinfo=UTC)).astimezone(UTC)
