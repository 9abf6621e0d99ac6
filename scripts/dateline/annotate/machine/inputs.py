"""What a machine may read of a subject: numbered sentences, as far as rights let them out. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from dateline.annotate.summary import sentences
from dateline.catalog import Sources, may_show_body, permitted_excerpt, permitted_rights
from dateline.group.stories import StoryPlaces
from dateline.model import Rights
from dateline.text.markdown import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.catalog import Catalog
    from dateline.model import Record
    from dateline.settings import Settings

ARTICLES = 30
"""Articles of a story or day that are given, the newest."""
OF_ONE = 12
"""Sentences of one article that are given."""
LONGEST = 500
_ARTICLE = re.compile(r"[0-9a-f]{8}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Input:
    """What is known of a subject: sentences by "article:number", the headline being number 0."""

    subject: str
    sentences: Mapping[str, str]


def articles_of(subject: str, catalog: Catalog, settings: Settings) -> Sequence[Record]:
    """The articles of a subject, newest first: an article's id, a story's, or a day. None where
    there is no such subject."""
    if _ARTICLE.fullmatch(subject):
        found = catalog.by_id.get(subject)
        return (found,) if found else ()
    if _DAY.fullmatch(subject):
        zone = settings.zone
        return [r for r in catalog.records if r.head.when and str(r.head.when.day(zone)) == subject]
    places = StoryPlaces(catalog.registries.stories)
    return [record for record in catalog.records if places.of(record.head) == subject]


def input_of(
    subject: str,
    records: Iterable[Record],
    catalog: Catalog,
    settings: Settings,
    body: Callable[[str], str],
) -> Input:
    """What may be read of a subject's articles; `body` gives the text of an article file.

    A withheld article gives nothing, one of which only the link may be shown its headline.
    """
    sources = Sources(catalog.registries)
    found: dict[str, str] = {}
    for record in list(records)[:ARTICLES]:
        source = sources.of(record.head)
        rights = permitted_rights(record.head, source, settings)
        if rights is Rights.WITHHELD:
            continue
        if may_show_body(rights):
            text = to_plain(body(record.path))
        else:
            text = permitted_excerpt(record.head, record.lead, source, settings)
        for number, sentence in enumerate(chain([record.head.title], sentences(text)[:OF_ONE])):
            found[f"{record.head.id}:{number}"] = " ".join(sentence.split())[:LONGEST]
    return Input(subject, found)
