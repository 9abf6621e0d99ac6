"""Subjects: what pages are about. Each has its own outputs, planned without regard to the others.

So a build may plan all of them, or those alone that an edit has touched.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dateline.group.groups import COLLECTIONS, TIMES
from dateline.model import GroupKind
from dateline.text.address import index_address

from .articles import article_output
from .changes import ADDRESS as CHANGES_ADDRESS
from .changes import CHANGES, changes_output
from .collections import (
    collection_output,
    has_index,
    index_output,
    slice_output,
    slice_paths,
)
from .dates import archive_output, time_output
from .feeds_page import feeds_output
from .front import front_output
from .renamed import renamed_outputs
from .search import search_output
from .sitemaps import month_sitemap, undated_sitemap
from .statistics import ADDRESS as STATISTICS_ADDRESS
from .statistics import STATISTICS, statistics_output
from .stories import (
    merged_outputs,
    needs_months,
    story_index_outputs,
    story_month_output,
)
from .story_page import story_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.model import Group, Output

    from .context import Context

FRONT, ARTICLE, INDEX, ARCHIVE = "front", "article", "index", "archive"
FEEDS = "feeds"
STORIES, STORY_MONTH, MERGED = "stories", "story-month", "merged"
SITEMAP, SEARCH = "sitemap", "search"
SLICE = "-slice"
_PART = "\n"


class Subject(NamedTuple):
    """What a page is about: a kind of page, and which one of that kind."""

    kind: str
    key: str = ""


def every_subject(context: Context) -> Iterator[Subject]:
    """All subjects of the archive. Of two outputs with one path the first one's subject wins."""
    groups = context.groups
    yield Subject(FRONT)
    for record in context.catalog.records:
        yield Subject(ARTICLE, record.head.id)
    for kind in TIMES:
        yield from (Subject(kind, key) for key in groups.of(kind))
    yield Subject(ARCHIVE)
    yield Subject(FEEDS)
    for kind in COLLECTIONS:
        for group in groups.of(kind).values():
            yield from _collection(context, group)
        if has_index(context, kind):
            yield Subject(INDEX, kind)
    yield Subject(GroupKind.UNDATED, groups.undated.key)
    yield from (Subject(GroupKind.STORY, key) for key in groups.stories)
    yield Subject(STORIES)
    yield from (Subject(STORY_MONTH, key) for key in groups.months)
    yield Subject(MERGED)
    yield Subject(STATISTICS)
    yield Subject(CHANGES)
    if context.settings.search.has_page:
        yield Subject(SEARCH)
    yield from (Subject(SITEMAP, key) for key in groups.months)
    yield Subject(SITEMAP, GroupKind.UNDATED)


def addresses(context: Context) -> Iterator[tuple[str, str]]:
    """Address and page kind of everything that may have a page, without planning it.

    For a collection also what the address of a slice would look like, whether it has any or not.
    """
    groups = context.groups
    yield "", FRONT
    yield "archive/", ARCHIVE
    yield "feeds/", FEEDS
    yield STATISTICS_ADDRESS, STATISTICS
    yield CHANGES_ADDRESS, CHANGES
    yield "stories/", STORIES
    if context.settings.search.has_page:
        yield "search/", SEARCH
    yield "stories/0000/00/", STORIES
    for record in context.catalog.records:
        yield context.address(record), ARTICLE
    for kind in (*TIMES, *COLLECTIONS, GroupKind.STORY):
        yield from ((group.address, kind) for group in groups.of(kind).values())
    for kind in COLLECTIONS:
        yield index_address(kind), INDEX
    for group in (*(g for kind in COLLECTIONS for g in groups.of(kind).values()), groups.undated):
        yield from ((f"{group.address}{part}", group.kind) for part in ("", "0000/", "0000/00/"))


def slice_subject(group: Group, path: str) -> Subject:
    """A slice of a collection."""
    return Subject(group.kind + SLICE, f"{group.key}{_PART}{path}")


def _collection(context: Context, group: Group) -> Iterator[Subject]:
    yield Subject(group.kind, group.key)
    yield from (slice_subject(group, path) for path in slice_paths(context, group))


def pages_of(context: Context, subject: Subject) -> Iterator[Output]:
    """The pages and sitemaps of one subject; none where it is not, or no longer, in the archive."""
    kind, key = subject
    groups = context.groups
    if kind == ARTICLE:
        if (record := context.catalog.by_id.get(key)) is not None:
            yield article_output(context, record)
    elif kind in TIMES:
        if key in groups.of(GroupKind(kind)):
            yield time_output(context, GroupKind(kind), key)
    elif kind in COLLECTIONS:
        if (group := groups.of(GroupKind(kind)).get(key)) is not None:
            yield collection_output(context, group)
    elif kind.endswith(SLICE):
        name, _, path = key.rpartition(_PART)
        if (group := groups.of(GroupKind(kind.removesuffix(SLICE))).get(name)) is not None:
            yield from slice_output(context, group, path)
    else:
        yield from _others(context, kind, key)


def _others(context: Context, kind: str, key: str) -> Iterator[Output]:
    groups = context.groups
    if kind == GroupKind.STORY:
        if (story := groups.stories.get(key)) is not None:
            yield story_output(context, story)
    elif kind == STORY_MONTH:
        if key in groups.months and needs_months(context):
            yield story_month_output(context, key)
    elif kind == SITEMAP:
        if key == GroupKind.UNDATED:
            yield from undated_sitemap(context)
        elif key in groups.months:
            yield month_sitemap(context, groups.months[key])
    elif kind == INDEX:
        if has_index(context, GroupKind(key)):
            yield index_output(context, GroupKind(key))
    else:
        yield from _SINGLE[kind](context)


_SINGLE: dict[str, Callable[[Context], Iterator[Output]]] = {
    FRONT: lambda context: iter([front_output(context)]),
    ARCHIVE: lambda context: iter([archive_output(context)]),
    GroupKind.UNDATED: lambda context: iter([collection_output(context, context.groups.undated)]),
    FEEDS: feeds_output,
    STORIES: story_index_outputs,
    MERGED: lambda context: chain(merged_outputs(context), renamed_outputs(context)),
    STATISTICS: lambda context: iter([statistics_output(context)]),
    CHANGES: lambda context: iter([changes_output(context)]),
    SEARCH: lambda context: iter([search_output(context)]),
}
