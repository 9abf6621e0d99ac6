"""Pages as Markdown for programs that read, and llms.txt, which leads them there.

Not every page has a twin, for each is a file: an article's page has one where its whole text may be
shown and the owner wants it; of the others a twin would have nothing that their day's lacks. Days
and stories tell their articles, weeks and months name them. Lists of topics, tags and names have
none: their feeds and the data files say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.dates import time_title
from dateline.plan.editions import Edition, book
from dateline.plan.entries import Entry, entry
from dateline.plan.subjects import ARTICLE, FRONT
from dateline.plan.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

ARTICLE_TWIN, EDITION_TWIN, LLMS = "article-twin", "edition-twin", "llms"
KINDS, ARTICLES = frozenset({EDITION_TWIN, LLMS}), frozenset({ARTICLE_TWIN})
NAME = "index.md"
BRIEF = (GroupKind.WEEK, GroupKind.MONTH)
TOLD = (GroupKind.DAY, GroupKind.STORY)
NEWEST = 14  # days that llms.txt names


@dataclass(frozen=True, slots=True)
class ArticleTwin:
    """An article's page."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class EditionTwin:
    """The page of a time or a story; a `brief` one names its articles and no more."""

    edition: Edition
    brief: bool


@dataclass(frozen=True, slots=True)
class Llms:
    """What llms.txt leads to: the newest days, and all months."""

    days: tuple[Link, ...]
    months: tuple[Link, ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The twin of a time's or a story's page, and of the site llms.txt."""
    kind, key = subject
    if kind == FRONT:
        yield file("llms.txt", LLMS, _llms(context))
    elif kind in (*BRIEF, *TOLD):
        group = context.groups.of(GroupKind(kind)).get(key)
        if group is not None:
            view = EditionTwin(book(context, group), kind in BRIEF)
            yield file(f"{group.address}{NAME}", EDITION_TWIN, view)


def articles(context: Context, subject: Subject) -> Iterator[Output]:
    """The twin of an article's page."""
    record = context.catalog.by_id.get(subject.key) if subject.kind == ARTICLE else None
    if record is not None and may_show_body(context.rights(record)):
        found = entry(context, record)
        yield file(f"{found.address}{NAME}", ARTICLE_TWIN, ArticleTwin(found))


def _llms(context: Context) -> Llms:
    days = list(context.groups.days.values())[:NEWEST]
    return Llms(
        days=tuple(Link(time_title(context, day), day.address) for day in days),
        months=tuple(
            Link(time_title(context, month), month.address, note=month.key)
            for month in context.groups.months.values()
        ),
    )
