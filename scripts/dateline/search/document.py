"""What search knows of an article, ready to be indexed. Knows no plan and no files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Name:
    """Something an article belongs to: `key` is the last part of its page's address, `title` what
    readers see."""

    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the index holds it; `text` and `excerpt` are no more than its rights let out.

    `id` is unique in the archive. `address` is relative to the site's root. `day` is the day of
    the site's zone the article is listed under, None without a date; `moment` orders articles of a
    day and is shown (ISO, as fine as it is known). `about` says the day is not certain.
    """

    id: str
    address: str
    title: str
    text: str
    excerpt: str
    day: date | None
    moment: str = ""
    about: bool = False
    lang: str = "und"
    kind: str = "article"
    source: Name | None = None
    story: Name | None = None
    topics: tuple[Name, ...] = ()
    tags: tuple[Name, ...] = ()
    people: tuple[Name, ...] = ()
    orgs: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()

    def names(self, field: str) -> tuple[Name, ...]:
        """What the document has in a field of `FIELDS`."""
        if field == "source":
            return (self.source,) if self.source else ()
        if field == "story":
            return (self.story,) if self.story else ()
        if field in ("lang", "kind"):
            value = self.lang.partition("-")[0].lower() if field == "lang" else self.kind
            return (Name(value, value),)
        found: tuple[Name, ...] = getattr(self, _ATTRIBUTES[field])
        return found


_ATTRIBUTES = {
    "topic": "topics", "tag": "tags", "person": "people", "org": "orgs", "place": "places",
}  # fmt: skip
FIELDS = ("source", "topic", "tag", "person", "org", "place", "lang", "kind", "story")
"""Fields a query can name, each a term of the index: `source:bbc-news`."""
