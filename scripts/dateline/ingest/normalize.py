"""A draft (what a page says) to an arrival (what we mean by it). Pure.

Nothing is added that the page does not say: an item without a time stays without one, whatever is
known of the capture. What is known of the capture itself goes into the provenance fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.model import Head, Kind, Rights
from dateline.text.audio import parse_audio
from dateline.text.detected import detected
from dateline.text.mojibake import mended
from dateline.text.normal import clean
from dateline.text.urls import canonical, host, is_web

from .arrival import Arrival
from .escape import as_markdown

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.catalog import Sources
    from dateline.model import Draft, Source, When

_LONGEST_WORDS = 200  # characters of a publisher, category, tag or byline
_LONGEST_DESCRIPTION = 1_000
_OF_MANY = frozenset({"daily8"})  # formats whose pages hold articles of many publishers
_SERVER = re.compile(r"\A(?:www|feeds?|rss|api|news)\.(?=[^.]+\.)")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where drafts come from: the capture's place, time and hash, what read it, its address, and
    the id of the source that was asked for it."""

    origin: str
    captured: datetime | None
    sha256: str
    extractor: str
    url: str = ""
    source: str = ""


def normalize(draft: Draft, provenance: Provenance, sources: Sources, max_body: int) -> Arrival:
    """The arrival a draft makes.

    A body of more than `max_body` characters is cut at a word and flagged as truncated. None is
    kept of a source of which no more than headlines may be shown.
    """
    draft = _mended(draft)
    part = draft.part
    head = Head(
        title=one_line(draft.title),
        when=_when(draft.published),
        category=_words(draft.category),
        tags=tuple(dict.fromkeys(tag for tag in map(_words, draft.tags) if tag)),
        author=_words(draft.author),
        lang=_language(draft),
        source=_words(draft.publisher),
        source_url=_address(draft.url),
        captured=part.captured_at if part else provenance.captured,
        extractor=part.format if part else provenance.extractor,
        sha256=part.sha256 if part else provenance.sha256,
        description=one_line(draft.description)[:_LONGEST_DESCRIPTION].rstrip(),
        image=draft.image.strip() if is_web(draft.image.strip()) else "",
        audio=draft.audio if parse_audio(draft.audio) else "",
        license=_words(draft.license),
        modified=draft.modified,
        kind=draft.kind or Kind.ARTICLE,
        extra=draft.extra,
    )
    source = sources.of(head)
    if (asked := sources.asked(provenance.source)) and _is_of(asked, source, head, provenance):
        source, head = asked, replace(head, source=asked.name)
    if source and not may_keep_text(source.rights):
        draft = replace(draft, body="", damage=(), truncated=False)
        head = replace(head, description="")
    body, cut = _body(draft, max_body)
    head = replace(head, source_id=source.id if source else "", flags=_flags(draft, cut))
    return Arrival(head, body, part.origin if part else provenance.origin, draft.lines[0])


def _is_of(asked: Source, named: Source | None, head: Head, provenance: Provenance) -> bool:
    """Whether an item is of the source that was asked for the capture: it lies on one host with the
    capture, or with the source's own pages, and names no other source that is known."""
    of_many = provenance.extractor.partition("/")[0] in _OF_MANY
    if of_many or (named is not None and named.registered):
        return False
    hosts = {_site(address) for address in (provenance.url, asked.url) if address}
    return _site(head.source_url or provenance.url) in hosts


def _site(url: str) -> str:
    return _SERVER.sub("", host(url))


def may_keep_text(rights: Rights | None) -> bool:
    """Whether an article under these rights is kept with its text: the files are public, too."""
    return rights not in (Rights.LINK, Rights.WITHHELD)


def _mended(draft: Draft) -> Draft:
    """The draft without mojibake in what people read."""
    return replace(
        draft,
        title=mended(draft.title),
        body=mended(draft.body),
        description=mended(draft.description),
        author=mended(draft.author),
    )


def _language(draft: Draft) -> str:
    """The declared language, else what the text itself tells."""
    if draft.language != "und":
        return draft.language
    return detected(f"{draft.title}\n{draft.body or draft.description}")


def _address(url: str) -> str:
    return canonical(url) if is_web(url.strip()) else ""


def one_line(text: str) -> str:
    """`text` cleaned, with single spaces and no line ends."""
    return " ".join(clean(text).split())


def _words(text: str) -> str:
    return one_line(text)[:_LONGEST_WORDS].rstrip()


def _body(draft: Draft, max_body: int) -> tuple[str, bool]:
    """The body as Markdown, and whether it had to be cut."""
    text = re.sub(r"[^\S\n]+", " ", clean(draft.body)) if draft.plain else clean(draft.body)
    text = as_markdown(text) if draft.plain else text.strip()
    if len(text) <= max_body:
        return text, False
    return text[:max_body].rpartition(" ")[0].rstrip("\\ \n") or text[:max_body], True


def _when(when: When | None) -> When | None:
    """The stated time, its wording cleaned."""
    return replace(when, raw=one_line(when.raw)) if when and when.raw else when


def _flags(draft: Draft, cut: bool) -> tuple[str, ...]:
    known = draft.published is not None and draft.published.known
    flags = (
        ("mangled", bool(draft.damage)),
        ("truncated", draft.truncated or cut),
        ("undated", not known),
    )
    said = (name for name, holds in flags if holds)
    return tuple(dict.fromkeys((*said, *draft.flags)))
