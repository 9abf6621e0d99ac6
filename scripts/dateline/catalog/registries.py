"""The registries of content/: sources, topics, tags, entities, stories, days. Lenient.

A file that cannot be read is a finding and counts as empty; a wrong entry is a finding and left
out. Everything wrong is reported at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.articles.safe_yaml import Document, read
from dateline.articles.vocabulary import ENTITY_FIELDS, entity_names, fold, source_names
from dateline.errors import Problem, problem
from dateline.model import (
    Entity,
    EntityKind,
    MachineText,
    Registries,
    Source,
    StoryFile,
    Tag,
    Topic,
)
from dateline.text.slugs import slugify
from dateline.wording import lacking

from .entries import Entry

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from pathlib import Path

    from dateline.settings import Settings

STATUSES = ("open", "closed")
# Registries belong to the owner and grow with the archive; the bound is for slips.
_MOST_VALUES = 5_000_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The registries, what is wrong with them, and the line of each key of each story's file."""

    registries: Registries
    problems: tuple[Problem, ...]
    story_lines: Mapping[str, Mapping[str, int]]


def load_registries(root: Path, settings: Settings) -> Loaded:
    """All registries of the archive at `root`. Raises nothing for what the files hold."""
    loader = _Loader(root / settings.content_dir, settings.content_dir)
    registries = Registries(
        sources=dict(loader.sources()),
        topics=dict(loader.topics()),
        tags=dict(loader.tags()),
        entities=dict(loader.entities()),
        stories=dict(loader.stories()),
        days=dict(loader.days()),
        machine=dict(loader.machine()),
    )
    problems = (*loader.problems, *_unsaid(settings))
    return Loaded(registries, problems, loader.story_lines)


def _unsaid(settings: Settings) -> Iterator[Problem]:
    """A finding where English stands in for words that the site's language lacks."""
    keys = lacking(settings.language, dict(settings.strings))
    if keys:
        shown = ", ".join(keys[:3])
        message = f"{len(keys)} texts are not there in {settings.language!r}: {shown}, …"
        yield problem("mkdocs.yml", 0, "D209", message)


class _Loader:
    def __init__(self, content: Path, shown: str) -> None:
        self._content, self._shown = content, shown
        self.problems: list[Problem] = []
        self.story_lines: dict[str, Mapping[str, int]] = {}

    def _read(self, name: str) -> Document:
        shown = f"{self._shown}/{name}"
        try:
            text = (self._content / name).read_text("utf-8-sig")
        except FileNotFoundError:
            return Document({}, {}, ())
        except (OSError, UnicodeDecodeError) as error:
            reason = "no UTF-8 text" if isinstance(error, ValueError) else error.strerror
            self.problems.append(problem(shown, 0, "D201", f"it cannot be read: {reason}"))
            return Document({}, {}, ())
        document = read(text, shown, most=_MOST_VALUES)
        for found in document.problems:
            kept = found.code == "D109"  # the first of two entries is used, the file is not lost
            self.problems.append(
                found if kept else problem(shown, found.line, "D201", found.message)
            )
        return document

    def _entries(self, name: str) -> Iterator[tuple[str, Entry]]:
        """Key and entry of a registry that is one mapping of entries."""
        document = self._read(name)
        fields: dict[str, dict[str, int]] = {}
        for (key, field), line in document.inner.items():
            fields.setdefault(key, {})[field] = line
        for key, value in document.values.items():
            yield from self._entry(name, key, value, document.lines[key], fields.get(key, {}))

    def _entry(
        self, name: str, key: str, value: object, line: int, lines: Mapping[str, int]
    ) -> Iterator[tuple[str, Entry]]:
        path = f"{self._shown}/{name}"
        if isinstance(value, Mapping):
            yield key, Entry(path, line, value, self.problems, lines)
        else:
            found = problem(path, line, "D202", f"{key} must be a mapping with a name")
            self.problems.append(found)

    def sources(self) -> Iterator[tuple[str, Source]]:
        doubles = _Doubles(self.problems)
        for key, entry in self._entries("sources.yml"):
            words = entry.number("excerpt_words")
            source = Source(
                id=key,
                name=entry.text("name", key),
                url=entry.text("url"),
                country=entry.text("country"),
                language=entry.text("language"),
                owner=entry.text("owner"),
                description=entry.text("description"),
                aliases=entry.texts("aliases"),
                rights=entry.rights(),
                license=entry.text("license"),
                excerpt_words=None if words is None else int(words),
                feeds=entry.addresses("feeds"),
                pages=entry.addresses("pages"),
            )
            for name, hint in source_names(source):
                doubles.add(entry, key, f"{name}@{hint}" if hint else name, (fold(name), hint))
            yield key, source

    def topics(self) -> Iterator[tuple[str, Topic]]:
        for key, entry in self._entries("topics.yml"):
            name = entry.text("name", key)
            yield (
                key,
                Topic(
                    code=key,
                    slug=entry.name("slug", slugify(name)),
                    name=name,
                    parent=entry.text("parent"),
                    definition=entry.text("definition"),
                ),
            )

    def tags(self) -> Iterator[tuple[str, Tag]]:
        doubles = _Doubles(self.problems)
        for key, entry in self._entries("tags.yml"):
            tag = Tag(
                slug=slugify(key), name=entry.text("name", key), aliases=entry.texts("aliases")
            )
            for name in (tag.name, key, *tag.aliases):
                doubles.add(entry, key, name, slugify(name))
            yield key, tag

    def entities(self) -> Iterator[tuple[str, Entity]]:
        document = self._read("entities.yml")
        for group, kind in ENTITY_FIELDS.items():
            entries = document.values.get(group)
            if entries is None:
                continue
            if not isinstance(entries, Mapping):
                line = document.lines[group]
                path = f"{self._shown}/entities.yml"
                self.problems.append(problem(path, line, "D202", f"{group} must be a mapping"))
                continue
            doubles = _Doubles(self.problems)
            for key, value in entries.items():
                line = document.inner[group, key]
                for _, entry in self._entry("entities.yml", key, value, line, {}):
                    entity = _entity(key, kind, entry)
                    for name, lang in entity_names(entity):
                        doubles.add(entry, key, name, (fold(name), lang))
                    yield key, entity

    def stories(self) -> Iterator[tuple[str, StoryFile]]:
        for file in sorted((self._content / "stories").glob("*.yml")):
            document = self._read(f"stories/{file.name}")
            path = f"{self._shown}/stories/{file.name}"
            entry = Entry(path, 1, document.values, self.problems, document.lines)
            self.story_lines[file.stem] = document.lines
            yield (
                file.stem,
                StoryFile(
                    id=file.stem,
                    title=entry.text("title"),
                    slug=entry.name("slug"),
                    summary=entry.text("summary"),
                    status=entry.word("status", STATUSES),
                    pin=entry.flag("pin"),
                    parent=entry.name("parent"),
                    merged_into=entry.name("merged_into"),
                    include=entry.texts("include"),
                    exclude=entry.texts("exclude"),
                    events=entry.events("events"),
                ),
            )

    def machine(self) -> Iterator[tuple[str, MachineText]]:
        for file in sorted((self._content / "ai").glob("*.yml")):
            name = f"ai/{file.name}"
            for task, entry in self._entries(name):
                listed = entry.values.get("sentences")
                sentences = [
                    Entry(entry.path, entry.line, each, self.problems)
                    for each in (listed if isinstance(listed, list) else ())
                    if isinstance(each, Mapping)
                ]
                yield (
                    f"{file.stem}/{task}",
                    MachineText(
                        model=entry.text("model"),
                        prompt=entry.text("prompt"),
                        inputs=entry.text("inputs"),
                        sentences=tuple(
                            (each.text("text"), each.texts("from")) for each in sentences
                        ),
                        reviewer=entry.text("reviewer"),
                    ),
                )

    def days(self) -> Iterator[tuple[str, str]]:
        for file in sorted((self._content / "days").glob("*.md")):
            shown = f"{self._shown}/days/{file.name}"
            if not _is_day(file.stem):
                message = f"{file.stem!r} is not a day"
                self.problems.append(problem(shown, 0, "D305", message))
                continue
            try:
                text = file.read_text("utf-8-sig")
            except UnicodeDecodeError:
                self.problems.append(problem(shown, 0, "D116", "the file is not UTF-8 text"))
            except OSError as error:
                message = error.strerror or str(error)
                self.problems.append(problem(shown, 0, "D306", message))
            else:
                yield file.stem, _without_front_matter(text)


class _Doubles:
    """Finds names that lead to two entries of one registry."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._first: dict[Hashable, str] = {}

    def add(self, entry: Entry, key: str, name: str, folded: Hashable) -> None:
        """Take a name of the entry `key`; the first entry that had it keeps it."""
        first = self._first.setdefault(folded, key)
        if first != key:
            message = f"{name!r} leads to {first!r} and to {key!r}"
            line = entry.lines.get("aliases", entry.line)
            self._problems.append(problem(entry.path, line, "D207", message))


def _entity(key: str, kind: EntityKind, entry: Entry) -> Entity:
    name = entry.text("name", key)
    return Entity(
        key=key,
        kind=kind,
        slug=entry.name("slug", slugify(name)),
        name=name,
        description=entry.text("description"),
        aliases=entry.texts("aliases"),
        wikidata=entry.text("wikidata"),
        latitude=entry.number("lat"),
        longitude=entry.number("lon"),
        unlinked=entry.flag("unlinked"),
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _without_front_matter(text: str) -> str:
    if text.startswith("---\n") and (end := text.find("\n---\n", 4)) != -1:
        text = text[end + 5 :]
    return text.strip()
