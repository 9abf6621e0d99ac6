"""Books of a week, a month, a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.editions import book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

BOOK = "book"
KINDS = frozenset({BOOK})
PERIODS = (GroupKind.WEEK, GroupKind.MONTH, GroupKind.STORY)


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The book of a week, month or story that has articles."""
    if subject.kind in PERIODS:
        group = context.groups.of(GroupKind(subject.kind)).get(subject.key)
        if group is not None:
            yield file(f"{group.address}{BOOK}.epub", BOOK, book(context, group))
