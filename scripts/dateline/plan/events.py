"""Dated events of stories, which editors write into stories/<id>.yml.

All of them, past ones too: the build reads no clock, and a calendar shows what is ahead by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import short_digest
from dateline.text.events import parse_event

if TYPE_CHECKING:
    from datetime import date

    from dateline.model import Story

    from .context import Context


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens from `first` to `last`, both included. `id` stays as long as the day
    and the title do; `story` is its story's title, `address` the story's page."""

    id: str
    first: date
    last: date
    title: str
    place: str
    url: str
    story: str
    address: str


def events_of(context: Context, story: Story) -> tuple[Event, ...]:
    """A story's events, and those of stories merged into it, by day."""
    files = context.catalog.registries.stories
    found = []
    for name in (story.key, *story.merged):
        for item in files[name].events if name in files else ():
            if made := parse_event(item):
                key = short_digest([story.key, made.first, made.title])
                found.append(Event(f"{story.key}-{key}", *made, story.title, story.address))
    return tuple(sorted(found, key=lambda event: (event.first, event.last, event.id)))
