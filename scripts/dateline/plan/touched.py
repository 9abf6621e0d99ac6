"""What an edit touches: the subjects whose pages may change when some articles do. Pure.

Asked twice, of the archive as it was and as it is; what both name is planned anew. It may name too
much, which costs time; a page that it forgets would stay wrong. So each rule here stands beside
what a page shows, and a test compares any sequence of edits with a build from nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.catalog import order
from dateline.group.groups import COLLECTIONS, TIMES
from dateline.group.related import TOO_COMMON, WEIGHTS
from dateline.model import GroupKind

from .changes import CHANGES
from .collections import slice_of_month, slice_paths
from .digest import closings
from .in_story import NEAR
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

ALWAYS = (FRONT, STORIES, MERGED, CHANGES)
"""What is of the whole archive and shows articles, their dates of change or what they state."""

COUNTING = (ARCHIVE, FEEDS, STATISTICS)
"""What is of the whole archive and shows numbers of articles and titles of groups alone."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    for old, new in edits:
        stays = _stays(after, old, new)
        for context, record in ((before, old), (after, new)):
            if record is None or context.catalog.by_id.get(record.head.id) != record:
                continue
            found.update(_lists(context, record))
            found.update(_related(context, record, reach))
            found.update(_in_story(context, record) if stays else _counts(context, record))
    retitled = {key for key in after.groups.stories if _title(before, key) != _title(after, key)}
    if retitled or not all(_stays(after, *edit) for edit in edits):
        found.update(Subject(kind) for kind in COUNTING)
    for key in retitled | set(_stories_left(before, after, edits)):
        for context in (before, after):
            if key in context.groups.stories:
                found.update(_of_story(context, key))
    found.update(_silenced(before, after))
    found.update(_neighbours(before, after))
    found.update(_of_other_stories(before, after))
    return found | set(_recut(before, after, found))


def _stays(context: Context, old: Record | None, new: Record | None) -> bool:
    """Whether an article is in the same places of the same groups as before, under the same
    address: then no count, no order and no link is another one."""
    if old is None or new is None or old.head.modified != new.head.modified:
        return False
    same = context.address(old) == context.address(new) and order(old) == order(new)
    memberships = context.groups.memberships
    return same and memberships.of(old) == memberships.of(new)


def _stories_left(
    before: Context, after: Context, edits: Iterable[tuple[Record | None, Record | None]]
) -> Iterator[str]:
    """The stories of articles that came, went or moved. One that loses its first report begins in
    another month, of which no edit tells."""
    for old, new in edits:
        if not _stays(after, old, new):
            for context, record in ((before, old), (after, new)):
                if record is not None and (story := context.groups.story_of(record.head)):
                    yield story.key


def _related(context: Context, record: Record, reach: int) -> Iterator[Subject]:
    """An article's page, and those of articles that name it as related."""
    yield Subject(ARTICLE, record.head.id)
    for membership in context.groups.memberships.of(record):
        if membership.kind in WEIGHTS:
            group = context.groups.of(membership.kind)[membership.key]
            yield from _articles(context, _later(context, group.members, record, reach))


def _lists(context: Context, record: Record) -> Iterator[Subject]:
    """What shows an article in a list."""
    for kind, key, *_ in context.groups.memberships.of(record):
        if kind in TIMES or kind in (GroupKind.UNDATED, GroupKind.STORY):
            yield Subject(kind, key)
        elif kind in COLLECTIONS:
            yield Subject(kind, key)
            yield from _slices(context, context.groups.of(kind)[key], record)
        elif kind is GroupKind.CITED:
            yield Subject(GroupKind.SOURCE, key)
        elif kind is GroupKind.TRANSLATION:
            yield from _articles(context, context.groups.of(kind)[key].members)
        elif kind is GroupKind.LISTED:
            yield from _articles(context, _around(context, record))


def _counts(context: Context, record: Record) -> Iterator[Subject]:
    """What counts an article, or says where it is."""
    for kind, key, *_ in context.groups.memberships.of(record):
        if kind in TIMES:
            yield from _of_time(kind, key)
            yield from _compared_with(context, kind, key)
        elif kind in COLLECTIONS:
            yield Subject(INDEX, kind)
        elif kind is GroupKind.CITED:
            yield Subject(INDEX, GroupKind.SOURCE)
        elif kind is GroupKind.UNDATED:
            yield Subject(SITEMAP, kind)


def _in_story(context: Context, record: Record) -> Iterator[Subject]:
    """The reports of an article's story that may name it, and the list of the month in which the
    story began, which shows its newest report."""
    story = context.groups.story_of(record.head)
    if story is None:
        return
    place = context.groups.position(story.members, record)
    yield from _articles(context, story.members[max(0, place - NEAR) : place + NEAR + 1])
    days = context.groups.days_of(story.members)
    if place == 0 and days:
        yield Subject(STORY_MONTH, days[-1][:7])


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
    yield from _articles(context, context.groups.stories[key].members)
    yield from _ends_of_story(context, key)


def _ends_of_story(context: Context, key: str) -> Iterator[Subject]:
    """A story's page, the list of the month in which it began, and the digests of the weeks and
    months in which it opened and closed."""
    story = context.groups.stories[key]
    yield Subject(GroupKind.STORY, key)
    days = context.groups.days_of(story.members)
    began = date.fromisoformat(days[-1]) if days else None
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
        for key in context.groups.on(days, GroupKind.STORY):
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


def _articles(context: Context, records: Sequence[Record]) -> Iterator[Subject]:
    return (Subject(ARTICLE, article) for article in context.groups.ids(records))


def _around(context: Context, record: Record) -> Sequence[Record]:
    """The articles around one in the list of all, and itself."""
    listed = context.groups.listed
    place = context.groups.position(listed, record)
    return listed[max(0, place - 1) : place + 2]


def _later(
    context: Context, members: Sequence[Record], record: Record, reach: int
) -> Sequence[Record]:
    """The newer articles that may name `record` as related, or did until there were too many."""
    place = context.groups.position(members, record)
    return members[max(0, len(members) - 1 - reach) : place]
