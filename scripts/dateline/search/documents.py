"""Articles as search sees them, from their planned pages; and the hand-written pages."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.model import Precision, digest
from dateline.text.markdown import to_plain

from .document import Document, Name
from .segments import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import tzinfo

    from dateline.plan.views import ArticlePage, Link

_TAG = re.compile(r"<[^>]*>")
_FINE = (Precision.SECOND, Precision.MINUTE, Precision.HOUR)


def reference(view: ArticlePage) -> Ref:
    """What decides where the article is kept, and what its part of the index depends on: its page
    and its file, without reading either."""
    seen = [
        view.sha256,
        view.frame.address,
        view.title,
        view.excerpt,
        view.rights.value,
        view.about,
        view.lang,
        view.kind,
        [[link.title, link.address] for link in (view.source, view.story) if link],
        *([[link.title, link.address] for link in links] for links in _lists(view)),
    ]
    moment = view.when.latest.isoformat() if view.when and view.when.latest else ""
    return Ref.of(view.day, moment, view.id, digest(seen))


def document(view: ArticlePage, read_body: Callable[[str], str], zone: tzinfo) -> Document:
    """An article with no more text than its rights let out."""
    topics, tags, people, orgs, places = (
        tuple(_name(link) for link in links) for links in _lists(view)
    )
    return Document(
        id=view.id,
        address=view.frame.address,
        title=view.title,
        text=_text(view, read_body),
        excerpt=view.excerpt,
        day=view.day,
        moment=_moment(view, zone),
        about=view.about,
        lang=view.lang,
        kind=view.kind,
        source=_name(view.source) if view.source else None,
        story=_story(view.story) if view.story else None,
        topics=topics,
        tags=tags,
        people=people,
        orgs=orgs,
        places=places,
    )


def _lists(view: ArticlePage) -> tuple[tuple[Link, ...], ...]:
    return (view.topics, view.tags, view.people, view.orgs, view.places)


def _text(view: ArticlePage, read_body: Callable[[str], str]) -> str:
    if not may_show_body(view.rights):
        return view.excerpt
    body = to_plain(read_body(view.file))
    return body if body.startswith(view.excerpt.rstrip(" …")) else f"{view.excerpt} {body}"


def _moment(view: ArticlePage, zone: tzinfo) -> str:
    """The time of day as the site's zone has it, where it is known."""
    if view.when is None or view.when.latest is None or view.when.precision not in _FINE:
        return ""
    return view.when.latest.astimezone(zone).isoformat()[:16]


def _name(link: Link) -> Name:
    return Name(link.address.rstrip("/").rpartition("/")[2], link.title)


def _story(link: Link) -> Name:
    """A story's key is its id, the end of its address: the words before it may change."""
    return Name(_name(link).key.rpartition("-")[2], link.title)


def hand_written(index: str, lang: str, articles: Iterable[str]) -> Iterator[Document]:
    """The pages of MkDocs's own search index (JSON), whole; not those at the addresses of
    `articles`."""
    known = set(articles)
    pages: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for entry in json.loads(index)["docs"]:
        address = entry["location"].partition("#")[0]
        if address not in known:
            titles.setdefault(address, _plain(entry["title"]))
            pages.setdefault(address, []).append(f"{entry['title']} {entry['text']}")
    for address, texts in pages.items():
        text = _plain(" ".join(texts))
        yield Document(
            id=f"page:{address}",
            address=address,
            title=titles[address],
            text=text,
            excerpt=text[:200].rpartition(" ")[0],
            day=None,
            lang=lang,
            kind="page",
        )


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())
