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
    file = files.get(story)
    if file is None or not file.merged_into:
        return story
    way = _became(story, files)
    after = files[way[-1]].merged_into if way[-1] in files else ""
    return min(way[way.index(after) :]) if after else way[-1]


def _became(story: str, files: Mapping[str, StoryFile]) -> list[str]:
    """The story and those that it became part of, one after the other, each once."""
    way = [story]
    while (file := files.get(way[-1])) and file.merged_into and file.merged_into not in way:
        way.append(file.merged_into)
    return way


class StoryPlaces:
    """Which story an article is in. Included beats stated, excluded beats both.

    Of an article that a file includes, the exclusions count of that story and of those that it
    became part of; else those of all stories that were merged into the same one.
    """

    def __init__(self, files: Mapping[str, StoryFile]) -> None:
        self._files = files
        self._included = {id: name for name in sorted(files) for id in files[name].include}
        self._excluded: dict[str, set[str]] = {}
        for name in files:
            for article in files[name].exclude:
                self._excluded.setdefault(article, set()).add(name)

    def of(self, head: Head) -> str:
        """The id of the article's story; empty where it is in none."""
        put = self.before_merges(head)
        story = final_story(put, self._files) if put else ""
        excluding = self._excluded.get(head.id)
        if story and excluding:
            if head.id in self._included:
                excluding = excluding.intersection(_became(put, self._files))
            if story in {final_story(name, self._files) for name in excluding}:
                return ""
        return story

    def before_merges(self, head: Head) -> str:
        """The story that the article was put into, whatever that became part of since."""
        return self._included.get(head.id, head.story)


def story_address(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """The page of the story of `members`, or the one it had before it was merged.

    What its file says, else the words of its first article's slug: those stay when a title is
    corrected.
    """
    slug = file.slug if file else ""
    if not slug:
        words = first_report(story, members, file).head
        slug = f"{words.slug.removesuffix(words.id).rstrip('-') or slugify(words.title)}-{story}"
    return collection_address(GroupKind.STORY, slug)


def story_title(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """What editors call it, else the title of its founding article, else of its oldest."""
    return file.title if file and file.title else first_report(story, members, file).head.title


def first_report(story: str, members: Sequence[Record], file: StoryFile | None) -> Record:
    """The article a story is named after: the founding one if it is there, else the oldest that was
    put into this very story, so that what becomes part of it never renames it."""
    ours = [r for r in members if r.head.story == story or (file and r.head.id in file.include)]
    return next((r for r in members if f"s{r.head.id}" == story), oldest(ours or members))


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
