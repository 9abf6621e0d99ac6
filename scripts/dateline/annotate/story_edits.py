"""Editors' changes to stories as changes to stories/<id>.yml. Pure: files in, changed files out.

Whatever the order of the changes, an article is in one story at most and no id is ever given to
another story; a story that was merged keeps its file, so that its old address leads on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import UsageError, did_you_mean
from dateline.group.stories import StoryPlaces, final_story, story_address
from dateline.model import Record, StoryFile, short_digest
from dateline.text.ids import story_id

from .archive import newest_first

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Stories:
    """The archive's articles and what editors said about its stories."""

    records: tuple[Record, ...]
    files: Mapping[str, StoryFile]

    def of(self, record: Record) -> str:
        """The story an article is in; empty for none."""
        return StoryPlaces(self.files).of(record.head)

    def members(self, story: str) -> list[Record]:
        """The articles of a story, the newest first."""
        places = StoryPlaces(self.files)
        return newest_first(r for r in self.records if places.of(r.head) == story)

    def own(self, story: str) -> list[Record]:
        """The articles of a story; of one that was merged those that came with it."""
        final, places = final_story(story, self.files), StoryPlaces(self.files)
        members = self.members(final)
        return (
            members
            if final == story
            else [r for r in members if places.before_merges(r.head) == story]
        )

    def known(self) -> set[str]:
        """Every story that an article or a file names."""
        stated = {record.head.story for record in self.records if record.head.story}
        return stated | set(self.files) | {f.merged_into for f in self.files.values()} - {""}

    def find(self, story: str) -> str:
        """The story meant by an id, after merges. Raises UsageError where there is none."""
        if story not in self.known():
            near = did_you_mean(story, self.known(), 0.7)
            raise UsageError(f"there is no story {story!r}", near or "see dateline stories list")
        return final_story(story, self.files)

    def article(self, id: str) -> Record:
        """The article with this id. Raises UsageError where there is none."""
        for record in self.records:
            if record.head.id == id:
                return record
        raise UsageError(f"there is no article {id!r}", "give the 8 digits at the end of its file")


def changed(stories: Stories, story: str, **values: object) -> dict[str, StoryFile]:
    """The story's file with other values (a title, a status, a pin)."""
    story = stories.find(story)
    return _differing(stories, {story: replace(_file(stories, story), **values)})  # type: ignore[arg-type]


def merged(stories: Stories, story: str, into: str) -> dict[str, StoryFile]:
    """The first story made part of the second. Raises UsageError where they are one already."""
    one, other = stories.find(story), stories.find(into)
    if one == other:
        raise UsageError(f"{story} and {into} are one story already", "give two stories")
    members = {r.head.id for r in (*stories.members(one), *stories.members(other))}
    file = replace(_file(stories, one), merged_into=other, slug=_slug(stories, one))
    files = {**stories.files, one: file}
    return _settled(stories, _without_exclusions(files, other, members))


def split(stories: Stories, story: str, ids: Sequence[str]) -> tuple[str, dict[str, StoryFile]]:
    """Articles taken out of a story as one of their own; its id, and the files that say so."""
    story = stories.find(story)
    leaving = newest_first(stories.article(id) for id in dict.fromkeys(ids))[::-1]
    for record in leaving:
        if stories.of(record) != story:
            raise UsageError(f"{record.head.id} is not in {story}", "see dateline stories list")
    if len(leaving) == len(stories.members(story)):
        raise UsageError("all articles of the story would leave", "leave one of them")
    made = _free_id(stories, story, leaving)
    return made, _moved(stories, [record.head.id for record in leaving], story, made)


def moved(stories: Stories, id: str, into: str) -> dict[str, StoryFile]:
    """An article put into another story."""
    record = stories.article(id)
    return _moved(stories, [record.head.id], stories.of(record), stories.find(into))


def taken_out(stories: Stories, id: str) -> dict[str, StoryFile]:
    """An article put into no story."""
    record = stories.article(id)
    if not (story := stories.of(record)):
        raise UsageError(f"{id} is in no story", "nothing to do")
    return _moved(stories, [record.head.id], story, "")


def _free_id(stories: Stories, story: str, leaving: Iterable[Record]) -> str:
    """The id of the first article that has not given its own to a story yet; else a made one."""
    known = stories.known()
    for record in leaving:
        if (made := story_id(record.head.id)) not in known:
            return made
    words = ["split", story, [record.head.id for record in leaving]]
    while (made := f"s{short_digest(words)}") in known:
        words.append(made)
    return made


def _moved(stories: Stories, ids: list[str], out: str, into: str) -> dict[str, StoryFile]:
    """The files after the articles left `out` for `into` (either may be empty)."""
    files = dict(stories.files)
    for name, file in files.items():
        kept = tuple(id for id in file.include if id not in ids)
        files[name] = file if kept == file.include else replace(file, include=kept)
    if out and out != into:
        file = files.get(out) or StoryFile(id=out)
        files[out] = replace(file, exclude=(*(i for i in file.exclude if i not in ids), *ids))
    if into:
        files = _without_exclusions(files, into, ids)
        file = files.get(into) or StoryFile(id=into)
        files[into] = replace(file, include=(*file.include, *ids))
    if out and into and out != into and not Stories(stories.records, files).members(out):
        # Nothing is left of it: it became part of the other, so that its address leads on.
        files[out] = replace(files[out], merged_into=into, slug=_slug(stories, out))
        files = _without_exclusions(files, into, ids)
    return _settled(stories, files)


def _settled(stories: Stories, files: Mapping[str, StoryFile]) -> dict[str, StoryFile]:
    """The files that differ; a story that loses the article its address is made of, or its last,
    keeps the address by its file."""
    after = Stories(stories.records, files)
    kept = dict(files)
    for story in after.known():
        slug = _slug(stories, story) if story in stories.known() else ""
        if slug and _slug(after, story) != slug:
            kept[story] = replace(kept.get(story) or StoryFile(id=story), slug=slug)
    return _differing(stories, kept)


def _slug(stories: Stories, story: str) -> str:
    """The last part of a story's address; empty where no article is in it."""
    members, file = stories.own(story), stories.files.get(story)
    if not members:
        return file.slug if file else ""
    return story_address(story, members, file).rstrip("/").rpartition("/")[2]


def _without_exclusions(
    files: Mapping[str, StoryFile], story: str, ids: Container[str]
) -> dict[str, StoryFile]:
    """The files without exclusions of these articles from the story, or from one that became part
    of it.
    """
    kept = {}
    for name, file in files.items():
        exclude = file.exclude
        if final_story(name, files) == story:
            exclude = tuple(id for id in exclude if id not in ids)
        kept[name] = file if exclude == file.exclude else replace(file, exclude=exclude)
    return kept


def _file(stories: Stories, story: str) -> StoryFile:
    return stories.files.get(story) or StoryFile(id=story)


def _differing(stories: Stories, files: Mapping[str, StoryFile]) -> dict[str, StoryFile]:
    return {name: file for name, file in files.items() if stories.files.get(name) != file}
