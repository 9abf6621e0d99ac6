"""Letters of a day and a week, as files that a mail program opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.editions import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

LETTER = "letter"
KINDS = frozenset({LETTER})
PERIODS = (GroupKind.DAY, GroupKind.WEEK)


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The letter of a day or week that has articles."""
    if subject.kind in PERIODS:
        group = context.groups.of(GroupKind(subject.kind)).get(subject.key)
        if group is not None:
            yield file(f"{group.address}{LETTER}.eml", LETTER, letter(context, group))
