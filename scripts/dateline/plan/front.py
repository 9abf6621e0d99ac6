"""The front page: made from the archive's own newest day, never from the wall clock. It ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.text.address import day_address

from . import words
from .context import Context, output
from .views import DayCount, Frame, FrontPage, Link, Section

if TYPE_CHECKING:
    from dateline.model import Output, Record, Story

RECENT = timedelta(days=60)
STRIP = 14
DEVELOPING = 6
TOPICS = 6


def front_output(context: Context) -> Output:
    """The page at the site's root."""
    groups = context.groups
    newest = next(iter(groups.days.values()), None)
    latest = date.fromisoformat(newest.key) if newest else None
    leading = _leading(context, latest)
    shown = {story.key for story in leading}
    developing = [
        story
        for story in groups.stories.values()
        if story.status != "closed" and story.key not in shown
    ]
    used = {story.members[0].head.id for story in leading}
    today = [r for r in (newest.members if newest else ()) if r.head.id not in used]
    more = [
        r for r in groups.listed if r.head.id not in used and r not in today and context.item(r).day
    ]
    reports = [*today, *more][: max(context.settings.front_items, len(today))]
    view = FrontPage(
        frame=Frame(
            address="",
            title=context.settings.site_name,
            description="",
            count=len(groups.listed),
        ),
        latest=latest,
        note=newest.note if newest else "",
        lead=tuple(context.card(story) for story in leading),
        today=context.items(reports),
        sections=_sections(context, used | {r.head.id for r in reports}),
        developing=tuple(context.card(story) for story in developing[:DEVELOPING]),
        days=tuple(
            DayCount(date.fromisoformat(g.key), g.address, len(g.members))
            for g in list(groups.days.values())[:STRIP]
        ),
        year_ago=_year_ago(context, latest),
        totals=_totals(context),
    )
    return output("", "front", "front.html.j2", view)


def _leading(context: Context, latest: date | None) -> list[Story]:
    """Pinned stories, then those with most recent reports."""
    if latest is None:
        return []

    def weight(story: Story) -> tuple[bool, int, float, str]:
        days = [d for r in story.members if (d := context.item(r).day)]
        recent = sum(latest - day <= RECENT for day in days)
        newest = max(days, default=date.min)
        return (not story.pin, -recent, -float(newest.toordinal()), story.key)

    found = [
        story
        for story in context.groups.stories.values()
        if story.pin
        or any((d := context.item(r).day) and latest - d <= RECENT for r in story.members)
    ]
    return sorted(found, key=weight)[: context.settings.front_stories]


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
        fresh: list[Record] = [r for r in group.members if r.head.id not in used]
        fresh = fresh[: context.settings.front_items]
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
    heading = Link(words.day_title(day), day_address(day), len(group.members))
    return Section(heading, context.items(group.members[: context.settings.front_items]))


def _totals(context: Context) -> tuple[Link, ...]:
    groups = context.groups
    return (
        Link("articles", "archive/", len(groups.listed)),
        Link("stories", "stories/", len(groups.stories)),
        Link("sources", "sources/", len(groups.sources)),
    )
