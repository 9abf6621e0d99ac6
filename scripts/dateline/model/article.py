"""The article file as values: front matter, body, ownership, and the catalog's view of it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .sealed import sealed
from .stored import stored

if TYPE_CHECKING:
    from datetime import datetime

    from .when import When


class Kind(StrEnum):
    """What sort of piece an article is."""

    ARTICLE = "article"
    BRIEF = "brief"
    VIDEO = "video"
    PODCAST = "podcast"
    NEWSLETTER = "newsletter"
    RELEASE = "release"
    LIVE = "live"


class Rights(StrEnum):
    """How much of a text may leave the repository, from least to most but `withheld`."""

    LINK = "link"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    FULL = "full"
    WITHHELD = "withheld"


@sealed(frozen=True, slots=True)
class Owned:
    """A field the machine wrote, with the short digest of the value it wrote."""

    field: str
    digest: str


@stored
@sealed(frozen=True, slots=True, kw_only=True)
class Head:
    """The front matter: all that grouping may see. Field order is the order of the file.
    `translationKey`, written as Hugo reads it, is shared by the articles that are one text in
    several languages; `correction` says what was wrong before `modified`.

    Texts are empty where absent; `when` is None where no time is known; `rights` is None where
    the source's policy decides. `extra` keeps unknown keys, in file order, as YAML gave them.
    """

    title: str
    when: When | None = None
    modified: datetime | None = None
    correction: str = ""
    slug: str = ""
    description: str = ""
    summary: str = ""
    category: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str = ""
    image: str = ""
    audio: str = ""
    draft: bool = False
    pin: bool = False
    id: str = ""
    lang: str = "und"
    translationKey: str = ""
    kind: Kind = Kind.ARTICLE
    source: str = ""
    source_id: str = ""
    source_url: str = ""
    captured: datetime | None = None
    extractor: str = ""
    sha256: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    story: str = ""
    coverage: tuple[str, ...] = ()
    rights: Rights | None = None
    license: str = ""
    flags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    auto: tuple[Owned, ...] = ()
    extra: tuple[tuple[str, Any], ...] = field(default=())


@sealed(frozen=True, slots=True)
class Article:
    """A whole article file: front matter and a CommonMark body without leading or final blanks."""

    head: Head
    body: str


@stored
@sealed(frozen=True, slots=True)
class Record:
    """An article as the catalog keeps it: no body, only what lists and checks need from it.

    `path` is relative to content/, with forward slashes. `sha256` is of the file's bytes. `lead`
    is the plain text of the body's beginning (at most 600 characters), `words` the body's length
    in words, `links` the addresses inside the site that the body links to.
    """

    path: str
    sha256: str
    head: Head
    lead: str = ""
    words: int = 0
    links: tuple[str, ...] = ()
