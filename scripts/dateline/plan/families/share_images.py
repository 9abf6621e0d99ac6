"""Images for those who share a page: one of the site, of each article and of each story.

An image shows a headline, where it was published and the day, which all rights let out, and nothing
else of a text. It is the page's own file, so that it changes with the headline only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import GroupKind, Rights
from dateline.plan.context import Context, file
from dateline.plan.subjects import ARTICLE, FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output, Record
    from dateline.plan.subjects import Subject

SHARE_IMAGE = "share-image"
KINDS = frozenset({SHARE_IMAGE})
NAME = "share.png"


@dataclass(frozen=True, slots=True)
class ShareImage:
    """A headline to draw, and the line below it."""

    title: str
    foot: str = ""


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The image of a subject's page. Its address has to be told in full, so there are none without
    `site_url`."""
    kind, key = subject
    if not context.settings.site_url:
        return
    if kind == FRONT:
        yield file(NAME, SHARE_IMAGE, ShareImage(context.settings.site_name))
    elif kind == ARTICLE:
        record = context.catalog.by_id.get(key)
        if record is not None and context.rights(record) is not Rights.WITHHELD:
            view = ShareImage(record.head.title, _published(context, record))
            yield file(f"{context.address(record)}{NAME}", SHARE_IMAGE, view)
    elif kind == GroupKind.STORY and (story := context.groups.stories.get(key)) is not None:
        view = ShareImage(story.title, context.words.say("stories-title"))
        yield file(f"{story.address}{NAME}", SHARE_IMAGE, view)


def _published(context: Context, record: Record) -> str:
    """Where and on which day a text was published, as far as that is known."""
    source, day = context.groups.source_of(record.head), context.day(record)
    parts = (source.name if source else "", context.words.day(day) if day else "")
    return " · ".join(part for part in parts if part)
