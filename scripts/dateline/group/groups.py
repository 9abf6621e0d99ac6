"""All groups of a catalog, made from the memberships of its articles. Pure.

Members keep the catalog's order: newest first, undated last. Groups are in a stable order: dates
and stories newest first, collections by name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, cast

from dateline.catalog import order
from dateline.model import Group, GroupKind, Record, Source, Story
from dateline.text.address import collection_address
from dateline.text.slugs import slugify

from .age import age
from .memberships import Membership, Memberships
from .stories import merged_stories, story_address, story_of, story_title

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from dateline.catalog import Catalog
    from dateline.model import Head, Registries
    from dateline.settings import Settings

    Found = Mapping[GroupKind, Mapping[str, Group]]

TIMES = (GroupKind.DAY, GroupKind.WEEK, GroupKind.MONTH, GroupKind.YEAR)
COLLECTIONS = (
    GroupKind.TOPIC,
    GroupKind.TAG,
    GroupKind.SOURCE,
    GroupKind.PERSON,
    GroupKind.ORGANISATION,
    GroupKind.PLACE,
    GroupKind.LANGUAGE,
)


@dataclass(frozen=True)
class Groups:
    """Groups by kind and key, and what an article alone says of its source and story."""

    found: Found
    registries: Registries
    memberships: Memberships

    def of(self, kind: GroupKind) -> Mapping[str, Group]:
        """All groups of a kind."""
        return self.found.get(kind, {})

    @property
    def days(self) -> Mapping[str, Group]:
        """By 2026-11-23, newest first."""
        return self.of(GroupKind.DAY)

    @property
    def weeks(self) -> Mapping[str, Group]:
        """By 2026-w48, newest first."""
        return self.of(GroupKind.WEEK)

    @property
    def months(self) -> Mapping[str, Group]:
        """By 2026-11, newest first."""
        return self.of(GroupKind.MONTH)

    @property
    def years(self) -> Mapping[str, Group]:
        """By 2026, newest first."""
        return self.of(GroupKind.YEAR)

    @property
    def topics(self) -> Mapping[str, Group]:
        """By code."""
        return self.of(GroupKind.TOPIC)

    @property
    def tags(self) -> Mapping[str, Group]:
        """By slug."""
        return self.of(GroupKind.TAG)

    @property
    def sources(self) -> Mapping[str, Group]:
        """By id: those with articles, and those that are only cited."""
        return self.of(GroupKind.SOURCE)

    @property
    def people(self) -> Mapping[str, Group]:
        """By key."""
        return self.of(GroupKind.PERSON)

    @property
    def orgs(self) -> Mapping[str, Group]:
        """By key."""
        return self.of(GroupKind.ORGANISATION)

    @property
    def places(self) -> Mapping[str, Group]:
        """By key."""
        return self.of(GroupKind.PLACE)

    @property
    def languages(self) -> Mapping[str, Group]:
        """By tag in lower case; without the site's own language."""
        return self.of(GroupKind.LANGUAGE)

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """By id, the one with the newest article first."""
        return cast("Mapping[str, Story]", self.of(GroupKind.STORY))

    @property
    def undated(self) -> Group:
        """Articles without a day."""
        empty = Group(GroupKind.UNDATED, "undated", "Undated", "undated/", ())
        return self.of(GroupKind.UNDATED).get("undated", empty)

    @cached_property
    def listed(self) -> Sequence[Record]:
        """Every article but the withheld ones."""
        group = self.of(GroupKind.LISTED).get("")
        return group.members if group else ()

    def cited(self, source: str) -> Sequence[Record]:
        """The own briefs that rest on a source."""
        group = self.of(GroupKind.CITED).get(source)
        return group.members if group else ()

    def source_of(self, head: Head) -> Source | None:
        """The source of an article, None where it names none."""
        return self.memberships.source(head)

    def story_of(self, head: Head) -> Story | None:
        """The story an article is in."""
        return self.stories.get(self.memberships.story(head))

    def ids(self, members: Sequence[Record]) -> list[str]:
        """The ids of members, in their order."""
        return [record.head.id for record in members]

    def ids_from(self, group: Group, start: int) -> Sequence[str]:
        """The ids of a group's members from a place on."""
        at = (group.kind, group.key)
        if at not in self._ids:
            self._ids[at] = self.ids(group.members)
        return self._ids[at][start:]

    def position(self, members: Sequence[Record], record: Record) -> int:
        """How many of `members`, in the catalog's order, come before `record`."""
        return bisect_left(members, order(record), key=order)

    def place(self, group: Group, record: Record) -> int:
        """How many members of a group of listed articles, in the catalog's order, come before
        `record`, which is listed too."""
        rank = self._ranks[record.head.id]
        if group.kind is GroupKind.LISTED:
            return rank
        at = (group.kind, group.key)
        if at not in self._places:
            self._places[at] = [self._ranks[article] for article in self.ids(group.members)]
        return bisect_left(self._places[at], rank)

    def some(self, members: Sequence[Record], places: Sequence[int]) -> Sequence[Record]:
        """The members at these places."""
        return [members[place] for place in places]

    def marks(self, members: Sequence[Record]) -> Sequence[Hashable]:
        """What tells each member from all other articles, in their order."""
        return self.ids(members)

    def keys(self, kind: GroupKind) -> Mapping[Hashable, Sequence[str]]:
        """The groups of a kind that each article is in, by its mark; it is not there for none."""
        if kind not in self._keys:
            found: dict[Hashable, tuple[str, ...]] = {}
            for key, group in self.of(kind).items():
                marks = self.marks(group.members)
                # Mostly an article is in one group of a kind, and thousands are entered at once.
                if found.keys().isdisjoint(marks):
                    found.update(dict.fromkeys(marks, (key,)))
                else:
                    found.update({mark: (*found.get(mark, ()), key) for mark in marks})
            self._keys[kind] = found
        return self._keys[kind]

    def parts(self, members: Sequence[Record], kind: GroupKind) -> dict[str, Sequence[Record]]:
        """Members by their groups of a kind, in the order in which these are met."""
        keys = self.keys(kind)
        places: dict[str, list[int]] = {}
        for place, mark in enumerate(self.marks(members)):
            for key in keys.get(mark, ()):
                places.setdefault(key, []).append(place)
        return {key: self.some(members, found) for key, found in places.items()}

    def by_month(self, members: Sequence[Record]) -> dict[str, Sequence[Record]]:
        """Members by month (2026-11), newest first; those without a day under the empty key."""
        month_of = self._month_of.get
        places: dict[str, list[int]] = {}
        start = 0
        # Members lie in the order of time, so that those of a month mostly lie together.
        for key, run in groupby([month_of(mark, "") for mark in self.marks(members)]):
            end = start + len(list(run))
            places.setdefault(key, []).extend(range(start, end))
            start = end
        return {key: self.some(members, places[key]) for key in sorted(places, reverse=True)}

    def days_of(self, members: Sequence[Record]) -> list[str]:
        """The day (2026-11-23) of each member that has one, in their order."""
        days = self.keys(GroupKind.DAY)
        return [days[mark][0] for mark in self.marks(members) if mark in days]

    def on(self, days: Iterable[str], kind: GroupKind) -> dict[str, int]:
        """The groups of a kind with articles on some days (2026-11-23), and how many they have."""
        keys = self.keys(kind)
        there = (self.marks(self.days[day].members) for day in days if day in self.days)
        return Counter(key for marks in there for each in marks for key in keys.get(each, ()))

    def counts(self, members: Sequence[Record], kind: GroupKind) -> dict[str, int]:
        """How many of `members` each group of a kind has, without those that have none."""
        keys = self.keys(kind)
        return Counter(key for mark in self.marks(members) for key in keys.get(mark, ()))

    def spread(self, kind: GroupKind) -> Mapping[str, Mapping[str, int]]:
        """How many articles of each month (2026-11) every group of a kind has, by its key; those
        without a day count under the empty month."""
        if kind not in self._spreads:
            month_of = self._month_of.get
            self._spreads[kind] = {
                key: Counter([month_of(mark, "") for mark in self.marks(group.members)])
                for key, group in self.of(kind).items()
            }
        return self._spreads[kind]

    @cached_property
    def _ids(self) -> dict[tuple[GroupKind, str], Sequence[str]]:
        return {}

    @cached_property
    def _places(self) -> dict[tuple[GroupKind, str], Sequence[int]]:
        return {}

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """The place of each listed article among them, by its id."""
        return {article: number for number, article in enumerate(self.ids(self.listed))}

    @cached_property
    def _spreads(self) -> dict[GroupKind, Mapping[str, Mapping[str, int]]]:
        return {}

    @cached_property
    def _month_of(self) -> Mapping[Hashable, str]:
        """The month of each article that has one, by its mark."""
        found: dict[Hashable, str] = {}
        for key, group in self.months.items():
            found.update(dict.fromkeys(self.marks(group.members), key))
        return found

    @cached_property
    def _keys(self) -> dict[GroupKind, Mapping[Hashable, Sequence[str]]]:
        return {}

    def source(self, key: str) -> Source:
        """What is known of a source that has a group."""
        made = Source(id=key, name=self.sources[key].title, registered=False)
        return self.registries.sources.get(key, made)


class _Collector:
    """Members by group, and how its oldest article names a group: newer ones never rename it."""

    def __init__(self) -> None:
        self.members: dict[tuple[GroupKind, str], list[Record]] = {}
        self.names: dict[tuple[GroupKind, str], tuple[Record, Membership]] = {}

    def add(self, record: Record, membership: Membership) -> None:
        """Records come in the catalog's order, so that the last one with a day is the oldest."""
        at = (membership.kind, membership.key)
        self.members.setdefault(at, []).append(record)
        named = at if membership.kind is not GroupKind.CITED else (GroupKind.SOURCE, at[1])
        older = record.head.when is not None and record.head.when.known
        if named not in self.names or (older and self.names[named][0] is not record):
            self.names[named] = (record, membership)


def group_catalog(catalog: Catalog, settings: Settings) -> Groups:
    """Every group of the catalog's articles."""
    memberships = Memberships(catalog.registries, settings)
    collector = _Collector()
    for record in catalog.records:
        for membership in memberships.of(record):
            collector.add(record, membership)
    found: dict[GroupKind, dict[str, Group]] = {}
    for kind in COLLECTIONS:
        found[kind] = _collections(kind, collector)
    for kind in TIMES:
        found[kind] = _times(kind, collector, catalog.registries.days)
    found[GroupKind.STORY] = _stories(collector, catalog.registries)
    for kind, title, address in (
        (GroupKind.LISTED, "", ""),
        (GroupKind.CITED, "", ""),
        (GroupKind.ORIGIN, "", ""),
        (GroupKind.TRAIT, "", ""),
        (GroupKind.REVISED, "", ""),
        (GroupKind.TRANSLATION, "", ""),
        (GroupKind.WITHHELD, "", ""),
        (GroupKind.UNDATED, "Undated", "undated/"),
    ):
        found[kind] = {
            key: Group(kind, key, title, address, tuple(members))
            for (each, key), members in collector.members.items()
            if each is kind
        }
    return Groups(found, catalog.registries, memberships)


def _times(kind: GroupKind, collector: _Collector, notes: Mapping[str, str]) -> dict[str, Group]:
    keys = sorted((key for each, key in collector.members if each is kind), reverse=True)
    return {
        key: Group(
            kind,
            key,
            key,
            collector.names[kind, key][1].slug,
            tuple(collector.members[kind, key]),
            notes.get(key, "") if kind is GroupKind.DAY else "",
        )
        for key in keys
    }


def _collections(kind: GroupKind, collector: _Collector) -> dict[str, Group]:
    """Groups sorted by name. Two may not share a slug: the one with the oldest article has it."""
    names = {key: name for (each, key), name in collector.names.items() if each is kind}
    taken: dict[str, str] = {}
    groups = {}
    for key in sorted(names, key=lambda k: (age(names[k][0]), k)):
        title, slug = names[key][1].title, names[key][1].slug
        slug = slug if taken.setdefault(slug, key) == key else f"{slug}-{slugify(key)}"
        members = tuple(collector.members.get((kind, key), ()))
        groups[key] = Group(kind, key, title, collection_address(kind, slug), members)
    return {k: groups[k] for k in sorted(groups, key=lambda k: (groups[k].title.casefold(), k))}


def _stories(collector: _Collector, registries: Registries) -> dict[str, Group]:
    files = registries.stories
    merged = merged_stories(files)
    stories: dict[str, Group] = {}
    for (kind, key), members in collector.members.items():
        if kind is GroupKind.STORY:
            title = story_title(key, members, files.get(key))
            address = story_address(key, members, files.get(key))
            stories[key] = story_of(key, title, address, tuple(members), files.get(key),
                                    merged.get(key, ()))  # fmt: skip
    return stories
