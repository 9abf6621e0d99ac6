"""What a week or a month brought: stories that opened and closed, topics that moved. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.model import GroupKind

from .views import Digest, Link, Moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.model import Group, Record, Story

    from .context import Context

NAMED = 12
"""Stories that are named of those that opened, and of those that closed."""
MOVED = 8
TOLD = 2
"""Articles more or less from which a topic has moved; one is chance."""
DAY = timedelta(days=1)


def digest(
    context: Context, group: Group, days: tuple[date, date], stories: Mapping[str, int], since: str
) -> Digest:
    """The digest of a week or month from its first to its last of `days`.

    `stories` are those with reports of that time and how many they have; `since` is the title of
    the nearest earlier period, which topics are compared with.
    """
    named = [context.groups.stories[key] for key in sorted(stories, key=lambda k: (-stories[k], k))]
    opened = [story for story in named if _is_in(days, _first(context, story))]
    closed = _closed(context, days)
    earlier = context.neighbours(group)[0]
    return Digest(
        opened=_links(opened),
        opened_count=len(opened),
        closed=_links(closed),
        closed_count=len(closed),
        moved=_moved(context, group, earlier) if earlier else (),
        since=Link(since, earlier.address) if earlier else None,
    )


def closings(context: Context, story: Story) -> tuple[date, ...]:
    """The days on which a story was closed, oldest first: that of its last report where editors
    say that it is closed, else those on which it had been silent for long enough.

    A later report opens a silent story again; that it had been closed stays true, so that the
    digest of an old week does not change.
    """
    days = sorted(map(date.fromisoformat, {*context.groups.days_of(story.members)}))
    if story.status or context.newest is None:
        return tuple(days[-1:]) if story.status == "closed" else ()
    pairs = pairwise([*days, context.newest + DAY])
    ends = ((day + _silence(context), after) for day, after in pairs)
    return tuple(end for end, after in ends if end < after)


def _closings(context: Context, story: Story) -> tuple[date, ...]:
    """`closings`, worked out once for all weeks and months."""
    return context.kept("closings", story.key, lambda: closings(context, story))


def _silence(context: Context) -> timedelta:
    """From a story's last report to the day on which it is closed."""
    return timedelta(days=context.settings.story_silence + 1)


def _closed(context: Context, days: tuple[date, date]) -> list[Story]:
    """The stories that were closed between two days."""
    between = [days[0] + number * DAY for number in range((days[1] - days[0]).days + 1)]
    last = {day.isoformat() for each in between for day in (each, each - _silence(context))}
    found = (context.groups.stories[key] for key in context.groups.on(last, GroupKind.STORY))
    closed = (s for s in found if any(_is_in(days, day) for day in _closings(context, s)))
    return sorted(closed, key=lambda story: (story.title, story.key))


def _first(context: Context, story: Story) -> date | None:
    """The day of a story's first report, worked out once for all weeks and months."""

    def first() -> date | None:
        days = context.groups.days_of(story.members)
        return date.fromisoformat(days[-1]) if days else None

    return context.kept("first report", story.key, first)


def by_sources(context: Context, reports: Mapping[str, Sequence[Record]], most: int) -> list[str]:
    """The stories that most sources reported, by their reports of some time; then those with most
    reports."""
    sources = {key: context.sources(found) for key, found in reports.items()}
    return sorted(reports, key=lambda key: (-sources[key], -len(reports[key]), key))[:most]


def _moved(context: Context, group: Group, earlier: Group) -> tuple[Moved, ...]:
    """The topics whose number of articles differs most from the period before."""
    now, then = (context.groups.counts(each.members, GroupKind.TOPIC) for each in (group, earlier))
    change = {key: now.get(key, 0) - then.get(key, 0) for key in now.keys() | then.keys()}
    told = (key for key in change if abs(change[key]) >= TOLD)
    best = sorted(told, key=lambda key: (-abs(change[key]), key))
    topics = context.groups.topics
    return tuple(
        Moved(Link(topics[key].title, topics[key].address), now.get(key, 0), then.get(key, 0))
        for key in best[:MOVED]
    )


def _is_in(days: tuple[date, date], day: date | None) -> bool:
    return day is not None and days[0] <= day <= days[1]


def _links(stories: Iterable[Story]) -> tuple[Link, ...]:
    return tuple(Link(story.title, story.address) for story in stories)[:NAMED]
