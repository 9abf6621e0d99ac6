"""What search knows of each article, and the page of all results. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import GroupKind, Rights

from .context import Context, output
from .views import Frame, Link

if TYPE_CHECKING:
    from datetime import date

    from dateline.model import Output, Record, When

ADDRESS = "search/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """An article as search finds it. `file` and `sha256` are of the article's file, whose text is
    searched as far as `rights` let it out. `topics`, `tags`, `people`, `orgs`, `places` are pages
    of groups."""

    id: str
    file: str
    sha256: str
    address: str
    title: str
    excerpt: str
    rights: Rights
    when: When | None
    day: date | None
    about: bool
    lang: str
    kind: str
    source: Link | None
    story: Link | None
    topics: tuple[Link, ...]
    tags: tuple[Link, ...]
    people: tuple[Link, ...]
    orgs: tuple[Link, ...]
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The page of all results. `external` is the address of an engine, chosen by the owner, for
    readers without JavaScript; empty for none."""

    frame: Frame
    external: str


def search_entry(context: Context, record: Record) -> SearchEntry | None:
    """The article as search finds it; None for a withheld one, which no search finds."""
    rights = context.rights(record)
    if rights is Rights.WITHHELD:
        return None
    head, item = record.head, context.item(record)
    return SearchEntry(
        id=head.id,
        file=record.path,
        sha256=record.sha256,
        address=item.address,
        title=item.title,
        excerpt=item.excerpt,
        rights=rights,
        when=item.when,
        day=item.day,
        about=item.about,
        lang=item.lang,
        kind=item.kind,
        source=item.source,
        story=item.story,
        topics=context.links_of(context.groups.topics, head.topics),
        tags=context.links_to(record, GroupKind.TAG),
        people=context.links_to(record, GroupKind.PERSON),
        orgs=context.links_to(record, GroupKind.ORGANISATION),
        places=context.links_to(record, GroupKind.PLACE),
    )


def search_output(context: Context) -> Output:
    """The page of all results. It may be found; what it found for others may not, whose addresses
    all name this one as the canonical."""
    frame = Frame(
        address=ADDRESS,
        title=context.words.say("search-title"),
        description=context.words.say("search-description"),
        crumbs=(context.front,),
    )
    view = SearchPage(frame=frame, external=context.settings.search.external)
    return output(ADDRESS, "search", "search.html.j2", view)
