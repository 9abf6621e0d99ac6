"""What all page modules share: list items, story cards, links, each made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline.catalog import permitted_excerpt
from dateline.group.stories import final_story
from dateline.model import GroupKind, Output, Record, Rights, Story, fingerprint
from dateline.text.address import article_address

from .series import spark
from .views import Item, Link, StoryCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from dateline.catalog import Catalog
    from dateline.group import Groups
    from dateline.model import Group, Source
    from dateline.settings import Settings
    from dateline.wording import Wording

    from .entries import Entry

T = TypeVar("T")


def output(address: str, kind: str, template: str, view: object, path: str = "") -> Output:
    """An output whose key covers the template's name and everything the view holds."""
    return Output(
        path=path or f"{address}index.html",
        kind=kind,
        template=template,
        inputs=view,
        key=fingerprint([kind, template, view]),
    )


def file(path: str, kind: str, view: object) -> Output:
    """An output that is no page of the theme: `render.files` has a maker of its kind."""
    return Output(path=path, kind=kind, template="", inputs=view, key=fingerprint([kind, view]))


@dataclass(frozen=True)
class Context:
    """The plan's inputs and what is derived from them; holds no page. `entries` are those that
    `plan.entries` has made."""

    catalog: Catalog
    groups: Groups
    settings: Settings
    entries: dict[str, Entry] = field(default_factory=dict)
    _items: dict[str, Item] = field(default_factory=dict)
    _links: dict[str, Link] = field(default_factory=dict)
    _days: dict[str, date | None] = field(default_factory=dict)
    _dates: dict[date | None, date | None] = field(default_factory=dict)
    _last: list[object] = field(default_factory=list)
    _kept: dict[tuple[str, str], object] = field(default_factory=dict)
    _neighbours: dict[GroupKind, dict[str, tuple[Group | None, Group | None]]] = field(
        default_factory=dict
    )

    @cached_property
    def words(self) -> Wording:
        """What the site says in its language."""
        return self.settings.wording

    @cached_property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return self.settings.zone

    @cached_property
    def front(self) -> Link:
        """The front page, where every way down begins."""
        return Link(self.words.say("front-title"), "")

    def rights(self, record: Record) -> Rights:
        """What applies to an article."""
        return self.groups.memberships.rights(record)

    def excerpt(self, record: Record) -> str:
        """The words about an article that may be shown."""
        source = self.groups.source_of(record.head)
        return permitted_excerpt(record.head, record.lead, source, self.settings)

    def address(self, record: Record) -> str:
        """The article's page."""
        found = self._items.get(record.head.id)
        return found.address if found else article_address(record.head, self.zone)

    def link(self, group: Group) -> Link:
        """A group's page; whatever names it shares the link."""
        found = self._links.get(group.address)
        if found is None:
            found = self._links[group.address] = Link(group.title, group.address)
        return found

    def source_link(self, source: Source | None, count: int | None = None) -> Link | None:
        """A source's page, None for no source."""
        if source is None or source.id not in self.groups.sources:
            return None
        group = self.groups.sources[source.id]
        return self.link(group) if count is None else Link(group.title, group.address, count)

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The stories that name each story as their parent, by id."""
        files, found = self.catalog.registries.stories, dict[str, list[str]]()
        for key in sorted(files):
            if parent := files[key].parent:
                found.setdefault(final_story(parent, files), []).append(key)
        return {parent: tuple(parts) for parent, parts in found.items()}

    def story_link(self, key: str) -> Link | None:
        """The page of a story, or of the one it was merged into; None where there is none."""
        story = self.groups.stories.get(final_story(key, self.catalog.registries.stories))
        return self.link(story) if story else None

    def day(self, record: Record) -> date | None:
        """The day an article is listed under, None for an undated one."""
        head = record.head
        if (item := self._items.get(head.id)) is not None:
            return item.day
        if head.id not in self._days:
            day = head.when.day(self.zone) if head.when else None
            self._days[head.id] = self._dates.setdefault(day, day)
        return self._days[head.id]

    def item(self, record: Record) -> Item:
        """The article as lists show it."""
        found = self._items.get(record.head.id)
        if found is None:
            facts = self._facts(record)
            found = Item(**facts, content_key=fingerprint(list(facts.values())))
            self._items[record.head.id] = found
            self._days.pop(record.head.id, None)  # the item has it
        return found

    def items(self, records: Iterable[Record]) -> tuple[Item, ...]:
        """Several articles as lists show them."""
        return tuple(map(self.item, records))

    def _facts(self, record: Record) -> dict[str, Any]:
        """What an article's item shows, by the names of its fields."""
        head = record.head
        story = self.groups.story_of(head)
        topics = self.groups.topics
        topic = next((topics[code] for code in head.topics if code in topics), None)
        return {
            "id": head.id,
            "title": head.title,
            "address": self.address(record),
            "when": head.when,
            "day": self.day(record),
            "about": head.when.about(self.zone) if head.when else False,
            "lang": head.lang,
            "kind": head.kind.value,
            "excerpt": self.excerpt(record),
            "source": self.source_link(self.groups.source_of(head)),
            "story": self.link(story) if story else None,
            "topic": self.link(topic) if topic else None,
            "mangled": "mangled" in head.flags,
            "corrected": bool(head.correction) or "corrected" in head.flags,
            "headline_only": record.words == 0,
        }

    @cached_property
    def newest(self) -> date | None:
        """The archive's own newest day."""
        key = next(iter(self.groups.days), None)
        return date.fromisoformat(key) if key else None

    def status(self, story: Story) -> str:
        """Open or closed: as editors say, else by how long the story has been silent."""
        if story.status:
            return story.status
        latest = self.groups.days_of(story.members[:1])
        if not latest or self.newest is None:
            return "open"
        days = self.newest - date.fromisoformat(latest[0])
        silent = days.days > self.settings.story_silence
        return "closed" if silent else "open"

    def card(self, story: Story, members: Sequence[Record], *, then: bool = False) -> StoryCard:
        """A story as lists show it, with the reports of it that the list is about; in a list of
        what was `then` without its status."""
        days = [date.fromisoformat(day) for day in self.groups.days_of(members)]
        return StoryCard(
            story=self.link(story),
            status="" if then else self.status(story),
            first=min(days, default=None),
            latest=max(days, default=None),
            articles=len(members),
            sources=self.sources(members),
            summary=story.note,
            item=self.item(members[0]),
            spark=spark(days),
        )

    def sources(self, members: Sequence[Record]) -> int:
        """How many sources articles are by, or rest on where they are own briefs."""
        return len(self.groups.counts(members, GroupKind.ORIGIN))

    def coverage_source(self, item: str, lang: str) -> Link | None:
        """The page of the publisher that a `coverage` item of an article in `lang` names."""
        return self.source_link(self.groups.memberships.cited(item, lang))

    def links_of(
        self, groups: Mapping[str, Group], keys: Iterable[str], *, counts: bool = False
    ) -> tuple[Link, ...]:
        """The pages of groups by key, in the given order; a key without a group has none."""
        found = [groups[key] for key in dict.fromkeys(keys) if key in groups]
        return tuple(
            Link(group.title, group.address, len(group.members)) if counts else self.link(group)
            for group in found
        )

    def top(
        self, groups: Mapping[str, Group], records: Iterable[Record], field_name: str, most: int
    ) -> tuple[Link, ...]:
        """The groups that most of `records` name in a field, with how many of them do."""
        counts: dict[str, int] = {}
        for record in records:
            for key in dict.fromkeys(getattr(record.head, field_name)):
                counts[key] = counts.get(key, 0) + 1
        best = sorted(counts, key=lambda key: (-counts[key], key))
        return tuple(
            Link(groups[key].title, groups[key].address, counts[key])
            for key in best
            if key in groups
        )[:most]

    def neighbours(self, group: Group) -> tuple[Group | None, Group | None]:
        """The nearest earlier and later group of time of the same kind."""
        if group.kind not in self._neighbours:
            found = list(self.groups.of(group.kind).values())
            pairs = zip([*found[1:], None], [None, *found[:-1]], strict=True) if found else ()
            self._neighbours[group.kind] = {
                each.key: pair for each, pair in zip(found, pairs, strict=True)
            }
        return self._neighbours[group.kind][group.key]

    def kept(self, name: str, key: str, make: Callable[[], T]) -> T:
        """What `make` gives under a name and a key, made once a plan."""
        at = (name, key)
        if at not in self._kept:
            self._kept[at] = make()
        return cast("T", self._kept[at])

    def once(self, group: Group, make: Callable[[], T]) -> T:
        """What `make` gives for a group, made once as long as no other group is asked for.

        The pages of a collection are planned one after the other, each from the same cut.
        """
        if not self._last or self._last[0] is not group:
            self._last[:] = [group, make()]
        return cast("T", self._last[1])

    def links_to(self, record: Record, kind: GroupKind) -> tuple[Link, ...]:
        """The pages of an article's groups of a kind, in the article's order."""
        found = self.groups.of(kind)
        if not found:  # people, places, languages: many an archive has none of a kind
            return ()
        own = self.groups.memberships.of(record)
        return tuple([self.link(found[each.key]) for each in own if each.kind is kind])
