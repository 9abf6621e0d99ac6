"""All groups of a catalog. Members keep the catalog's order: newest first, undated last.

A withheld article is in no group. Groups are in a stable order: dates newest first, collections
by name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.catalog import permitted_rights, source_of
from dateline.catalog.sources import source_named
from dateline.model import Entity, EntityKind, Group, GroupKind, Record, Rights, Source, Story
from dateline.text.address import (
    collection_address,
    day_address,
    month_address,
    week_address,
    year_address,
)
from dateline.text.coverage import publisher_of
from dateline.text.slugs import slugify

from .age import NEVER, age, by_age, oldest
from .stories import stories_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from dateline.catalog import Catalog
    from dateline.settings import Settings

ENTITY_FIELDS = {
    EntityKind.PERSON: (GroupKind.PERSON, "people"),
    EntityKind.ORGANISATION: (GroupKind.ORGANISATION, "orgs"),
    EntityKind.PLACE: (GroupKind.PLACE, "places"),
}


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups by key. `citations` maps a source's id to own briefs that rest on it; `source_of`
    an article's id to its source; `publishers` a publisher's name in `coverage` and the article's
    language to the source it means; `story_of` an article's id to its story."""

    days: Mapping[str, Group]
    weeks: Mapping[str, Group]
    months: Mapping[str, Group]
    years: Mapping[str, Group]
    topics: Mapping[str, Group]
    tags: Mapping[str, Group]
    sources: Mapping[str, Group]
    people: Mapping[str, Group]
    orgs: Mapping[str, Group]
    places: Mapping[str, Group]
    stories: Mapping[str, Story]
    undated: Group
    listed: tuple[Record, ...]
    source_entries: Mapping[str, Source] = field(default_factory=dict)
    source_of: Mapping[str, Source] = field(default_factory=dict)
    citations: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    publishers: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    story_of: Mapping[str, Story] = field(default_factory=dict)


def group_catalog(catalog: Catalog, settings: Settings) -> Groups:
    """Every group of the catalog's articles."""
    source_by_article = {
        record.head.id: source
        for record in catalog.records
        if (source := source_of(record.head, catalog.registries)) is not None
    }
    listed = tuple(
        record
        for record in catalog.records
        if permitted_rights(record.head, source_by_article.get(record.head.id), settings)
        is not Rights.WITHHELD
    )
    dated = [(r, day) for r in listed if r.head.when and (day := r.head.when.day(settings.zone))]
    publishers = _publishers(catalog, listed)
    entries, sources, citations = _sources(catalog, listed, source_by_article, publishers)
    stories, story_of = stories_of(listed, catalog.registries.stories)
    return Groups(
        days=_dates(dated, GroupKind.DAY, lambda d: d.isoformat(), day_address,
                    catalog.registries.days),
        weeks=_dates(dated, GroupKind.WEEK, _week_key, week_address),
        months=_dates(dated, GroupKind.MONTH, lambda d: f"{d:%Y-%m}",
                      lambda d: month_address(d.year, d.month)),
        years=_dates(dated, GroupKind.YEAR, lambda d: f"{d:%Y}", lambda d: year_address(d.year)),
        topics=_topics(catalog, listed),
        tags=_tags(catalog, listed),
        sources=sources,
        people=_entities(catalog, listed, EntityKind.PERSON),
        orgs=_entities(catalog, listed, EntityKind.ORGANISATION),
        places=_entities(catalog, listed, EntityKind.PLACE),
        stories=stories,
        undated=Group(
            GroupKind.UNDATED,
            "undated",
            "Undated",
            "undated/",
            tuple(r for r in listed if r.head.when is None or not r.head.when.known),
        ),
        listed=listed,
        source_entries=entries,
        source_of=source_by_article,
        citations=citations,
        publishers=publishers,
        story_of=story_of,
    )  # fmt: skip


def _week_key(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-w{week:02d}"


def _dates(
    dated: Iterable[tuple[Record, date]],
    kind: GroupKind,
    key_of: Callable[[date], str],
    address_of: Callable[[date], str],
    notes: Mapping[str, str] | None = None,
) -> dict[str, Group]:
    members: dict[str, list[Record]] = defaultdict(list)
    some_day: dict[str, date] = {}
    for record, day in dated:
        key = key_of(day)
        members[key].append(record)
        some_day[key] = day
    return {
        key: Group(
            kind,
            key,
            key,
            address_of(some_day[key]),
            tuple(members[key]),
            (notes or {}).get(key, ""),
        )
        for key in sorted(members, reverse=True)
    }


def _collect(
    kind: GroupKind, members: Mapping[str, list[Record]], names: Mapping[str, tuple[str, str]]
) -> dict[str, Group]:
    """Groups from members by key, sorted by name; `names` gives title and slug.

    Two keys may not share a slug: the one with the oldest article has it.
    """
    taken: dict[str, str] = {}
    groups = {}
    for key in sorted(members, key=lambda k: (_first_named(members[k]), k)):
        title, slug = names[key]
        slug = slug if taken.setdefault(slug, key) == key else f"{slug}-{slugify(key)}"
        groups[key] = Group(kind, key, title, collection_address(kind, slug), tuple(members[key]))
    return {key: groups[key] for key in sorted(groups, key=lambda k: (names[k][0].casefold(), k))}


def _first_named(members: Sequence[Record]) -> tuple[bool, float, str]:
    return age(oldest(members)) if members else NEVER


def _topics(catalog: Catalog, listed: Iterable[Record]) -> dict[str, Group]:
    """Members of a sub-topic count for the topics above it too."""
    registry = catalog.registries.topics
    members: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        codes: dict[str, None] = {}
        for code in record.head.topics:
            while code and code not in codes:
                codes[code] = None
                code = registry[code].parent if code in registry else ""
        for code in codes:
            members[code].append(record)
    names = {
        code: (registry[code].name, registry[code].slug) if code in registry
        else (code, slugify(code))
        for code in members
    }  # fmt: skip
    return _collect(GroupKind.TOPIC, members, names)


def _tags(catalog: Catalog, listed: Sequence[Record]) -> dict[str, Group]:
    """Tags folded through their aliases; spellings that differ in case only are one tag."""
    aliases = {
        slugify(name): tag
        for tag in catalog.registries.tags.values()
        for name in (tag.name, tag.slug, *tag.aliases)
    }
    members: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        for name in record.head.tags:
            tag = aliases.get(slugify(name))
            slug = tag.slug if tag else slugify(name)
            if not members[slug] or members[slug][-1] is not record:
                members[slug].append(record)
    names = {tag.slug: (tag.name, tag.slug) for tag in aliases.values()}
    for record in by_age(listed):
        for name in record.head.tags:
            names.setdefault(slugify(name), (name, slugify(name)))
    return _collect(GroupKind.TAG, members, names)


def _entities(catalog: Catalog, listed: Iterable[Record], wanted: EntityKind) -> dict[str, Group]:
    kind, field_name = ENTITY_FIELDS[wanted]
    members: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        for key in dict.fromkeys(getattr(record.head, field_name)):
            members[key].append(record)
    registry = catalog.registries.entities
    names = {}
    for key in members:
        entity = registry.get(key) or Entity(
            key=key, kind=wanted, slug=slugify(key), name=key, registered=False
        )
        names[key] = (entity.name, entity.slug)
    return _collect(kind, members, names)


def _sources(
    catalog: Catalog,
    listed: Sequence[Record],
    source_by_article: Mapping[str, Source],
    publishers: Mapping[tuple[str, str], Source],
) -> tuple[dict[str, Source], dict[str, Group], dict[str, tuple[Record, ...]]]:
    """Sources of articles and of the pages that own briefs rest on, by id."""
    registered = catalog.registries.sources
    entries: dict[str, Source] = {}
    members: dict[str, list[Record]] = defaultdict(list)
    cited: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        if own := source_by_article.get(record.head.id):
            members[own.id].append(record)
        for key in _cited_by(record, publishers):
            cited[key].append(record)
    for record in by_age(listed):
        own = source_by_article.get(record.head.id)
        named = ({own.id: own} if own else {}) | _cited_by(record, publishers)
        for key, source in named.items():
            entries.setdefault(key, registered.get(key, source))
    everyone = {source: members.get(source, []) for source in entries}
    groups = _collect(
        GroupKind.SOURCE, everyone, {key: (s.name, slugify(s.id)) for key, s in entries.items()}
    )
    return entries, groups, {key: tuple(records) for key, records in cited.items()}


def _publishers(catalog: Catalog, listed: Iterable[Record]) -> dict[tuple[str, str], Source]:
    """The source that a publisher named in `coverage` means, by name and article's language."""
    named = {
        (publisher, record.head.lang)
        for record in listed
        for item in record.head.coverage
        if (publisher := publisher_of(item))
    }
    return {key: source_named(key[0], catalog.registries, key[1]) for key in sorted(named)}


def _cited_by(record: Record, publishers: Mapping[tuple[str, str], Source]) -> dict[str, Source]:
    """The sources whose reports an own brief rests on, by id."""
    keys = ((publisher_of(item), record.head.lang) for item in record.head.coverage)
    return {source.id: source for key in keys if (source := publishers.get(key))}
