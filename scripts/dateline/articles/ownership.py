"""Who owns a field: the machine while its value is the one the machine wrote, else people."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from dateline.model import Head, Owned, When, short_digest

from .moments import when_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Article

_FIELDS = frozenset(field.name for field in fields(Head))


def field_digest(article: Article, field: str) -> str:
    """The short hash of a field's value; "body" and the keys of `extra` are fields too, and `when`
    is all its keys."""
    value = value_of(article, field)
    if isinstance(value, When):
        value = when_keys(value)
    return short_digest(["auto", field, value])


def value_of(article: Article, field: str) -> object:
    """The value of a field, "body" and the keys of `extra` among them; None for one not there."""
    if field == "body":
        return article.body
    if field in _FIELDS:
        return getattr(article.head, field)
    return dict(article.head.extra).get(field)


def owned(article: Article, field: str) -> bool:
    """Whether the machine wrote the field's value as it stands."""
    return any(
        item.field == field and item.digest == field_digest(article, field)
        for item in article.head.auto
    )


@lru_cache(maxsize=4096)
def mark(field: str, digest: str) -> Owned:
    """A mark of ownership. Most articles share theirs of language, source, extractor and the like:
    a third of the memory of a head in an archive that machines wrote."""
    return Owned(intern(field), digest)


def stamp_auto(article: Article, written: Iterable[str]) -> Article:
    """The article with the fields in `written` recorded as the machine's, others as they were."""
    marks = {item.field: item.digest for item in article.head.auto}
    marks |= {field: field_digest(article, field) for field in written}
    auto = tuple(mark(field, marks[field]) for field in sorted(marks))
    return replace(article, head=replace(article.head, auto=auto))
