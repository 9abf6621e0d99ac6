"""Article pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.group import related
from dateline.model import GroupKind, Rights
from dateline.text.audio import parse_audio
from dateline.text.coverage import parse_coverage
from dateline.text.urls import host

from . import words
from .context import Context, output
from .in_story import place_in_story
from .machine import machine_notes
from .views import ArticlePage, Coverage, Frame, Link

if TYPE_CHECKING:
    from datetime import date

    from dateline.model import Output, Record


def article_output(context: Context, record: Record) -> Output:
    """The article's page, a stub for a withheld one."""
    withheld = context.rights(record) is Rights.WITHHELD
    view = _withheld(context, record) if withheld else _page(context, record)
    return output(view.frame.address, "article", "article.html.j2", view)


def _page(context: Context, record: Record) -> ArticlePage:
    head, groups, settings = record.head, context.groups, context.settings
    item = context.item(record)
    source = groups.source_of(head)
    rights = context.rights(record)
    place = place_in_story(context, record)
    return ArticlePage(
        frame=_frame(context, record),
        id=head.id,
        file=record.path,
        sha256=record.sha256,
        title=head.title,
        when=head.when,
        day=item.day,
        about=item.about,
        modified=head.modified,
        correction=head.correction,
        captured=head.captured,
        lang=head.lang,
        language=next(iter(context.links_to(record, GroupKind.LANGUAGE)), None),
        translations=_translations(context, record),
        kind=head.kind.value,
        author=head.author,
        source=item.source,
        source_url=head.source_url,
        description=head.description if rights is not Rights.LINK else "",
        excerpt=item.excerpt,
        rights=rights,
        license=head.license or (source.license if source else ""),
        own=not head.source_url and rights is Rights.FULL,
        words=record.words,
        image=head.image,
        audio=sound.url if (sound := parse_audio(head.audio)) else "",
        flags=head.flags,
        extractor=head.extractor,
        tags=context.links_to(record, GroupKind.TAG),
        topics=context.links_of(groups.topics, head.topics),
        people=context.links_to(record, GroupKind.PERSON),
        orgs=context.links_to(record, GroupKind.ORGANISATION),
        places=context.links_to(record, GroupKind.PLACE),
        coverage=tuple(_coverage(context, entry, head.lang) for entry in head.coverage),
        story=item.story,
        position=place.position,
        machine=machine_notes(context, head.id, (record,)),
        also=place.also,
        in_story=place.around,
        related=tuple(
            (context.item(other), words.shared_reason(context.words, shared))
            for other, shared in related(record, groups, settings.related)
        ),
    )


def _translations(context: Context, record: Record) -> tuple[tuple[str, Link], ...]:
    """The same text in other languages, the newest of each, by their tags."""
    key = record.head.translationKey
    group = context.groups.of(GroupKind.TRANSLATION).get(key) if key else None
    found: dict[str, Link] = {}
    for other in group.members if group else ():
        if other.head.lang != record.head.lang:
            found.setdefault(other.head.lang, Link(other.head.title, context.address(other)))
    return tuple(sorted(found.items(), key=lambda each: each[0]))


def _frame(context: Context, record: Record) -> Frame:
    item = context.item(record)
    listed = context.groups.listed
    everything = context.groups.of(GroupKind.LISTED).get("")
    number = context.groups.place(everything, record) if everything else 0
    earlier = listed[number + 1] if number + 1 < len(listed) else None
    later = listed[number - 1] if number else None
    return Frame(
        address=item.address,
        title=item.title,
        description=item.excerpt or item.title,
        crumbs=(context.front, _list_of(context, item.day)),
        previous=_neighbour(context, earlier, dated=item.day is not None),
        next=_neighbour(context, later, dated=item.day is not None),
    )


def _list_of(context: Context, day: date | None) -> Link:
    """The page of a day, or that of all articles without one."""
    if day is None:
        return Link(context.words.say("undated-title"), "undated/")
    key = day.isoformat()
    address = context.groups.days[key].address
    return context.kept("day", key, lambda: Link(context.words.day(day), address))


def _neighbour(context: Context, record: Record | None, *, dated: bool) -> Link | None:
    """The next article in time; dated and undated ones are apart."""
    item = context.item(record) if record is not None else None
    return Link(item.title, item.address) if item and (item.day is not None) == dated else None


def _coverage(context: Context, entry: str, lang: str) -> Coverage:
    url, publisher, day = parse_coverage(entry)
    return Coverage(url, publisher or host(url) or url, day, context.coverage_source(entry, lang))


def _withheld(context: Context, record: Record) -> ArticlePage:
    """The stub of a withheld article: its address and nothing else."""
    head, title = record.head, context.words.say("withheld-title")
    return ArticlePage(
        frame=Frame(
            address=context.address(record),
            title=title,
            description=title,
            crumbs=(context.front,),
            noindex=True,
        ),
        id=head.id,
        file=record.path,
        sha256="",
        title=title,
        when=head.when,
        day=head.when.day(context.settings.zone) if head.when else None,
        about=False,
        modified=None,
        correction="",
        captured=None,
        lang=context.settings.language,
        language=None,
        translations=(),
        kind="article",
        author="",
        source=None,
        source_url="",
        description="",
        excerpt="",
        rights=Rights.WITHHELD,
        license="",
        own=False,
        words=0,
        image="",
        audio="",
        flags=(),
        extractor="",
        tags=(),
        topics=(),
        people=(),
        orgs=(),
        places=(),
        coverage=(),
        story=None,
        position=None,
        machine=(),
        also=(),
        in_story=(),
        related=(),
    )
