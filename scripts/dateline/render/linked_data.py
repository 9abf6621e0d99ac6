"""What a page is, as JSON-LD in the terms of schema.org. Pure.

The page of a text that others published is a `WebPage` about that text: its `mainEntity` names the
publisher's address, the publisher and the author, and the archive is nowhere said to have written
it. An own brief is a `NewsArticle` of the archive with the pages it rests on as citations. Times
are told no finer than they are known. Lists name their first items only: the page itself is there
to be read, and each article stands in a dozen lists.

Nothing is told twice: what stands in `<title>`, the description or Open Graph is not repeated, for
programs look there too, and a thing that has its own data elsewhere is named by its `@id` alone.
"""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dateline.plan.search import ADDRESS
from dateline.plan.views import (
    ArchivePage,
    ArticlePage,
    CollectionPage,
    DayPage,
    FrontPage,
    IndexPage,
    PeriodPage,
    StoryIndexPage,
    StoryPage,
)
from dateline.text.urls import host, is_web

from .words import when_iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.plan.views import Frame, Item
    from dateline.settings import Settings

CONTEXT = "https://schema.org"
MOST = 3

Data = dict[str, Any]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def linked_data(view: Any, settings: Settings) -> str:
    """The page's JSON-LD, fit to stand in a <script>; empty for a page that is none to find."""
    if view.frame.noindex:
        return ""
    make = KINDS.get(type(view), _plain)
    found = {"@context": CONTEXT} | _filled(make(view, settings))
    # Nothing in it can end the element it stands in.
    return _ENCODER.encode(found).replace("<", "\\u003c")


def _front(view: FrontPage, settings: Settings) -> Data:
    """The site itself, and how to search it."""
    return {
        "@type": "WebSite",
        "@id": _site(settings),
        "url": _site(settings),
        "name": settings.site_name,
        "inLanguage": settings.language,
        "publisher": {"@type": "Organization", "name": settings.site_name, "url": _site(settings)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{_site(settings)}{_query(settings)}{{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def _article(view: ArticlePage, settings: Settings) -> Data:
    return _own(view, settings) if view.own else _of_others(view, settings)


def _own(view: ArticlePage, settings: Settings) -> Data:
    """A text of the archive."""
    publisher = {"@type": "Organization", "name": settings.site_name, "url": _site(settings)}
    desk = {"@type": "Organization", "name": view.source.title} if view.source else publisher
    return {
        "@type": "NewsArticle",
        "mainEntityOfPage": _address(view.frame, settings),
        "author": _person(view.author) or desk,
        "publisher": publisher,
        "license": _licence(view.license),
        "citation": [
            _filled({
                "@type": "CreativeWork",
                "url": cited.url if is_web(cited.url) else "",
                "publisher": {"@type": "Organization", "name": cited.publisher},
                "datePublished": cited.published.isoformat() if cited.published else "",
            })
            for cited in view.coverage
        ],
        "isPartOf": _story(view, settings),
        "breadcrumb": _breadcrumb(view.frame, settings),
    } | _text(view, settings)  # fmt: skip


def _of_others(view: ArticlePage, settings: Settings) -> Data:
    """A page about a text that others published."""
    publisher = view.source.title if view.source else host(view.source_url)
    url = view.source_url if is_web(view.source_url) else ""
    return {
        "@type": "WebPage",
        "url": _address(view.frame, settings),
        "isPartOf": _story(view, settings) or {"@id": _site(settings)},
        "breadcrumb": _breadcrumb(view.frame, settings),
        "mainEntity": _filled({
            "@type": "NewsArticle",
            "url": url,
            "author": _person(view.author),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else {},
        } | _text(view, settings)),
    }  # fmt: skip


def _text(view: ArticlePage, settings: Settings) -> Data:
    """What is said of a text whoever wrote it."""
    return {
        "headline": view.title,
        "articleSection": view.topics[0].title if view.topics else "",
        "datePublished": when_iso(view.when, settings.zone) if view.when else "",
        "dateModified": view.modified.isoformat() if view.modified else "",
        "inLanguage": view.lang if view.lang != "und" else "",
    }


def _list(items: Callable[[Any], Iterable[str]]) -> Callable[[Any, Settings], Data]:
    """A maker for pages that are lists; `items` gives the addresses of what they list."""

    def make(view: Any, settings: Settings) -> Data:
        frame: Frame = view.frame
        found = islice(dict.fromkeys(items(view)), MOST)
        rows = [
            {"@type": "ListItem", "position": number, "url": f"{_site(settings)}{address}"}
            for number, address in enumerate(found, 1)
        ]
        count = {"numberOfItems": frame.count} if frame.count else {}
        return {
            "@type": "CollectionPage",
            "url": _address(frame, settings),
            "name": frame.title,
            "isPartOf": {"@id": _site(settings)},
            "breadcrumb": _breadcrumb(frame, settings),
            "mainEntity": {"@type": "ItemList", **count, "itemListElement": rows} if rows else {},
        }

    return make


def _story_page(view: StoryPage, settings: Settings) -> Data:
    """A story's reports, and the event they are about: open, as long as the story is."""
    first = view.first.isoformat() if view.first else ""
    latest = view.latest.isoformat() if view.latest else ""
    event = {
        "@type": "Event",
        "name": view.frame.title,
        "startDate": first,
        "endDate": latest if view.status == "closed" else "",
        "location": [{"@type": "Place", "name": place.title} for place in view.places[:3]],
    }
    return _list(_told)(view, settings) | {"about": _filled(event)}


def _told(view: StoryPage) -> Iterable[str]:
    days = ((day.lead, *day.others) for day in view.timeline)
    return (telling.item.address for telling in chain.from_iterable(days))


def _of_day(view: DayPage) -> Iterable[str]:
    sections = (*view.stories, *view.topics)
    return _addresses(chain.from_iterable(section.items for section in sections))


def _of_collection(view: CollectionPage) -> Iterable[str]:
    """A slice of a list names none: its articles stand in the months they are of."""
    if view.slice_of is not None:
        return ()
    return _addresses(chain.from_iterable(section.items for section in view.sections))


def _addresses(items: Iterable[Item]) -> Iterable[str]:
    return (item.address for item in items)


def _none(view: Any) -> Iterable[str]:
    return ()


def _plain(view: Any, settings: Settings) -> Data:
    """A page of words and figures, such as the statistics."""
    return _list(_none)(view, settings) | {"@type": "WebPage"}


KINDS: dict[type, Callable[[Any, Settings], Data]] = {
    FrontPage: _front,
    ArticlePage: _article,
    DayPage: _list(_of_day),
    PeriodPage: _list(_none),
    ArchivePage: _list(lambda view: (year.address for year, _ in view.years)),
    CollectionPage: _list(_of_collection),
    IndexPage: _list(_none),
    StoryIndexPage: _list(lambda view: (card.story.address for card in (*view.open, *view.closed))),
    StoryPage: _story_page,
}


def _site(settings: Settings) -> str:
    return settings.site_url


def _query(settings: Settings) -> str:
    """What stands before the words of a search: the archive's own page, or Material's box."""
    return f"{ADDRESS}?query=" if settings.search.has_page else "?q="


def _address(frame: Frame, settings: Settings) -> str:
    return f"{settings.site_url}{frame.address}"


def _person(name: str) -> Data:
    return {"@type": "Person", "name": name} if name else {}


def _licence(licence: str) -> str:
    known = licence not in ("", "own", "unknown") and not licence.startswith("permission:")
    return f"https://spdx.org/licenses/{licence}" if known else ""


def _story(view: ArticlePage, settings: Settings) -> Data:
    return {"@id": f"{settings.site_url}{view.story.address}"} if view.story else {}


def _breadcrumb(frame: Frame, settings: Settings) -> Data:
    """The way down to the page, whose own name it has already."""
    rows = [
        {"@type": "ListItem", "position": number, "name": crumb.title,
         "item": f"{settings.site_url}{crumb.address}"}
        for number, crumb in enumerate(frame.crumbs, 1)
    ]  # fmt: skip
    return {"@type": "BreadcrumbList", "itemListElement": rows} if rows else {}


def _filled(found: Data) -> Data:
    """Without what is not known."""
    return {name: value for name, value in found.items() if value}
