"""The numbers behind the page of statistics, as CSV files beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.statistics import ADDRESS, STATISTICS, articles_by_month, groups_by_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model import Group, Output
    from dateline.plan.statistics import Spread
    from dateline.plan.subjects import Subject

TABLE = "table"
KINDS = frozenset({TABLE})


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """Articles, stories and sources by month; topics, sources and stories by month."""
    if subject.kind != STATISTICS:
        return
    groups = context.groups
    topics, sources, stories = (
        articles_by_month(context, kind)
        for kind in (GroupKind.TOPIC, GroupKind.ORIGIN, GroupKind.STORY)
    )
    told, named = groups_by_month(stories), groups_by_month(sources)
    months = [
        (month, len(groups.months[month].members), told.get(month, 0), named.get(month, 0))
        for month in sorted(groups.months)
    ]
    yield _table("months", ("month", "articles", "stories", "sources"), months)
    yield _table("topics", ("topic", "month", "articles"), _cells(topics, groups.topics))
    yield _table("sources", ("source", "month", "articles"), _cells(sources, groups.sources))
    yield _table("stories", ("story", "month", "articles"), _cells(stories, groups.stories))


def _cells(spread: Spread, groups: Mapping[str, Group]) -> Iterator[tuple[str | int, ...]]:
    """A row for each month of each group that has articles in it; groups by name, oldest first."""
    for key in sorted(spread, key=lambda key: (groups[key].title.casefold(), key)):
        for month in sorted(spread[key]):
            yield groups[key].title, month, spread[key][month]


def _table(name: str, head: tuple[str, ...], rows: Iterable[tuple[str | int, ...]]) -> Output:
    return file(f"{ADDRESS}{name}.csv", TABLE, Table(head, tuple(rows)))
