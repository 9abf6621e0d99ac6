"""Stories: explicit ids in the articles, and editors' files, which win for ever."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.model import GroupKind, Record, Story, StoryFile
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .age import oldest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def final_story(story: str, files: Mapping[str, StoryFile]) -> str:
    """The story that `story` was merged into, however often; of a circle, its first by id."""
    seen = [story]
    while (file := files.get(story)) and file.merged_into:
        story = file.merged_into
        if story in seen:
            return min(seen[seen.index(story) :])
        seen.append(story)
    return story


def stories_of(
    listed: Sequence[Record], files: Mapping[str, StoryFile]
) -> tuple[dict[str, Story], dict[str, Story]]:
    """Stories by id, the one with the newest article first; and an article's id to its story."""
    placed = _places(listed, files)
    members: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        if record.head.id in placed:
            members[placed[record.head.id]].append(record)
    merged: dict[str, list[str]] = defaultdict(list)
    for name in sorted(files):
        if (target := final_story(name, files)) != name:
            merged[target].append(name)
    stories = {
        story: _story(story, tuple(records), files.get(story), tuple(merged.get(story, ())))
        for story, records in members.items()
    }
    return stories, {article: stories[story] for article, story in placed.items()}


def _places(listed: Sequence[Record], files: Mapping[str, StoryFile]) -> dict[str, str]:
    """Article id -> story id. Included beats stated, excluded beats both."""
    placed = {r.head.id: final_story(r.head.story, files) for r in listed if r.head.story}
    present = {record.head.id for record in listed}
    for name in sorted(files):
        for article in files[name].include:
            if article in present:
                placed[article] = final_story(name, files)
    for name in sorted(files):
        for article in files[name].exclude:
            if placed.get(article) == final_story(name, files):
                del placed[article]
    return placed


def story_address(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """The page of the story of `members`, or the one it had before it was merged."""
    slug = file.slug if file else ""
    slug = slug or f"{slugify(_title(story, members, file))}-{story}"
    return collection_address(GroupKind.STORY, slug)


def _title(story: str, members: Sequence[Record], file: StoryFile | None) -> str:
    """What editors call it, else the title of its founding article, else of its oldest."""
    if file and file.title:
        return file.title
    return next((r for r in members if f"s{r.head.id}" == story), oldest(members)).head.title


def _story(
    story: str, members: tuple[Record, ...], file: StoryFile | None, merged: tuple[str, ...]
) -> Story:
    return Story(
        kind=GroupKind.STORY,
        key=story,
        title=_title(story, members, file),
        address=story_address(story, members, file),
        members=members,
        note=file.summary if file else "",
        status=(file.status if file else "") or "open",
        pin=file.pin if file else False,
        parent=file.parent if file else "",
        merged=merged,
    )
