"""Which groups an article belongs to: said by the article and the registries alone. Pure.

Nothing here depends on other articles, so that a change of one article changes its own
memberships and no other's. A withheld article belongs to the withheld ones and to nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.articles.vocabulary import entity_names
from dateline.catalog import Sources, permitted_rights
from dateline.model import GroupKind, Rights
from dateline.text.address import day_address, month_address, week_address, year_address
from dateline.text.audio import parse_audio
from dateline.text.coverage import publisher_of
from dateline.text.slugs import slugify

from .stories import StoryPlaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dateline.model import Head, Record, Registries, Source, StoryFile
    from dateline.settings import Settings

ENTITY_FIELDS = (
    (GroupKind.PERSON, "people"),
    (GroupKind.ORGANISATION, "orgs"),
    (GroupKind.PLACE, "places"),
)


_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

AUDIO = "audio"
"""The trait of articles that can be heard."""


class Membership(NamedTuple):
    """One group of an article, and how this article alone would name it.

    `slug` is the last part of the group's address; the whole address for a group of time.
    """

    kind: GroupKind
    key: str
    title: str
    slug: str


_LISTED = Membership(GroupKind.LISTED, "", "", "")
_WITHHELD = Membership(GroupKind.WITHHELD, "", "", "")
_UNDATED = Membership(GroupKind.UNDATED, "undated", "Undated", "")


class Memberships:
    """Gives the memberships of the articles of one archive."""

    def __init__(self, registries: Registries, settings: Settings) -> None:
        self._registries, self._settings = registries, settings
        self._sources = Sources(registries)
        self._places = StoryPlaces(registries.stories)
        self._tags: dict[str, Membership] = {
            slugify(name): Membership(GroupKind.TAG, tag.slug, tag.name, tag.slug)
            for tag in registries.tags.values()
            for name in (tag.name, tag.slug, *tag.aliases)
        }
        self._unlinked = frozenset(
            key
            for entity in registries.entities.values()
            if entity.unlinked
            for key in (entity.key, *(slugify(name) for name, _ in entity_names(entity)))
        )
        self._known_tags: dict[str, Membership] = {}
        self._known_days: dict[date, tuple[Membership, ...]] = {}
        self._known: dict[Membership, Membership] = {}
        self._found: dict[tuple[str, str], tuple[Membership, ...]] = {}

    def of(self, record: Record) -> tuple[Membership, ...]:
        """Every group the article belongs to, each once."""
        at = (record.head.id, record.sha256)
        found = self._found.get(at)
        if found is None:
            found = self._found[at] = self._of(record)
        return found

    def _of(self, record: Record) -> tuple[Membership, ...]:
        if self.rights(record) is Rights.WITHHELD:
            return (_WITHHELD,)
        head = record.head
        story = self.story(head)
        found = [
            _LISTED,
            *self._dates(head),
            *self._topics(head),
            *self._names(head),
            *map(self._tag, head.tags),
            *self._origins(head),
            *([self._same(GroupKind.STORY, story, "", "")] if story else ()),
            *self._traits(record),
            *self._revised(head),
            *self._languages(head),
        ]
        once: dict[tuple[GroupKind, str], Membership] = {}
        for each in found:
            once.setdefault((each.kind, each.key), each)
        return tuple(once.values())

    def _same(self, kind: GroupKind, key: str, title: str, slug: str) -> Membership:
        """A membership; articles that share one share the object."""
        made = Membership(kind, key, title, slug)
        return self._known.setdefault(made, made)

    def rights(self, record: Record) -> Rights:
        """What applies to the article."""
        return permitted_rights(record.head, self._sources.of(record.head), self._settings)

    def source(self, head: Head) -> Source | None:
        """The article's source, None where it names none."""
        return self._sources.of(head)

    def cited(self, item: str, lang: str) -> Source | None:
        """The source that a `coverage` item of an article in `lang` names."""
        publisher = publisher_of(item)
        return self._sources.named(publisher, lang) if publisher else None

    def story(self, head: Head) -> str:
        """The id of the article's story, editors' files heeded; empty where it is of none."""
        return self._places.of(head)

    def story_file(self, story: str) -> StoryFile | None:
        """What editors say of a story."""
        return self._registries.stories.get(story)

    def _dates(self, head: Head) -> tuple[Membership, ...]:
        day = head.when.day(self._settings.zone) if head.when else None
        if day is None:
            return (_UNDATED,)
        if day not in self._known_days:
            self._known_days[day] = tuple(self._groups_of_time(day))
        return self._known_days[day]

    def _groups_of_time(self, day: date) -> Iterator[Membership]:
        year, week, _ = day.isocalendar()
        for kind, key, address in (
            (GroupKind.DAY, day.isoformat(), day_address(day)),
            (GroupKind.WEEK, f"{year:04d}-w{week:02d}", week_address(day)),
            (
                GroupKind.MONTH,
                f"{day.year:04d}-{day.month:02d}",
                month_address(day.year, day.month),
            ),
            (GroupKind.YEAR, f"{day.year:04d}", year_address(day.year)),
        ):
            yield self._same(kind, key, key, address)

    def _topics(self, head: Head) -> Iterator[Membership]:
        """An article on a sub-topic counts for the topics above it too."""
        seen = set()
        for code in head.topics:
            while code and code not in seen:
                seen.add(code)
                topic = self._registries.topics.get(code)
                name, slug = (topic.name, topic.slug) if topic else (code, slugify(code))
                yield self._same(GroupKind.TOPIC, code, name, slug)
                code = topic.parent if topic else ""

    def _tag(self, name: str) -> Membership:
        """A tag through its aliases; spellings that differ in case only are one tag."""
        if name not in self._known_tags:
            slug = slugify(name)
            made = self._tags.get(slug) or Membership(GroupKind.TAG, slug, name, slug)
            self._known_tags[name] = made
        return self._known_tags[name]

    def _names(self, head: Head) -> Iterator[Membership]:
        for kind, field in ENTITY_FIELDS:
            for key in getattr(head, field):
                if self._unlinked and not self._unlinked.isdisjoint((key, slugify(key))):
                    continue
                entity = self._registries.entities.get(key)
                name, slug = (entity.name, entity.slug) if entity else (key, slugify(key))
                yield self._same(kind, key, name, slug)

    def _origins(self, head: Head) -> Iterator[Membership]:
        """The source of an article, and those that an own brief rests on and counts for."""
        if own := self._sources.of(head):
            yield self._origin(GroupKind.SOURCE, own)
            if not head.coverage:
                yield self._origin(GroupKind.ORIGIN, own)
        for item in head.coverage:
            if cited := self.cited(item, head.lang):
                yield self._origin(GroupKind.CITED, cited)
                yield self._origin(GroupKind.ORIGIN, cited)

    def _traits(self, record: Record) -> Iterator[Membership]:
        """What statistics count."""
        head = record.head
        yield self._same(GroupKind.TRAIT, f"lang {head.lang}", "", "")
        yield self._same(GroupKind.TRAIT, f"rights {self.rights(record).value}", "", "")
        if parse_audio(head.audio):
            yield self._same(GroupKind.TRAIT, AUDIO, "", "")
        for flag in head.flags:
            yield self._same(GroupKind.TRAIT, f"flag {flag.partition(':')[0]}", "", "")

    def _revised(self, head: Head) -> Iterator[Membership]:
        """The month in which an article was changed, where that was after it was published."""
        published = head.when.latest if head.when else None
        if head.modified and published and head.modified > published:
            day = head.modified.astimezone(self._settings.zone)
            yield self._same(GroupKind.REVISED, f"{day:%Y-%m}", "", "")

    def _languages(self, head: Head) -> Iterator[Membership]:
        """Where readers of another language find an article, and the text it shares with others."""
        if _LANGUAGE.fullmatch(head.lang) and head.lang not in ("und", self._settings.language):
            name = self._settings.wording.language_name(head.lang)
            yield self._same(GroupKind.LANGUAGE, head.lang.lower(), name, head.lang.lower())
        if head.translationKey:
            yield self._same(GroupKind.TRANSLATION, head.translationKey, "", "")

    def _origin(self, kind: GroupKind, source: Source) -> Membership:
        """A source nobody registered may have the id of one that somebody did: then it is that."""
        known = self._registries.sources.get(source.id, source)
        return self._same(kind, known.id, known.name, slugify(known.id))
