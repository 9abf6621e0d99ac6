"""Stories: explicit ids in the articles, and editors' files, which win for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import GroupKind, Story, StoryFile
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .age import oldest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Head, Record


def final_story(story: str, files: Mapping[str, StoryFile]) -> str:
    """The story that `story` was merged into, however often; of a circle, its first by id."""
    seen = [story]
    while (file := files.get(story)) and file.merged_into:
        story = file.merged_into
        if story in seen:
            return min(seen[seen.index(story) :])
        seen.append(story)
    return story


class StoryPlaces:
    """Which story an article is in. Included beats stated, excluded beats both."""

    def __init__(self, files: Mapping[str, StoryFile]) -> None:
        self._files = files
        self._included: dict[str, str] = {}
        self._excluded: dict[str, set[str]] = {}
        for name in sorted(files):
            for article in files[name].include:
                self._included[article] = final_story(name, files)
            for article in files[name].exclude:
                self._excluded.setdefault(article, set()).add(final_story(name, files))

    def of(self, head: Head) -> str:
        """The id of the article's story; empty where it is in none."""
        stated = final_story(head.story, self._files) if head.story else ""
        story = self._included.get(head.id, stated)
        return "" if story in self._excluded.get(head.id, ()) else story


def story_address(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """The page of the story of `members`, or the one it had before it was merged.

    What its file says, else the words of its first article's slug: those stay when a title is
    corrected.
    """
    slug = file.slug if file else ""
    if not slug:
        words = first_report(story, members).head
        slug = f"{words.slug.removesuffix(words.id).rstrip('-') or slugify(words.title)}-{story}"
    return collection_address(GroupKind.STORY, slug)


def story_title(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """What editors call it, else the title of its founding article, else of its oldest."""
    return file.title if file and file.title else first_report(story, members).head.title


def first_report(story: str, members: Sequence[Record]) -> Record:
    """The article a story is named after: the founding one if it is there, else the oldest."""
    return next((r for r in members if f"s{r.head.id}" == story), oldest(members))


def merged_stories(files: Mapping[str, StoryFile]) -> dict[str, tuple[str, ...]]:
    """For every story that others were merged into, those others."""
    merged: dict[str, list[str]] = {}
    for name in sorted(files):
        if (target := final_story(name, files)) != name:
            merged.setdefault(target, []).append(name)
    return {target: tuple(names) for target, names in merged.items()}


def story_of(
    story: str,
    title: str,
    address: str,
    members: Sequence[Record],
    file: StoryFile | None,
    merged: tuple[str, ...],
) -> Story:
    """The story as a group, with what its file says."""
    return Story(
        kind=GroupKind.STORY,
        key=story,
        title=title,
        address=address,
        members=members,
        note=file.summary if file else "",
        status=file.status if file else "",
        pin=file.pin if file else False,
        parent=file.parent if file else "",
        merged=merged,
    )
