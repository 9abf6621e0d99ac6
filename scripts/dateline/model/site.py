"""What goes out: groups of articles, and the outputs planned from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .sealed import sealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .article import Record


class GroupKind(StrEnum):
    """By what articles are grouped; also the kind of the group's page.

    Seven have no page: `LISTED` is every article that lists show, `CITED` the own briefs that rest
    on a source, `ORIGIN` what counts for a source: those briefs, and its articles that are none,
    `TRAIT` what statistics count (a language, a flag, a policy), `REVISED` the articles that were
    changed in a month after they were published, `TRANSLATION` the articles that are one text in
    several languages, `WITHHELD` those that are withheld. `LANGUAGE` holds what is in another
    language than the site's.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    TOPIC = "topic"
    TAG = "tag"
    SOURCE = "source"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    LANGUAGE = "language"
    STORY = "story"
    UNDATED = "undated"
    LISTED = "listed"
    CITED = "cited"
    ORIGIN = "origin"
    TRAIT = "trait"
    REVISED = "revised"
    TRANSLATION = "translation"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that share something, newest first, undated last.

    `key` identifies the group among its kind (2026-11-23, 2026-w47, medtop:…, a slug, s3f9a1c2e);
    `address` is its page, relative to the site's root, with a trailing slash; `note` is editors'
    Markdown about it.
    """

    kind: GroupKind
    key: str
    title: str
    address: str
    members: Sequence[Record]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story(Group):
    """A group that lives on: one running affair told by several reports.

    `status` is what editors say, open or closed; where it is empty its silence decides.
    """

    status: str = ""
    pin: bool = False
    parent: str = ""
    merged: tuple[str, ...] = ()


@sealed(frozen=True, slots=True)
class Output:
    """One file of the site, planned but not rendered.

    `path` is relative to the site's directory. `kind` names the page kind (article, day, …) or
    the file kind (redirect, data). `template` is the template that renders it. `inputs` is a
    frozen value that holds everything the bytes depend on and never the catalog; `key` is the
    hash of it all: an unchanged key means unchanged bytes.
    """

    path: str
    kind: str
    template: str
    inputs: object
    key: str
