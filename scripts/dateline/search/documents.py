"""Articles as search sees them, from their planned pages; and the hand-written pages."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.model import Precision, digest, fingerprint
from dateline.text.markdown import to_plain

from .document import Document, Name
from .segments import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from dateline.plan.search import SearchEntry
    from dateline.plan.views import Link

_TAG = re.compile(r"<[^>]*>")
_FINE = (Precision.SECOND, Precision.MINUTE, Precision.HOUR)


def reference(entry: SearchEntry) -> Ref:
    """Where the article stands in the index, and a hash of all that its part depends on, without
    reading its file."""
    latest = entry.when.latest if entry.when else None
    moment = latest.astimezone(UTC).isoformat() if latest else ""
    return Ref.of(entry.day, moment, entry.id, fingerprint(entry))


def page_reference(page: Document) -> Ref:
    """Where a hand-written page stands."""
    return Ref.of(None, "", page.id, digest([page.address, page.title, page.text, page.lang]))


def document(entry: SearchEntry, read_body: Callable[[str], str], zone: tzinfo) -> Document:
    """An article with no more text than its rights let out."""
    topics, tags, people, orgs, places = (
        tuple(_name(link) for link in links) for links in _lists(entry)
    )
    return Document(
        id=entry.id,
        address=entry.address,
        title=entry.title,
        text=_text(entry, read_body),
        excerpt=entry.excerpt,
        day=entry.day,
        moment=_moment(entry, zone),
        about=entry.about,
        lang=entry.lang,
        kind=entry.kind,
        source=_name(entry.source) if entry.source else None,
        story=_story(entry.story) if entry.story else None,
        topics=topics,
        tags=tags,
        people=people,
        orgs=orgs,
        places=places,
    )


def _lists(entry: SearchEntry) -> tuple[tuple[Link, ...], ...]:
    return (entry.topics, entry.tags, entry.people, entry.orgs, entry.places)


def _text(entry: SearchEntry, read_body: Callable[[str], str]) -> str:
    if not may_show_body(entry.rights):
        return entry.excerpt
    body = to_plain(read_body(entry.file))
    return body if body.startswith(entry.excerpt.rstrip(" …")) else f"{entry.excerpt} {body}"


def _moment(entry: SearchEntry, zone: tzinfo) -> str:
    """The time of day as the site's zone has it, where it is known."""
    if entry.when is None or entry.when.latest is None or entry.when.precision not in _FINE:
        return ""
    return entry.when.latest.astimezone(zone).isoformat()[:16]


def _name(link: Link) -> Name:
    return Name(link.address.rstrip("/").rpartition("/")[2], link.title)


def _story(link: Link) -> Name:
    """A story's key is its id, the end of its address: the words before it may change."""
    return Name(_name(link).key.rpartition("-")[2], link.title)


def hand_written(index: str, lang: str) -> Iterator[Document]:
    """The pages of MkDocs's own search index (JSON), whole."""
    pages: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for entry in json.loads(index)["docs"]:
        address = entry["location"].partition("#")[0]
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
