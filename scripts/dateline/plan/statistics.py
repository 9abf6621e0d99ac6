"""The page of statistics: what the archive holds, counted from its groups.

Rests on numbers alone, so that it is planned after every edit without reading the articles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.model import GroupKind

from . import words
from .context import Context, output
from .series import Series, by_month
from .views import Frame, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model import Group, Output, Story

STATISTICS = "statistics"
ADDRESS = "stats/"
TOP = 15
LIVES = 24

Spread = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year, its articles, and how many stories and sources are in them."""

    year: Link
    articles: int
    stories: int
    sources: int


@dataclass(frozen=True, slots=True)
class Row:
    """A group and its articles in each of the page's years."""

    group: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """A story from its first report to its latest."""

    story: Link
    first: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage:
    """`totals` are kinds of groups, their indexes and sizes; `languages`, `rights` and `flags` are
    the keys of traits with the number of articles that have them, most first."""

    frame: Frame
    totals: tuple[tuple[str, str, int], ...]
    articles: Series | None
    stories: Series | None
    sources: Series | None
    years: tuple[YearLine, ...]
    topics: tuple[Row, ...]
    outlets: tuple[Row, ...]
    lives: tuple[Life, ...]
    languages: tuple[tuple[str, int], ...]
    rights: tuple[tuple[str, int], ...]
    flags: tuple[tuple[str, int], ...]


def statistics_output(context: Context) -> Output:
    """The page at stats/."""
    groups = context.groups
    sources, stories = (
        articles_by_month(context, GroupKind.ORIGIN),
        articles_by_month(context, GroupKind.STORY),
    )
    view = StatisticsPage(
        frame=_frame(context),
        totals=tuple(_totals(context)),
        articles=by_month({key: len(group.members) for key, group in groups.months.items()}),
        stories=by_month(groups_by_month(stories)),
        sources=by_month(groups_by_month(sources)),
        years=_years(context, stories, sources),
        topics=_rows(
            context,
            articles_by_month(context, GroupKind.TOPIC),
            groups.topics,
            _top_topics(context),
        ),
        outlets=_rows(context, sources, groups.sources, groups.sources),
        lives=_lives(context),
        languages=_traits(context, "lang"),
        rights=_traits(context, "rights"),
        flags=_traits(context, "flag"),
    )
    return output(ADDRESS, STATISTICS, "statistics.html.j2", view)


def _frame(context: Context) -> Frame:
    count = len(context.groups.listed)
    return Frame(
        address=ADDRESS,
        title=context.words.say("statistics-title"),
        description=words.statistics_description(context.words, count),
        crumbs=(context.front,),
        count=count,
    )


def articles_by_month(context: Context, kind: GroupKind) -> Spread:
    """Articles of each group by month, without those that have no day."""
    return {
        key: {month: count for month, count in months.items() if month}
        for key, months in context.groups.spread(kind).items()
    }


def groups_by_month(spread: Spread) -> dict[str, int]:
    """How many groups have articles in each month."""
    return Counter(month for months in spread.values() for month in months)


def _totals(context: Context) -> Iterator[tuple[str, str, int]]:
    groups = context.groups
    yield "article", "archive/", len(groups.listed)
    for kind, address, found in (
        (GroupKind.DAY, "archive/", groups.days),
        (GroupKind.STORY, "stories/", groups.stories),
        (GroupKind.SOURCE, "sources/", groups.sources),
        (GroupKind.TOPIC, "topics/", groups.topics),
        (GroupKind.PERSON, "people/", groups.people),
        (GroupKind.ORGANISATION, "orgs/", groups.orgs),
        (GroupKind.PLACE, "places/", groups.places),
        (GroupKind.TAG, "tags/", groups.tags),
    ):
        yield kind.value, address, len(found)
    if groups.undated.members:
        yield GroupKind.UNDATED.value, "undated/", len(groups.undated.members)


def _years(context: Context, stories: Spread, sources: Spread) -> tuple[YearLine, ...]:
    told, named = (groups_by_month(_by_year(spread)) for spread in (stories, sources))
    return tuple(
        YearLine(Link(key, group.address), len(group.members), told.get(key, 0), named.get(key, 0))
        for key, group in context.groups.years.items()
    )


def _by_year(spread: Spread) -> Spread:
    found: Spread = {}
    for key, months in spread.items():
        years: Counter[str] = Counter()
        for month, count in months.items():
            years[month[:4]] += count
        found[key] = years
    return found


def _top_topics(context: Context) -> Iterable[str]:
    known = context.catalog.registries.topics
    return (key for key in context.groups.topics if key not in known or not known[key].parent)


def _rows(
    context: Context, spread: Spread, groups: Mapping[str, Group], among: Iterable[str]
) -> tuple[Row, ...]:
    """The largest groups, with their articles by year."""
    sums = {key: sum(spread.get(key, {}).values()) for key in among}
    best = sorted((key for key in sums if sums[key]), key=lambda key: (-sums[key], key))[:TOP]
    years = _by_year({key: spread[key] for key in best})
    return tuple(
        Row(
            Link(groups[key].title, groups[key].address, sums[key]),
            tuple(years[key].get(year, 0) for year in reversed(list(context.groups.years))),
        )
        for key in best
    )


def _lives(context: Context) -> tuple[Life, ...]:
    """The stories with most reports, the one that began first on top."""
    stories = context.groups.stories
    best = sorted(stories, key=lambda key: (-len(stories[key].members), key))[:LIVES]
    found = (_life(context, stories[key]) for key in best)
    return tuple(
        sorted((life for life in found if life), key=lambda life: (life.first, life.story.address))
    )


def _life(context: Context, story: Story) -> Life | None:
    days = [date.fromisoformat(day) for day in context.groups.days_of(story.members)]
    link = Link(story.title, story.address, len(story.members))
    return Life(link, days[-1], days[0]) if days else None


def _traits(context: Context, kind: str) -> tuple[tuple[str, int], ...]:
    found = {
        key.removeprefix(f"{kind} "): len(group.members)
        for key, group in context.groups.of(GroupKind.TRAIT).items()
        if key.startswith(f"{kind} ")
    }
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))
