"""Pages of topics, tags, sources, people, organisations and places, their slices and indexes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.articles.vocabulary import entity_names
from dateline.model import Group, GroupKind, Record, Rights, Source
from dateline.text.address import index_address
from dateline.text.slugs import slugify

from . import words
from .context import Context, output
from .followed import has_feeds
from .intake import taken_in
from .places import point, points
from .search import ADDRESS as SEARCH
from .series import Series, by_month
from .slices import Slice, cut
from .views import CollectionPage, Frame, IndexPage, Link, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import Output

    _Cut = tuple[Mapping[str, Sequence[Record]], tuple[str, ...], tuple[Slice, ...]]

TOP = 12
ENTITIES = frozenset({GroupKind.PERSON, GroupKind.ORGANISATION, GroupKind.PLACE})


def collection_output(context: Context, group: Group) -> Output:
    """A collection's page: its newest articles, and links to the slices of the older ones."""
    months, first, slices = _cut(context, group)
    members = [record for month in first for record in months[month]]
    links = tuple(_slice_link(context, group, part) for part in slices)
    return _page(context, group, [*members, *months.get("", ())], group.address, links, None)


def slice_paths(context: Context, group: Group) -> tuple[str, ...]:
    """The slices that a collection is cut into, newest first."""
    return tuple(part.path for part in _cut(context, group)[2])


def slice_of_month(context: Context, group: Group, month: str) -> str | None:
    """The slice that holds a month (2025-08), None where the first page does."""
    slices = _cut(context, group)[2]
    return next((part.path for part in slices if month in part.months), None)


def slice_output(context: Context, group: Group, path: str) -> Iterator[Output]:
    """The page of a slice, if the collection is cut there."""
    months, _, slices = _cut(context, group)
    for number, part in enumerate(slices):
        if part.path == path:
            members = [record for month in part.months for record in months[month]]
            older = slices[number + 1] if number + 1 < len(slices) else None
            yield _page(
                context, group, members, group.address + part.path, (),
                Link(group.title, group.address), _slice_link(context, group, part).title,
                _slice_link(context, group, older) if older else None,
            )  # fmt: skip


def _cut(context: Context, group: Group) -> _Cut:
    """A collection's articles by month, the months of its first page, and its slices."""
    return context.once(group, lambda: _cut_anew(context, group))


def _cut_anew(context: Context, group: Group) -> _Cut:
    months = context.groups.by_month(group.members)
    dated = {month: len(members) for month, members in months.items() if month}
    return months, *cut(dated, context.settings.page_size)


def _slice_link(context: Context, group: Group, part: Slice) -> Link:
    title = (
        words.month_title(context.words, part.year, part.month) if part.month else str(part.year)
    )
    return Link(title, group.address + part.path, part.count)


def _sections(context: Context, members: Sequence[Record]) -> tuple[Section, ...]:
    """Members by month, newest first; those without a day last."""
    sections = []
    for month, records in context.groups.by_month(members).items():
        if month:
            title = words.month_title(context.words, int(month[:4]), int(month[5:]))
            heading = Link(title, context.groups.months[month].address)
        else:
            heading = Link(context.words.say("undated-title"), "undated/")
        sections.append(Section(heading, context.items(records)))
    return tuple(sections)


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
    title = context.words.say("part-title", title=group.title, part=part) if part else group.title
    # A slice must not change when others grow: of its neighbours it names only the earlier one.
    count = len(members) if slice_of else len(group.members)
    source = context.groups.source(group.key) if group.kind is GroupKind.SOURCE else None
    cited = context.groups.cited(group.key) if source and not slice_of else ()
    view = CollectionPage(
        frame=Frame(
            address=address,
            title=title,
            description=words.collection_description(context.words, group.kind, title, count),
            crumbs=_crumbs(context, group, slice_of),
            previous=Link(earlier.title, earlier.address) if earlier else None,
            count=count,
            feeds=not slice_of and has_feeds(group.kind, count, context.settings),
        ),
        kind=group.kind,
        key=group.key,
        intro=_intro(context, group, source) if not slice_of else "",
        source=source if not slice_of else None,
        rights=_policy(context, source) if source and not slice_of else None,
        about=_about(context, group, source, members) if not slice_of else (),
        neighbours=_neighbours(context, group, members or cited) if not slice_of else (),
        sections=_sections(context, members),
        cited=context.items(cited[: context.settings.page_size]),
        citations=len(cited),
        point=point(context, group) if not slice_of else None,
        activity=None if slice_of else _activity(context, group, cited),
        slices=slices,
        slice_of=slice_of,
    )
    return output(address, group.kind.value, "collection.html.j2", view)


def _activity(context: Context, group: Group, cited: Sequence[Record]) -> Series | None:
    """How many articles a collection has over time."""
    months = _cut(context, group)[0] if group.members else context.groups.by_month(cited)
    return by_month({month: len(members) for month, members in months.items()})


def _crumbs(context: Context, group: Group, whole: Link | None) -> tuple[Link, ...]:
    if group.kind is GroupKind.UNDATED:
        return (
            context.front,
            Link(context.words.say("archive-title"), "archive/"),
            *((whole,) if whole else ()),
        )
    index = Link(words.index_title(context.words, group.kind), index_address(group.kind))
    return (context.front, index, *((whole,) if whole else ()))


def _intro(context: Context, group: Group, source: Source | None) -> str:
    registries = context.catalog.registries
    if group.kind is GroupKind.UNDATED:
        return context.words.say("undated-intro")
    if group.kind is GroupKind.TOPIC and group.key in registries.topics:
        return registries.topics[group.key].definition
    if group.key in registries.entities and group.kind in ENTITIES:
        return registries.entities[group.key].description
    return source.description if source else ""


def _policy(context: Context, source: Source) -> Rights:
    return source.rights or context.settings.default_rights


def _about(
    context: Context, group: Group, source: Source | None, members: Sequence[Record]
) -> tuple[tuple[str, str], ...]:
    """Facts of the registry, as label and value; of a source also how it is taken in."""
    say, name = context.words.say, context.words.language_name
    if source is not None:
        facts = [
            ("owner", source.owner),
            ("country", source.country),
            ("language", name(source.language) if source.language else ""),
            ("licence", source.license),
            *taken_in(context, members),
        ]
    elif group.kind is GroupKind.TAG:
        tag = context.catalog.registries.tags.get(group.key)
        facts = [("also", say("comma").join(tag.aliases if tag else ()))]
    else:
        facts = _entity_facts(context, group)
    return tuple((say(label), value) for label, value in facts if value)


def _entity_facts(context: Context, group: Group) -> list[tuple[str, str]]:
    entity = context.catalog.registries.entities.get(group.key)
    if entity is None or group.kind not in ENTITIES:
        return []
    here = entity.latitude is not None and entity.longitude is not None
    wikidata = f"https://www.wikidata.org/wiki/{entity.wikidata}" if entity.wikidata else ""
    others = [name for name, _ in entity_names(entity) if name != entity.name]
    return [
        ("also", context.words.say("comma").join(dict.fromkeys(others))),
        ("wikidata", wikidata),
        ("coordinates", f"{entity.latitude:.4f}, {entity.longitude:.4f}" if here else ""),
    ]


def _neighbours(
    context: Context, group: Group, members: Sequence[Record]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Headed lists of what is near: sub-topics, stories, and who appears together with whom.

    Counted among the articles that the page shows, so that it depends on no others.
    """
    groups, say = context.groups, context.words.say
    lists: list[tuple[str, tuple[Link, ...]]] = []
    if group.kind is GroupKind.TOPIC:
        topics = context.catalog.registries.topics
        parent = topics[group.key].parent if group.key in topics else ""
        lists.append((say("part-of"), context.links_of(groups.topics, [parent])))
        below = [code for code in groups.topics if code in topics
                 and topics[code].parent == group.key]  # fmt: skip
        lists.append((say("sub-topics"), context.links_of(groups.topics, below, counts=True)))
    lists.append((say("stories-title"), _story_links(context, members)))
    for kind, title, found, field_name in (
        (GroupKind.PERSON, say("people-title"), groups.people, "people"),
        (GroupKind.ORGANISATION, say("organisations-title"), groups.orgs, "orgs"),
        (GroupKind.PLACE, say("places-title"), groups.places, "places"),
    ):
        top = context.top(found, members, field_name, TOP + 1)
        own = group.address if group.kind is kind else ""
        lists.append((title, tuple(link for link in top if link.address != own)[:TOP]))
    if group.kind is GroupKind.TAG and context.settings.search.has_page:
        lists.append((say("tags-together"), _together(context, group, members)))
    return tuple((title, links) for title, links in lists if links)


def _together(context: Context, group: Group, members: Sequence[Record]) -> tuple[Link, ...]:
    """Other tags of a tag's articles, each leading to a search for the articles that have both.

    A tag is called as these articles write it: what others write changes nothing here.
    """
    titles: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for record in members:
        for each in context.groups.memberships.of(record):
            if each.kind is GroupKind.TAG and each.key != group.key:
                titles.setdefault(each.key, each.title)
                counts[each.key] += 1
    best = sorted(counts, key=lambda key: (-counts[key], key))[:TOP]
    query = f"{SEARCH}?query=tag:{group.key}+tag:"
    return tuple(Link(titles[key], f"{query}{key}", counts[key]) for key in best)


def _story_links(context: Context, members: Sequence[Record]) -> tuple[Link, ...]:
    counts: dict[str, int] = {}
    for record in members:
        if story := context.groups.memberships.story(record.head):
            counts[story] = counts.get(story, 0) + 1
    best = sorted(counts, key=lambda key: (-counts[key], key))[:TOP]
    stories = context.groups.stories
    return tuple(Link(stories[k].title, stories[k].address, counts[k]) for k in best)


def has_index(context: Context, kind: GroupKind) -> bool:
    """Whether the collections of a kind are listed: of languages only where there are others than
    the site's own."""
    return kind is not GroupKind.LANGUAGE or bool(context.groups.languages)


def index_output(context: Context, kind: GroupKind) -> Output:
    """All collections of a kind: topics by top term, the others by first letter."""
    groups = context.groups.of(kind)
    address = index_address(kind)
    title = words.index_title(context.words, kind)
    if kind is GroupKind.TOPIC:
        lists = _topic_lists(context, groups)
    else:
        lists = _letter_lists(context, groups)
    view = IndexPage(
        frame=Frame(
            address=address,
            title=title,
            description=context.words.say(
                "index-description", title=title, count=context.words.number(len(groups))
            ),
            crumbs=(context.front,),
            count=len(groups),
        ),
        kind=kind,
        groups=lists,
        points=points(context) if kind is GroupKind.PLACE else (),
    )
    return output(address, "index", "index.html.j2", view)


def _entry(context: Context, group: Group) -> Link:
    if group.kind is GroupKind.SOURCE:
        count = len(group.members) or len(context.groups.cited(group.key))
        return Link(group.title, group.address, count, _standing(context, group))
    return Link(group.title, group.address, len(group.members))


def _standing(context: Context, group: Group) -> str:
    """What a list of sources says of one: where it is, what is shown of it, its latest report."""
    source = context.groups.source(group.key)
    members = group.members or context.groups.cited(group.key)
    latest = context.day(members[0]) if members else None
    facts = (
        source.country.upper() if len(source.country) == 2 else source.country,
        context.words.say(f"shown-{source.rights.value}") if source.rights else "",
        context.words.day(latest, "short-year") if latest else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _letter_lists(
    context: Context, groups: Mapping[str, Group]
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    letters: dict[str, list[Link]] = {}
    for group in groups.values():
        # A language's address is its tag, which begins otherwise than its name.
        named = group.kind is GroupKind.LANGUAGE
        slug = slugify(group.title) if named else group.address.split("/")[-2]
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
