"""Calendars of the dated events of stories: one of each story that has any, one of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.group.stories import final_story
from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.events import Event, events_of
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

CALENDAR = "calendar"
KINDS = frozenset({CALENDAR})
NAME = "events.ics"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events by day; `title` is the story's, empty for all of the site."""

    title: str
    events: tuple[Event, ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The calendar of a story, or of the site, that has events."""
    kind, key = subject
    stories = context.groups.stories
    if kind == GroupKind.STORY and key in stories:
        yield from _file(stories[key].address, stories[key].title, events_of(context, stories[key]))
    elif kind == FRONT:
        # Few stories have a file, and fewer events: no other is looked at.
        known = context.catalog.registries.stories
        dated = [name for name, known_file in known.items() if known_file.events]
        merged = {final_story(name, known) for name in dated} & stories.keys()
        found = [event for name in sorted(merged) for event in events_of(context, stories[name])]
        found.sort(key=lambda event: (event.first, event.last, event.id))
        yield from _file("", "", tuple(found))


def _file(address: str, title: str, events: tuple[Event, ...]) -> Iterator[Output]:
    if events:
        yield file(f"{address}{NAME}", CALENDAR, Calendar(title, events))
