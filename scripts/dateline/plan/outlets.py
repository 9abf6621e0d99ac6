"""Who reported a story, side by side: first reports, countries, languages, hours behind. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dateline.group.age import by_age
from dateline.model import Source, When
from dateline.text.coverage import parse_coverage

from .firsts import first_of, lag
from .views import Coverage, Link, Outlet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dateline.model import Record

    from .context import Context

PERSPECTIVES = 24
"""Outlets that are shown side by side, those who reported first."""


class _Report(NamedTuple):
    source: Source
    when: When | None
    day: date | None
    record: Record | None = None
    page: Coverage | None = None


def outlets(context: Context, members: Sequence[Record]) -> tuple[Outlet, ...]:
    """The sources that reported a story, in the order of their first reports, undated last.

    A brief of our own is no report of its desk: those it rests on reported, on the days that the
    brief states. Where the archive holds a source's reports and a brief cites it too, what came
    first counts.
    """
    found: dict[str, list[_Report]] = {}
    for record in by_age(members):
        for report in _reports(context, record):
            found.setdefault(report.source.id, []).append(report)
    made = [_outlet(context, reports) for reports in found.values()]
    made.sort(key=lambda each: (*_order(each.when), each.source.title.casefold()))
    return _compared(context, made)


def side_by_side(reported: Sequence[Outlet]) -> tuple[tuple[str, tuple[Outlet, ...]], ...]:
    """The first outlets whose reports the archive holds, by language, and there by country.

    The language with most of them first; nothing where there is only one outlet.
    """
    found: dict[str, list[Outlet]] = {}
    held = [outlet for outlet in reported if outlet.item][:PERSPECTIVES]
    for outlet in held if len(held) > 1 else ():
        found.setdefault(outlet.language, []).append(outlet)
    best = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple((lang, tuple(sorted(listed, key=lambda o: o.country))) for lang, listed in best)


def _compared(context: Context, made: list[Outlet]) -> tuple[Outlet, ...]:
    """The outlets with the distance of each from the first; unsaid where there is only one."""
    first = first_of(each.when for each in made) if len(made) > 1 else None
    if first is None:
        return tuple(made)
    zone = context.settings.zone
    return tuple(
        replace(each, first=True)
        if each.when is first
        else replace(each, lag=lag(first, each.when, zone))
        for each in made
    )


def _reports(context: Context, record: Record) -> Iterator[_Report]:
    head, memberships = record.head, context.groups.memberships
    if not head.coverage and (own := memberships.source(head)):
        yield _Report(own, head.when, context.day(record), record)
    for entry in head.coverage:
        if source := memberships.cited(entry, head.lang):
            url, publisher, day = parse_coverage(entry)
            when = When.on(day, context.settings.zone) if day else None
            page = Coverage(url, publisher, day, context.source_link(source))
            yield _Report(source, when, day, page=page)


def _outlet(context: Context, reports: list[_Report]) -> Outlet:
    group = context.groups.sources[reports[0].source.id]
    first = min(reports, key=lambda report: _order(report.when))
    held = [report.record for report in reports if report.record]
    return Outlet(
        source=Link(group.title, group.address),
        country=first.source.country,
        language=first.source.language or (held[0].head.lang if held else ""),
        when=first.when,
        day=first.day,
        item=context.item(held[0]) if held else None,
        page=first.page,
        reports=len(reports),
    )


def _order(when: When | None) -> tuple[bool, float, float]:
    """Earlier intervals first, those nobody knows last."""
    if when is None or when.earliest is None or when.latest is None:
        return (True, 0.0, 0.0)
    return (False, when.latest.timestamp(), when.earliest.timestamp())
