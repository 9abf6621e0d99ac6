"""Pages of time: day, week, month, year, all dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from dateline.model import Group, GroupKind, Record
from dateline.text.address import day_address, month_address, week_address, year_address

from . import words
from .context import Context, output
from .digest import by_sources, digest
from .followed import has_feeds
from .machine import machine_notes
from .monthly import monthly
from .views import (
    ArchivePage,
    DayCount,
    DayPage,
    Frame,
    Link,
    MonthCount,
    PeriodPage,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model import Output

# Above this many articles a month names stories and days only.
LONG_MONTH = 200
TOP = 10
DAY = timedelta(days=1)


def time_output(context: Context, kind: GroupKind, key: str) -> Output:
    """The page of a day, week, month or year that has articles."""
    group = context.groups.of(kind)[key]
    earlier, later = context.neighbours(group)
    frame = Frame(
        address=group.address,
        title=time_title(context, group),
        description="",
        previous=Link(time_title(context, earlier), earlier.address) if earlier else None,
        next=Link(time_title(context, later), later.address) if later else None,
        count=len(group.members),
        feeds=kind is GroupKind.DAY and has_feeds(kind, len(group.members), context.settings),
    )
    page = {
        GroupKind.DAY: _day,
        GroupKind.WEEK: _week,
        GroupKind.MONTH: _month,
        GroupKind.YEAR: _year,
    }[kind]
    return page(context, group, frame)


def first_day(group: Group) -> date:
    """The first day of a group of time."""
    if group.kind is GroupKind.WEEK:
        year, week = group.key.split("-w")
        return date.fromisocalendar(int(year), int(week), 1)
    parts = [int(part) for part in group.key.split("-")]
    return date(parts[0], *([*parts[1:], 1, 1])[:2])


def last_day(group: Group) -> date:
    """The last day of a group of time."""
    first = first_day(group)
    if group.kind is GroupKind.DAY:
        return first
    if group.kind is GroupKind.WEEK:
        return first + 6 * DAY
    if group.kind is GroupKind.YEAR:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def time_title(context: Context, group: Group) -> str:
    """What a day, week, month or year is called."""
    first = first_day(group)
    if group.kind is GroupKind.DAY:
        return context.words.day(first)
    if group.kind is GroupKind.WEEK:
        return words.week_title(context.words, first)
    if group.kind is GroupKind.MONTH:
        return words.month_title(context.words, first.year, first.month)
    return str(first.year)


def _day(context: Context, group: Group, frame: Frame) -> Output:
    day = first_day(group)
    stories, rest = story_parts(context, group.members)
    month = Link(
        words.month_title(context.words, day.year, day.month), month_address(day.year, day.month)
    )
    view = DayPage(
        frame=_with(
            frame,
            words.day_description(context.words, day, len(group.members), len(stories)),
            (context.front, Link(str(day.year), year_address(day.year)), month),
        ),
        day=day,
        note=group.note,
        machine=machine_notes(context, group.key, group.members),
        stories=sections(context, stories),
        topics=sections(context, topic_parts(context, rest)),
        sources=context.sources(group.members),
        languages=tuple(sorted({r.head.lang for r in group.members})),
        week=Link(words.week_title(context.words, day), week_address(day)),
        month=month,
    )
    return output(group.address, "day", "day.html.j2", view)


def _with(frame: Frame, description: str, crumbs: tuple[Link, ...]) -> Frame:
    return Frame(
        address=frame.address,
        title=frame.title,
        description=description,
        crumbs=crumbs,
        previous=frame.previous,
        next=frame.next,
        count=frame.count,
        feeds=frame.feeds,
    )


def story_parts(
    context: Context, members: Sequence[Record]
) -> tuple[list[tuple[Link, list[Record]]], list[Record]]:
    """The articles of each story, the one with most of `members` first; and those of none."""
    found: dict[str, list[Record]] = {}
    rest = []
    for record in members:
        story = context.groups.memberships.story(record.head)
        if story:
            found.setdefault(story, []).append(record)
        else:
            rest.append(record)
    stories = context.groups.stories
    order = sorted(found, key=lambda key: (-len(found[key]), key))
    return [(Link(stories[key].title, stories[key].address), found[key]) for key in order], rest


def topic_parts(context: Context, records: Sequence[Record]) -> Iterator[tuple[Link, list[Record]]]:
    """The articles of each topic, each under its first one; those without come last."""
    found: dict[str, list[Record]] = {}
    for record in records:
        codes = [code for code in record.head.topics if code in context.groups.topics]
        found.setdefault(codes[0] if codes else "", []).append(record)
    order = sorted((key for key in found if key), key=lambda key: (-len(found[key]), key))
    for key in [*order, *([""] if "" in found else [])]:
        group = context.groups.topics.get(key)
        heading = (
            Link(group.title, group.address)
            if group
            else Link(context.words.say("other-news"), "topics/")
        )
        yield heading, found[key]


def sections(
    context: Context, parts: Iterable[tuple[Link, Sequence[Record]]]
) -> tuple[Section, ...]:
    """Headed articles as pages show them."""
    return tuple(Section(heading, context.items(records)) for heading, records in parts)


def _days(context: Context, first: date, last: date) -> tuple[DayCount, ...]:
    """Every day from first to last that has articles, oldest first."""
    days = []
    for number in range((last - first).days + 1):
        day = first + number * DAY
        group = context.groups.days.get(day.isoformat())
        if group:
            days.append(DayCount(day, group.address, len(group.members)))
    return tuple(days)


def _day_sections(context: Context, members: Sequence[Record]) -> tuple[Section, ...]:
    found: dict[date, list[Record]] = {}
    for record in members:
        found.setdefault(cast("date", context.day(record)), []).append(record)
    return tuple(
        Section(
            Link(context.words.day(day), day_address(day), len(records)), context.items(records)
        )
        for day, records in found.items()
    )


def _week(context: Context, group: Group, frame: Frame) -> Output:
    first, last = first_day(group), last_day(group)
    days = tuple(
        DayCount(day, found.address if found else "", len(found.members) if found else 0)
        for day in (first + n * DAY for n in range(7))
        for found in [context.groups.days.get(day.isoformat())]
    )
    crumbs = (context.front, Link(context.words.say("archive-title"), "archive/"))
    return _period(context, group, frame, last, days, crumbs)


def _month(context: Context, group: Group, frame: Frame) -> Output:
    first, last = first_day(group), last_day(group)
    crumbs = (context.front, Link(str(first.year), year_address(first.year)))
    return _period(context, group, frame, last, _days(context, first, last), crumbs)


def _year(context: Context, group: Group, frame: Frame) -> Output:
    first, last = first_day(group), last_day(group)
    crumbs = (context.front, Link(context.words.say("archive-title"), "archive/"))
    return _period(context, group, frame, last, _days(context, first, last), crumbs)


def _period(
    context: Context,
    group: Group,
    frame: Frame,
    last: date,
    days: tuple[DayCount, ...],
    crumbs: tuple[Link, ...],
) -> Output:
    first = first_day(group)
    yearly = group.kind is GroupKind.YEAR
    long = group.kind is GroupKind.MONTH and len(group.members) > LONG_MONTH
    members = group.members
    reports = context.groups.parts(members, GroupKind.STORY)
    stories = {key: len(found) for key, found in reports.items()}
    if yearly or long:
        best = sorted(stories, key=lambda key: (-stories[key], key))[: 2 * TOP]
        reports = {key: reports[key] for key in best}
    earlier = context.neighbours(group)[0]
    since = time_title(context, earlier) if earlier else ""
    view = PeriodPage(
        frame=_with(
            frame, words.period_description(context.words, frame.title, len(members)), crumbs
        ),
        kind=group.kind,
        first=first,
        last=last,
        days=days,
        months=_months(context, first.year) if yearly else (),
        weeks=_weeks(context, first, last) if group.kind is GroupKind.MONTH else (),
        stories=tuple(
            context.card(context.groups.stories[key], reports[key], then=True)
            for key in by_sources(context, reports, TOP)
        ),
        story_count=len(stories),
        digest=None if yearly else digest(context, group, (first, last), stories, since),
        monthly=monthly(context, group.key) if yearly else (),
        before=Link(since, earlier.address, len(earlier.members)) if yearly and earlier else None,
        topics=_ranking(context, members, GroupKind.TOPIC),
        people=_ranking(context, members, GroupKind.PERSON),
        places=_ranking(context, members, GroupKind.PLACE),
        sources=_ranking(context, members, GroupKind.ORIGIN),
        sections=() if yearly or long else _day_sections(context, members),
    )
    return output(group.address, group.kind.value, "period.html.j2", view)


def _ranking(context: Context, members: Sequence[Record], kind: GroupKind) -> tuple[Link, ...]:
    """The groups of a kind that most of `members` are in."""
    counts = context.groups.counts(members, kind)
    groups = context.groups.sources if kind is GroupKind.ORIGIN else context.groups.of(kind)
    best = sorted(counts, key=lambda key: (-counts[key], key))[:TOP]
    return tuple(Link(groups[key].title, groups[key].address, counts[key]) for key in best)


def _weeks(context: Context, first: date, last: date) -> tuple[Link, ...]:
    mondays = {
        day - day.weekday() * DAY for day in (first + n * DAY for n in range(31)) if day <= last
    }
    links = []
    for monday in sorted(mondays):
        year, week, _ = monday.isocalendar()
        group = context.groups.weeks.get(f"{year:04d}-w{week:02d}")
        if group:
            links.append(
                Link(words.week_title(context.words, monday), group.address, len(group.members))
            )
    return tuple(links)


def _months(context: Context, year: int) -> tuple[MonthCount, ...]:
    counts = []
    for month in range(1, 13):
        group = context.groups.months.get(f"{year:04d}-{month:02d}")
        address = group.address if group else ""
        counts.append(MonthCount(date(year, month, 1), address, len(group.members) if group else 0))
    return tuple(counts)


def archive_output(context: Context) -> Output:
    """All dates, by year and month."""
    groups = context.groups
    undated = len(groups.undated.members)
    dated = sum(len(group.members) for group in groups.years.values())
    view = ArchivePage(
        frame=Frame(
            address="archive/",
            title=context.words.say("archive-title"),
            description=context.words.say(
                "archive-description", articles=context.words.counted("articles", dated)
            ),
            crumbs=(context.front,),
            count=dated,
        ),
        years=tuple(
            (
                Link(group.key, group.address, len(group.members)),
                _months(context, int(group.key)),
            )
            for group in groups.years.values()
        ),
        undated=Link(context.words.say("undated-title"), "undated/", undated) if undated else None,
        languages=tuple(
            Link(group.title, group.address, len(group.members))
            for group in groups.languages.values()
        ),
    )
    return output("archive/", "archive", "archive.html.j2", view)
