"""Pages of topics, tags, sources, people, organisations and places, their slices and indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dateline.model import Group, GroupKind, Record, Rights, Source
from dateline.text.address import index_address

from . import words
from .context import Context, output
from .slices import cut
from .views import CollectionPage, Frame, IndexPage, Link, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dateline.model import Output

TOP = 12


def collection_outputs(context: Context) -> Iterator[Output]:
    """Every collection's page and slices, every index, and the page of undated articles."""
    groups = context.groups
    for kind, found in (
        (GroupKind.TOPIC, groups.topics),
        (GroupKind.TAG, groups.tags),
        (GroupKind.SOURCE, groups.sources),
        (GroupKind.PERSON, groups.people),
        (GroupKind.ORGANISATION, groups.orgs),
        (GroupKind.PLACE, groups.places),
    ):
        for group in found.values():
            yield from _collection(context, group)
        yield _index(context, kind, found)
    yield from _collection(context, groups.undated)


def _sections(context: Context, members: Sequence[Record]) -> tuple[Section, ...]:
    """Members by month, newest first; those without a day last."""
    months: dict[tuple[int, int], list[Record]] = {}
    undated = []
    for record in members:
        day = context.item(record).day
        if day is None:
            undated.append(record)
        else:
            months.setdefault((day.year, day.month), []).append(record)
    sections = []
    for (year, month), records in months.items():
        group = context.groups.months[f"{year:04d}-{month:02d}"]
        heading = Link(words.month_title(year, month), group.address)
        sections.append(Section(heading, context.items(records)))
    if undated:
        heading = Link(words.UNDATED, "undated/")
        sections.append(Section(heading, context.items(undated)))
    return tuple(sections)


def _collection(context: Context, group: Group) -> Iterator[Output]:
    dated = [record for record in group.members if context.item(record).day]
    rest = [record for record in group.members if not context.item(record).day]
    first, slices = cut(
        dated, lambda r: cast("date", context.item(r).day), context.settings.page_size
    )
    links = tuple(
        Link(
            words.month_title(s.year, s.month) if s.month else str(s.year),
            group.address + s.path,
            len(s.members),
        )
        for s in slices
    )
    yield _page(context, group, [*first, *rest], group.address, links, None)
    for number, part in enumerate(slices):
        whole = Link(group.title, group.address, len(group.members))
        earlier = links[number + 1] if number + 1 < len(links) else None
        yield _page(
            context, group, part.members, group.address + part.path, (), whole,
            links[number].title, earlier,
        )  # fmt: skip


def _page(
    context: Context,
    group: Group,
    members: Sequence[Record],
    address: str,
    slices: tuple[Link, ...],
    slice_of: Link | None,
    part: str = "",
    earlier: Link | None = None,
) -> Output:
    title = f"{group.title}, {part}" if part else group.title
    # A slice must not change when others grow: it names the whole without its count, and only the
    # earlier of its neighbours.
    whole = Link(slice_of.title, slice_of.address) if slice_of else None
    count = len(members) if slice_of else len(group.members)
    source = (
        context.groups.source_entries.get(group.key) if group.kind is GroupKind.SOURCE else None
    )
    cited = () if slice_of else context.groups.citations.get(group.key, ()) if source else ()
    view = CollectionPage(
        frame=Frame(
            address=address,
            title=title,
            description=words.collection_description(group.kind, title, count),
            crumbs=_crumbs(group, whole),
            previous=Link(earlier.title, earlier.address) if earlier else None,
            count=count,
        ),
        kind=group.kind,
        key=group.key,
        intro=_intro(context, group, source) if not slice_of else "",
        source=source if not slice_of else None,
        rights=_policy(context, source) if source and not slice_of else None,
        about=_about(context, group, source) if not slice_of else (),
        neighbours=_neighbours(context, group) if not slice_of else (),
        sections=_sections(context, members),
        cited=context.items(cited),
        slices=slices,
        slice_of=whole,
    )
    return output(address, group.kind.value, "collection.html.j2", view)


def _crumbs(group: Group, whole: Link | None) -> tuple[Link, ...]:
    front = Link(words.FRONT, "")
    if group.kind is GroupKind.UNDATED:
        return (front, Link(words.ARCHIVE, "archive/"), *((whole,) if whole else ()))
    index = Link(words.INDEX_TITLES[group.kind], index_address(group.kind))
    return (front, index, *((whole,) if whole else ()))


def _intro(context: Context, group: Group, source: Source | None) -> str:
    registries = context.catalog.registries
    if group.kind is GroupKind.UNDATED:
        return words.UNDATED_INTRO
    if group.kind is GroupKind.TOPIC and group.key in registries.topics:
        return registries.topics[group.key].definition
    if group.key in registries.entities and group.kind is not GroupKind.TAG:
        return registries.entities[group.key].description
    return source.description if source else ""


def _policy(context: Context, source: Source) -> Rights:
    return source.rights or context.settings.default_rights


def _about(context: Context, group: Group, source: Source | None) -> tuple[tuple[str, str], ...]:
    """Facts of the registry, as label and value."""
    if source is not None:
        facts = [
            ("Owner", source.owner),
            ("Country", source.country),
            ("Language", source.language),
            ("Licence", source.license),
        ]
        return tuple((label, value) for label, value in facts if value)
    entity = context.catalog.registries.entities.get(group.key)
    tag = context.catalog.registries.tags.get(group.key)
    if group.kind is GroupKind.TAG:
        return (("Also", ", ".join(tag.aliases)),) if tag and tag.aliases else ()
    if entity is None or group.kind is GroupKind.TOPIC:
        return ()
    facts = [
        ("Also", ", ".join(entity.aliases)),
        ("Wikidata", f"https://www.wikidata.org/wiki/{entity.wikidata}" if entity.wikidata else ""),
    ]
    if entity.latitude is not None and entity.longitude is not None:
        facts.append(("Coordinates", f"{entity.latitude:.4f}, {entity.longitude:.4f}"))
    return tuple((label, value) for label, value in facts if value)


def _neighbours(context: Context, group: Group) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Headed lists of what is near: sub-topics, stories, and who appears together with whom."""
    groups = context.groups
    members = group.members or groups.citations.get(group.key, ())
    lists: list[tuple[str, tuple[Link, ...]]] = []
    if group.kind is GroupKind.TOPIC:
        topics = context.catalog.registries.topics
        parent = topics[group.key].parent if group.key in topics else ""
        lists.append(("Part of", context.links_of(groups.topics, [parent], counts=True)))
        below = [code for code in groups.topics if code in topics
                 and topics[code].parent == group.key]  # fmt: skip
        lists.append(("Sub-topics", context.links_of(groups.topics, below, counts=True)))
    lists.append(("Stories", _story_links(context, members)))
    for kind, title, found, field_name in (
        (GroupKind.PERSON, "People", groups.people, "people"),
        (GroupKind.ORGANISATION, "Organisations", groups.orgs, "orgs"),
        (GroupKind.PLACE, "Places", groups.places, "places"),
    ):
        top = context.top(found, members, field_name, TOP + 1)
        own = group.address if group.kind is kind else ""
        lists.append((title, tuple(link for link in top if link.address != own)[:TOP]))
    return tuple((title, links) for title, links in lists if links)


def _story_links(context: Context, members: Sequence[Record]) -> tuple[Link, ...]:
    counts: dict[str, int] = {}
    for record in members:
        story = context.groups.story_of.get(record.head.id)
        if story:
            counts[story.key] = counts.get(story.key, 0) + 1
    best = sorted(counts, key=lambda key: (-counts[key], key))[:TOP]
    stories = context.groups.stories
    return tuple(Link(stories[k].title, stories[k].address, counts[k]) for k in best)


def _index(context: Context, kind: GroupKind, groups: Mapping[str, Group]) -> Output:
    """All collections of a kind: topics by top term, the others by first letter."""
    address = index_address(kind)
    title = words.INDEX_TITLES[kind]
    if kind is GroupKind.TOPIC:
        lists = _topic_lists(context, groups)
    else:
        lists = _letter_lists(context, groups)
    view = IndexPage(
        frame=Frame(
            address=address,
            title=title,
            description=f"{title} of the archive, {len(groups):,} in all.",
            crumbs=(Link(words.FRONT, ""),),
            count=len(groups),
        ),
        kind=kind,
        groups=lists,
    )
    return output(address, "index", "index.html.j2", view)


def _entry(context: Context, group: Group) -> Link:
    cited = len(context.groups.citations.get(group.key, ()))
    if group.kind is GroupKind.SOURCE and not group.members:
        return Link(group.title, group.address, cited)
    return Link(group.title, group.address, len(group.members))


def _letter_lists(
    context: Context, groups: Mapping[str, Group]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    letters: dict[str, list[Link]] = {}
    for group in groups.values():
        slug = group.address.split("/")[-2]
        letter = slug[0].upper() if slug[0].isalpha() and slug[:2] != "x-" else "#"
        letters.setdefault(letter, []).append(_entry(context, group))
    return tuple((letter, tuple(letters[letter])) for letter in sorted(letters))


def _topic_lists(
    context: Context, groups: Mapping[str, Group]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    topics = context.catalog.registries.topics
    tops = [key for key in groups if key not in topics or topics[key].parent not in groups]
    lists = []
    for top in tops:
        below = [key for key in groups if key in topics and topics[key].parent == top]
        entries = tuple(_entry(context, groups[key]) for key in [top, *below])
        lists.append((groups[top].title, entries))
    return tuple(lists)
