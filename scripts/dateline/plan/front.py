"""The front page: made from the archive's own newest day, never from the wall clock. It ends."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from dateline.catalog import order
from dateline.model import GroupKind
from dateline.text.address import day_address

from .context import Context, output
from .followed import has_feeds
from .rising import rising
from .stories import newest_stories
from .views import DayCount, Frame, FrontPage, Link, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model import Output, Record, Story

RECENT = timedelta(days=60)
STRIP = 14
DEVELOPING = 6
MOST_TODAY = 4
"""How many times `front_items` reports of a busy day the front page shows."""
TOPICS = 6


def front_output(context: Context) -> Output:
    """The page at the site's root."""
    groups = context.groups
    newest = next(iter(groups.days.values()), None)
    latest = date.fromisoformat(newest.key) if newest else None
    stories = _recent_stories(context, latest)
    leading = _leading(context, latest, stories)
    shown = {story.key for story in leading}
    developing = _developing(context, shown)
    used = {story.members[0].head.id for story in leading}
    today = [r for r in (newest.members if newest else ()) if r.head.id not in used]
    reports = _reports(context, used, today)
    view = FrontPage(
        frame=Frame(
            address="",
            title=context.settings.site_name,
            description="",
            count=len(groups.listed),
            feeds=has_feeds("front", 1, context.settings),
        ),
        latest=latest,
        note=newest.note if newest else "",
        lead=tuple(context.card(story, story.members) for story in leading),
        today=context.items(reports),
        sections=_sections(context, used | {r.head.id for r in reports}),
        developing=tuple(context.card(story, story.members) for story in developing),
        rising=rising(context),
        days=tuple(
            DayCount(date.fromisoformat(g.key), g.address, len(g.members))
            for g in islice(groups.days.values(), STRIP)
        ),
        year_ago=_year_ago(context, latest),
        totals=_totals(context),
    )
    return output("", "front", "front.html.j2", view)


def _reports(context: Context, used: set[str], today: list[Record]) -> list[Record]:
    """The latest day's articles that are not shown above, filled up with earlier ones; no more
    than a reader looks through, for the front page ends."""
    least = context.settings.front_items
    most = max(least, min(len(today), MOST_TODAY * least))
    today = today[:most]
    skip = used | {record.head.id for record in today}
    dated = takewhile(lambda record: context.day(record), context.groups.listed)
    more = (record for record in dated if record.head.id not in skip)
    return [*today, *islice(more, most - len(today))]


def _recent_stories(context: Context, latest: date | None) -> Mapping[str, int]:
    """Stories by how many recent reports they have."""
    if latest is None:
        return {}
    first = (latest - RECENT).isoformat()
    days = takewhile(lambda day: day >= first, context.groups.days)
    return context.groups.on(days, GroupKind.STORY)


def _leading(context: Context, latest: date | None, recent: Mapping[str, int]) -> list[Story]:
    """Pinned stories, then those with most recent reports."""
    if latest is None:
        return []
    stories = context.groups.stories
    files = context.catalog.registries.stories
    pinned = {key for key, file in files.items() if file.pin and key in stories}

    def weight(key: str) -> tuple[bool, int, float, str]:
        days = context.groups.days_of(stories[key].members[:1])
        newest = date.fromisoformat(days[0]) if days else date.min
        return (key not in pinned, -recent.get(key, 0), -float(newest.toordinal()), key)

    best = sorted(pinned | recent.keys(), key=weight)
    return [stories[key] for key in best[: context.settings.front_stories]]


def _developing(context: Context, shown: set[str]) -> list[Story]:
    """The open stories with the newest articles that are not shown above.

    Beyond the days after which silence closes a story, only those that editors keep open.
    """
    silence = timedelta(days=context.settings.story_silence)
    since = context.newest - silence if context.newest else None
    stories, files = context.groups.stories, context.catalog.registries.stories
    kept = [stories[key] for key, file in files.items() if file.status == "open" and key in stories]
    kept.sort(key=lambda story: order(story.members[0]))
    found = (
        story
        for story in chain(newest_stories(context, since), kept)
        if story.key not in shown and context.status(story) != "closed"
    )
    once = {story.key: story for story in islice(found, DEVELOPING + len(kept))}
    return list(once.values())[:DEVELOPING]


def _sections(context: Context, used: set[str]) -> tuple[Section, ...]:
    """The top topics with most articles, each with its newest that are not shown above."""
    topics = context.catalog.registries.topics
    tops = [
        group
        for key, group in context.groups.topics.items()
        if key not in topics or not topics[key].parent
    ]
    tops.sort(key=lambda group: (-len(group.members), group.key))
    sections: list[Section] = []
    for group in tops:
        unused = (r for r in group.members if r.head.id not in used)
        fresh = list(islice(unused, context.settings.front_items))
        if not fresh or len(sections) == TOPICS:
            continue
        used |= {record.head.id for record in fresh}
        heading = Link(group.title, group.address, len(group.members))
        sections.append(Section(heading, context.items(fresh)))
    return tuple(sections)


def _year_ago(context: Context, latest: date | None) -> Section | None:
    if latest is None:
        return None
    leap = (latest.month, latest.day) == (2, 29)
    day = date(latest.year - 1, latest.month, 28 if leap else latest.day)
    group = context.groups.days.get(day.isoformat())
    if group is None:
        return None
    heading = Link(context.words.day(day), day_address(day), len(group.members))
    return Section(heading, context.items(group.members[: context.settings.front_items]))


def _totals(context: Context) -> tuple[Link, ...]:
    groups, say = context.groups, context.words.say
    return (
        Link(say("total-articles"), "archive/", len(groups.listed)),
        Link(say("total-stories"), "stories/", len(groups.stories)),
        Link(say("total-sources"), "sources/", len(groups.sources)),
    )
