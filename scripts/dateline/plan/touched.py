"""What an edit touches: the subjects whose pages may change when some articles do. Pure.

Asked twice, of the archive as it was and as it is; what both name is planned anew. It may name too
much, which costs time; a page that it forgets would stay wrong. So each rule here stands beside
what a page shows, and a test compares any sequence of edits with a build from nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.catalog import order
from dateline.group.age import oldest
from dateline.group.groups import COLLECTIONS, TIMES
from dateline.group.related import TOO_COMMON, WEIGHTS
from dateline.model import GroupKind

from .changes import CHANGES
from .collections import slice_of_month, slice_paths
from .digest import closings
from .statistics import STATISTICS
from .stories import needs_months
from .subjects import (
    ARCHIVE,
    ARTICLE,
    FEEDS,
    FRONT,
    INDEX,
    MERGED,
    SITEMAP,
    STORIES,
    STORY_MONTH,
    Subject,
    slice_subject,
)

ALWAYS = (FRONT, ARCHIVE, FEEDS, STORIES, MERGED, STATISTICS, CHANGES)
"""What is of the whole archive."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.group import Membership
    from dateline.model import Group, Record

    from .context import Context


def touched(before: Context, after: Context, edits: Sequence[tuple[Record | None, Record | None]]
            ) -> set[Subject]:  # fmt: skip
    """The subjects that `edits`, pairs of an article before and after, may change.

    An article of which lists show something else, though it stayed as it was (another title of its
    story), is a pair too; what a context does not know as it is in the pair is no part of it.
    """
    found = {Subject(kind) for kind in ALWAYS}
    reach = TOO_COMMON + 1 + len(edits)
    for context, side in ((before, 0), (after, 1)):
        for edit in edits:
            record = edit[side]
            if record is not None and context.catalog.by_id.get(record.head.id) == record:
                found.update(_dependants(context, record, reach))
    # A story that loses its first report begins in another month, of which no edit tells.
    for key in {each.key for each in found if each.kind == GroupKind.STORY}:
        for context in (before, after):
            if key in context.groups.stories:
                found.update(_of_story(context, key))
    found.update(_silenced(before, after))
    found.update(_neighbours(before, after))
    found.update(_of_other_stories(before, after))
    return found | set(_recut(before, after, found))


def _dependants(context: Context, record: Record, reach: int) -> Iterator[Subject]:
    """The subjects whose pages show something of an article."""
    yield Subject(ARTICLE, record.head.id)
    for membership in context.groups.memberships.of(record):
        yield from _of_group(context, record, membership)
        if membership.kind in WEIGHTS:
            group = context.groups.of(membership.kind)[membership.key]
            yield from _articles(_later(group.members, record, reach))


def _of_group(context: Context, record: Record, membership: Membership) -> Iterator[Subject]:
    kind, key = membership.kind, membership.key
    if kind in TIMES:
        yield Subject(kind, key)
        yield from _of_time(kind, key)
        yield from _compared_with(context, kind, key)
    elif kind in COLLECTIONS:
        yield Subject(kind, key)
        yield Subject(INDEX, kind)
        yield from _slices(context, context.groups.of(kind)[key], record)
    elif kind is GroupKind.CITED:
        yield Subject(GroupKind.SOURCE, key)
        yield Subject(INDEX, GroupKind.SOURCE)
    elif kind is GroupKind.UNDATED:
        yield Subject(kind, key)
        yield Subject(SITEMAP, kind)
    elif kind is GroupKind.STORY:
        yield Subject(kind, key)
    elif kind is GroupKind.LISTED:
        yield from _articles(_around(context.groups.listed, record))


def _of_time(kind: GroupKind, key: str) -> Iterator[Subject]:
    """Months name their weeks with counts, and a week may lie in two months."""
    if kind is GroupKind.MONTH:
        yield Subject(SITEMAP, key)
        yield Subject(STORY_MONTH, key)
    elif kind is GroupKind.WEEK:
        year, week = key.split("-w")
        for weekday in (1, 7):
            day = date.fromisocalendar(int(year), int(week), weekday)
            yield Subject(GroupKind.MONTH, f"{day.year:04d}-{day.month:02d}")


def _compared_with(context: Context, kind: GroupKind, key: str) -> Iterator[Subject]:
    """The next week, month or year, which says what it has more of than this one."""
    if kind in (GroupKind.WEEK, GroupKind.MONTH, GroupKind.YEAR):
        later = context.neighbours(context.groups.of(kind)[key])[1]
        if later is not None:
            yield Subject(kind, later.key)


def _slices(context: Context, group: Group, record: Record) -> Iterator[Subject]:
    """The slice of a collection that holds the article."""
    day = context.day(record)
    path = slice_of_month(context, group, f"{day.year:04d}-{day.month:02d}") if day else None
    if path is not None:
        yield slice_subject(group, path)


def _of_story(context: Context, key: str) -> Iterator[Subject]:
    """A story's page, those of its reports, and what names it where it began and where it ended."""
    yield from _articles(context.groups.stories[key].members)
    yield from _ends_of_story(context, key)


def _ends_of_story(context: Context, key: str) -> Iterator[Subject]:
    """A story's page, the list of the month in which it began, and the digests of the weeks and
    months in which it opened and closed."""
    story = context.groups.stories[key]
    yield Subject(GroupKind.STORY, key)
    began = context.day(oldest(story.members))
    for day in (*closings(context, story), *((began,) if began else ())):
        yield Subject(GroupKind.MONTH, f"{day.year:04d}-{day.month:02d}")
        yield Subject(GroupKind.WEEK, "{:04d}-w{:02d}".format(*day.isocalendar()))
    if began is not None:
        yield Subject(STORY_MONTH, f"{began.year:04d}-{began.month:02d}")


def _silenced(before: Context, after: Context) -> Iterator[Subject]:
    """Stories that another newest day makes silent for long enough to be closed, or open again."""
    newest = sorted({day for context in (before, after) if (day := context.newest)})
    if len(newest) != 2:
        return
    silence = timedelta(days=after.settings.story_silence)
    first, last = (day - silence for day in newest)
    for context in (before, after):
        days = (day for day in context.groups.days if first.isoformat() <= day < last.isoformat())
        reports = (record for day in days for record in context.groups.days[day].members)
        for key in {context.groups.memberships.story(record.head) for record in reports} - {""}:
            yield from _ends_of_story(context, key)


def _neighbours(before: Context, after: Context) -> Iterator[Subject]:
    """Pages of time beside one that came or went; the undated articles' feed leads to the newest
    month."""
    for kind in TIMES:
        differing = before.groups.of(kind).keys() ^ after.groups.of(kind).keys()
        if differing and kind is GroupKind.MONTH:
            yield Subject(GroupKind.UNDATED, GroupKind.UNDATED)
        for context in (before, after):
            for key in differing & context.groups.of(kind).keys():
                for near in context.neighbours(context.groups.of(kind)[key]):
                    if near is not None:
                        yield Subject(kind, near.key)


def _of_other_stories(before: Context, after: Context) -> Iterator[Subject]:
    """Stories whose parent or part came, went or has another title, and all lists of months where
    the lists come or go."""
    both = (before, after)
    for key, story in after.groups.stories.items():
        names = {context.story_link(story.parent) for context in both if story.parent}
        if len(names) == 2:
            yield Subject(GroupKind.STORY, key)
    for key, parts in after.parts.items():
        if any(len({_title(context, part) for context in both}) == 2 for part in parts):
            yield Subject(GroupKind.STORY, key)
    if len({needs_months(context) for context in both}) == 2:
        for context in both:
            yield from (Subject(STORY_MONTH, key) for key in context.groups.months)


def _title(context: Context, story: str) -> str:
    """The title of a story; empty where there is none."""
    found = context.groups.stories.get(story)
    return found.title if found else ""


def _recut(before: Context, after: Context, found: set[Subject]) -> Iterator[Subject]:
    """Slices that came or went, and the newer neighbours, which link to them."""
    for kind, key in found:
        if kind not in COLLECTIONS:
            continue
        cuts = [
            (group, slice_paths(context, group))
            for context in (before, after)
            if (group := context.groups.of(GroupKind(kind)).get(key)) is not None
        ]
        if len(cuts) == 2:
            different = set(cuts[0][1]) ^ set(cuts[1][1])
        else:
            different = {path for _, paths in cuts for path in paths}
        for group, paths in cuts if different else ():
            for newer, path in zip(("", *paths), paths, strict=False):
                if path in different:
                    yield from (slice_subject(group, each) for each in (newer, path) if each)


def _articles(records: Iterable[Record]) -> Iterator[Subject]:
    return (Subject(ARTICLE, record.head.id) for record in records)


def _around(members: Sequence[Record], record: Record) -> Sequence[Record]:
    """The articles before and after one in the list of all."""
    place = bisect_left(members, order(record), key=order)
    return [*members[max(0, place - 1) : place], *members[place + 1 : place + 2]]


def _later(members: Sequence[Record], record: Record, reach: int) -> Sequence[Record]:
    """The newer articles that may name `record` as related, or did until there were too many."""
    place = bisect_left(members, order(record), key=order)
    return members[max(0, len(members) - 1 - reach) : place]
