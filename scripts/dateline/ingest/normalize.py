"""A draft (what a page says) to an arrival (what we mean by it). Pure.

Nothing is added that the page does not say: an item without a time stays without one, whatever is
known of the capture. What is known of the capture itself goes into the provenance fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.catalog import source_of
from dateline.model import Head
from dateline.text.normal import clean
from dateline.text.urls import canonical, is_web

from .arrival import Arrival
from .escape import as_markdown

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.model import Draft, Registries, When

_LONGEST_WORDS = 200  # characters of a publisher, category, tag or byline


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where drafts come from: the capture's place, time and hash, and what read it."""

    origin: str
    captured: datetime | None
    sha256: str
    extractor: str


def normalize(
    draft: Draft, provenance: Provenance, registries: Registries, max_body: int
) -> Arrival | None:
    """The arrival a draft makes; None where no title is left once it is cleaned.

    A body of more than `max_body` characters is cut at a word and flagged as truncated.
    """
    title = one_line(draft.title)
    if not title:
        return None
    body, cut = _body(draft, max_body)
    head = Head(
        title=title,
        when=_when(draft.published),
        category=_words(draft.category),
        tags=tuple(dict.fromkeys(tag for tag in map(_words, draft.tags) if tag)),
        author=_words(draft.author),
        lang=draft.language,
        source=_words(draft.publisher),
        source_url=canonical(draft.url) if is_web(draft.url.strip()) else "",
        captured=provenance.captured,
        extractor=provenance.extractor,
        sha256=provenance.sha256,
        flags=_flags(draft, cut),
    )
    source = source_of(head, registries)
    head = replace(head, source_id=source.id if source else "")
    return Arrival(head, body, provenance.origin, draft.lines[0])


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
    return tuple(name for name, holds in flags if holds)
