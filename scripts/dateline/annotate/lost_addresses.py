"""Addresses of stories that an edit takes away: the files alone do not know that they ever were.

`dateline story` keeps them by the story's file; a `story` that was taken out or changed by hand, or
an article that was deleted, leaves nothing behind. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.group.stories import final_story, story_address

from .story_edits import Stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.errors import Problem
    from dateline.model import Record

    from .archive import Archive


def lost_addresses(before: Sequence[Record], archive: Archive) -> Iterator[Problem]:
    """A finding for each story whose page answers no more.

    `before` are the articles that were changed or deleted, as they were; the archive is as it is.
    """
    files = archive.registries.stories
    ids, paths = {record.head.id for record in before}, {record.path for record in before}
    same = (r for r in archive.records if r.head.id not in ids and r.path not in paths)
    then, now = Stories((*same, *before), files), Stories(archive.records, files)
    for story in sorted({then.of(record) for record in before} - {""}):
        was = story_address(story, then.members(story), files.get(story))
        if was not in _answering(story, now):
            slug = was.rstrip("/").rpartition("/")[2]
            path = f"stories/{story}.yml"
            hint = f"write slug: {slug} into content/{path}"
            yield problem(path, 0, "D308", f"/{was} is no page any more", hint)


def _answering(story: str, stories: Stories) -> Iterable[str]:
    """The addresses that the story has now, its page's or one that leads on."""
    file, members = stories.files.get(story), stories.members(story)
    if members or (file and file.slug):
        yield story_address(final_story(story, stories.files), members, file)
