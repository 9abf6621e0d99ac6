"""Suggestions, and the rule of ownership that they are written by.

A suggestion fills a field that is empty and that nobody decided about, or improves one that still
holds what the machine wrote. Anything else belongs to people: also a field that they emptied.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.articles import owned, stamp_auto

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Article

FIELDS = ("topics", "tags", "people", "orgs", "places", "summary", "story")
"""What annotators may write, in the order in which an article is annotated."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value for one field of the article with this id.

    `confidence` is from 0 to 1; `evidence` are short reasons for people. An empty value says that
    the question was asked and nothing found, so that it is not asked again.
    """

    id: str
    field: str
    value: str | tuple[str, ...]
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()


def times(count: int) -> str:
    """How often, as people say it."""
    return "once" if count == 1 else f"{count} times"


def is_open(article: Article, field: str) -> bool:
    """Whether the machine may write the field."""
    marked = any(item.field == field for item in article.head.auto)
    return owned(article, field) if marked else not getattr(article.head, field)


def is_asked(article: Article, field: str) -> bool:
    """Whether somebody, person or machine, decided about the field already."""
    return bool(getattr(article.head, field)) or any(a.field == field for a in article.head.auto)


def accepted(article: Article, suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Those of an article's suggestions that change a field which the machine may write."""
    return tuple(
        each
        for each in suggestions
        if is_open(article, each.field)
        and (getattr(article.head, each.field) != each.value or not is_asked(article, each.field))
    )


def applied(article: Article, suggestions: Iterable[Suggestion]) -> Article:
    """The article with the suggestions that are accepted, each recorded as the machine's."""
    taken = accepted(article, suggestions)
    values = {each.field: each.value for each in taken}
    head = replace(article.head, **values)  # type: ignore[arg-type]
    return stamp_auto(replace(article, head=head), values) if values else article
