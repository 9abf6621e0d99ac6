"""The registries: sources, topics, tags, entities, and editors' files about stories and days."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .article import Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher. `registered` is False for the entry made for a name sources.yml lacks.

    `feeds` and `pages` are the addresses that fetching asks for.
    """

    id: str
    name: str
    url: str = ""
    country: str = ""
    language: str = ""
    owner: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    rights: Rights | None = None
    license: str = ""
    excerpt_words: int | None = None
    feeds: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    registered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A controlled topic. `code` is its IPTC code, `parent` the code above it or empty."""

    code: str
    slug: str
    name: str
    parent: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A free tag: its main name and the names that are folded into it."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or place. `key` is a Wikidata id where one is known. One that is
    `unlinked` has no page, is in no list and is never suggested, whatever articles say.

    An alias "Amerika Syarikat@ms" counts only for articles in that language.
    """

    key: str
    kind: EntityKind
    slug: str
    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    latitude: float | None = None
    longitude: float | None = None
    unlinked: bool = False
    registered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """Editors' overrides of one story, from stories/<id>.yml; they win for ever. `events` are as
    `text.events` reads them."""

    id: str
    title: str = ""
    slug: str = ""
    summary: str = ""
    status: str = ""
    pin: bool = False
    parent: str = ""
    merged_into: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineText:
    """A text that a language model wrote: of which model, from which prompt and inputs (their short
    digests), each sentence with the "article:number" of those it rests on. `reviewer` is the person
    who read it, empty until then."""

    model: str
    prompt: str
    inputs: str
    sentences: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries, keyed by source id, topic code, tag slug, entity key, story id and day;
    machine text by its subject and task ("s3f9a1c2e/summary")."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    stories: Mapping[str, StoryFile] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    machine: Mapping[str, MachineText] = field(default_factory=dict)
