"""A feed of the articles that can be heard, for podcast programs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dateline.group.memberships import AUDIO
from dateline.model import GroupKind
from dateline.plan.context import Context, file
from dateline.plan.entries import Entry, entries
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

PODCAST = "podcast"
KINDS = frozenset({PODCAST})
NEWEST = 100


@dataclass(frozen=True, slots=True)
class Podcast:
    """The newest articles with a sound file, the newest first."""

    entries: tuple[Entry, ...]


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The site's podcast, where anything can be heard."""
    group = context.groups.of(GroupKind.TRAIT).get(AUDIO)
    if subject.kind == FRONT and group is not None:
        newest = entries(context, islice(iter(group.members), NEWEST))
        yield file("podcast.xml", PODCAST, Podcast(newest))
