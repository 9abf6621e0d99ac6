"""What editors' story files say against each other, and against the articles there are. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.errors import Problem
    from dateline.model import StoryFile


def story_problems(
    files: Mapping[str, StoryFile],
    lines: Mapping[str, Mapping[str, int]],
    stories: Mapping[str, str],
    shown: str,
) -> Iterator[Problem]:
    """Every id that does not exist and every contradiction.

    `lines` has the lines of each file's keys, `stories` the story (or nothing) of each article,
    drafts and unreadable ones too; `shown` names the directory of the files.
    """
    named = frozenset({*files, *stories.values()})
    used = frozenset({*stories.values(), *(file.merged_into for file in files.values())})
    check = _Check(files, lines, stories, shown, named, used)
    for name in files:
        yield from check.unknown(name)
        yield from check.idle(name)
        yield from check.both(name)
        for key in ("merged_into", "parent"):
            yield from check.circle(name, key)
    yield from check.claimed()


@dataclass(frozen=True, slots=True)
class _Check:
    files: Mapping[str, StoryFile]
    lines: Mapping[str, Mapping[str, int]]
    stories: Mapping[str, str]
    shown: str
    named: frozenset[str]
    used: frozenset[str]

    def _at(self, name: str, key: str, code: str, message: str) -> Problem:
        path = f"{self.shown}/{name}.yml"
        return problem(path, self.lines.get(name, {}).get(key, 0), code, message)

    def unknown(self, name: str) -> Iterator[Problem]:
        """Ids in a file that name no article or no story."""
        file = self.files[name]
        for key, ids in (("include", file.include), ("exclude", file.exclude)):
            for article in dict.fromkeys(ids):
                if article not in self.stories:
                    yield self._at(name, key, "D303", f"{key}: there is no article {article!r}")
        for key in ("merged_into", "parent"):
            story = getattr(file, key)
            if story and story not in self.named:
                yield self._at(name, key, "D303", f"{key}: there is no story {story!r}")

    def idle(self, name: str) -> Iterator[Problem]:
        """A file about a story that no article is part of; one that could not be read says nothing,
        one merged into another still leads there, one whose articles were taken out keeps its
        address."""
        file = self.files[name]
        leads = file.merged_into or (file.slug and file.exclude)
        stated = self.lines.get(name) and not leads
        if stated and name not in self.used and not file.include:
            yield self._at(name, "", "D303", f"no article belongs to story {name!r}")

    def both(self, name: str) -> Iterator[Problem]:
        """Articles that a file includes and excludes."""
        file = self.files[name]
        for article in file.include:
            if article in file.exclude:
                message = f"article {article!r} is included and excluded"
                yield self._at(name, "exclude", "D304", message)

    def circle(self, name: str, key: str) -> Iterator[Problem]:
        """A way from a story over `key` back to itself; told once, at its first story."""
        way = [name]
        while (file := self.files.get(way[-1])) and (target := getattr(file, key)):
            if target in way:
                break
            way.append(target)
        else:
            return
        if target == name == min(way):
            message = f"{key} leads in a circle: {' → '.join([*way, name])}"
            yield self._at(name, key, "D304", message)

    def claimed(self) -> Iterator[Problem]:
        """Articles that two files include."""
        first: dict[str, str] = {}
        for name, file in self.files.items():
            for article in file.include:
                if first.setdefault(article, name) != name:
                    message = f"article {article!r} is included in {first[article]!r} too"
                    yield self._at(name, "include", "D304", message)
