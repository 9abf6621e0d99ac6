"""Suggestions about articles: topics, tags, names, key points, stories.

`annotate` is pure: articles and what is known of the archive in, suggestions with their reasons
out. `applied` writes them into an article where the machine may write. Knows neither templates nor
pages; only `run` reads files.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dateline.model import Article, Record

from .archive import Archive, read_text
from .libraries import LINKING, is_installed, usable_models
from .model_names import ModelNames
from .names import NameBook, suggest_names
from .suggestion import FIELDS, Suggestion, accepted, applied, is_open
from .summary import suggest_summary
from .tags import learn_tags, suggest_tags
from .topics import learn_topics, suggest_topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .archive import Text
    from .tags import Tags
    from .topics import Topics

__all__ = ["FIELDS", "Archive", "Suggestion", "accepted", "annotate", "applied"]


def annotate(articles: Iterable[Article], archive: Archive) -> tuple[Suggestion, ...]:
    """What the machine would write into the articles, and into older ones that join their stories.

    The same articles and archive give the same suggestions; those of fields that belong to people
    are left out. Of each article no more than its beginning is held once the next one is asked for.
    Where NumPy is not installed no stories are suggested.
    """
    reader = _Reader(archive)
    known = {record.head.id: record.head for record in archive.records}
    records, found = [], []
    for article in articles:
        text = read_text(article)
        made = [each for each in reader.suggestions(text) if is_open(article, each.field)]
        found += made
        head = known.get(article.head.id)
        one = Article(head if head == article.head else article.head, "")  # rather one than two
        records.append(Record("", "", applied(one, made).head, text.lead))
    if not is_installed(LINKING):
        return tuple(found)
    from .stories import suggest_stories

    return (*found, *suggest_stories(records, archive))


class _Reader:
    """The annotators that look at one article after another; each learns from the archive once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def _topics(self) -> Topics:
        return learn_topics(self._archive)

    @cached_property
    def _tags(self) -> Tags:
        return learn_tags(self._archive)

    @cached_property
    def _names(self) -> NameBook:
        return NameBook(self._archive.registries)

    @cached_property
    def _models(self) -> ModelNames:
        return ModelNames(usable_models(self._archive.settings))

    def suggestions(self, text: Text) -> Iterator[Suggestion]:
        """What they say about one article, where a field is open at all."""
        open_fields = {field for field in FIELDS if is_open(text.article, field)}
        if "topics" in open_fields:
            yield from suggest_topics(text, self._topics)
        if "tags" in open_fields:
            yield from suggest_tags(text, self._tags)
        if open_fields & {"people", "orgs", "places"}:
            yield from suggest_names(text, self._names, self._models)
        if "summary" in open_fields:
            yield from suggest_summary(text, self._archive)
