"""Addresses of the site's pages and places of article files, and the way from one to another.

An address is relative to the site's root, without a leading and with a trailing slash; the front
page's is empty. Addresses are for ever: a change here breaks links all over the world. Knows
nothing of what a page shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model import GroupKind

from .slugs import article_slug, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from dateline.model import Head

_INDEXES = {
    GroupKind.DAY: "archive/",
    GroupKind.WEEK: "archive/",
    GroupKind.MONTH: "archive/",
    GroupKind.YEAR: "archive/",
    GroupKind.TOPIC: "topics/",
    GroupKind.TAG: "tags/",
    GroupKind.SOURCE: "sources/",
    GroupKind.PERSON: "people/",
    GroupKind.ORGANISATION: "orgs/",
    GroupKind.PLACE: "places/",
    GroupKind.LANGUAGE: "languages/",
    GroupKind.STORY: "stories/",
    GroupKind.UNDATED: "undated/",
}
_SAFE_SLUG = re.compile(r"(?=.{1,200}\Z)[a-z0-9]+(?:-+[a-z0-9]+)*")  # a file name, too


def article_address(head: Head, zone: tzinfo) -> str:
    """The article's page: under its day in `zone`, or under undated/."""
    return f"{_directory(head, zone, 'undated/')}{_slug(head)}/"


def article_file(head: Head, zone: tzinfo) -> str:
    """The article's file, relative to content/."""
    directory = _directory(head, zone, "")
    return f"{f'articles/{directory}' if directory else 'undated/'}{_slug(head)}.md"


def day_address(day: date) -> str:
    """The page of one day."""
    return f"{day.year:04}/{day.month:02}/{day.day:02}/"


def week_address(day: date) -> str:
    """The page of the ISO week that holds `day`, under the ISO year (2025-12-29 is in 2026/w01)."""
    year, week, _ = day.isocalendar()
    return f"{year:04}/w{week:02}/"


def month_address(year: int, month: int) -> str:
    """The page of one month."""
    return f"{year:04}/{month:02}/"


def year_address(year: int) -> str:
    """The page of one year."""
    return f"{year:04}/"


def index_address(kind: GroupKind) -> str:
    """The page that lists all groups of a kind; all dates are listed under archive/."""
    return _INDEXES[kind]


def collection_address(kind: GroupKind, slug: str) -> str:
    """The page of one topic, tag, source, person, organisation, place or story.

    A slug that people wrote and that is not fit for an address is made fit.
    """
    return f"{_INDEXES[kind]}{slug if _SAFE_SLUG.fullmatch(slug) else slugify(slug)}/"


def to_root(page: str) -> str:
    """What to write before an address of the site on `page`, so that the link leads there.

    Never empty, so that no first segment can be taken for a scheme.
    """
    return "../" * page.count("/") or "./"


def nearest(html: str, mark: str, page: str) -> str:
    """`html` of `page` with the shortest way before each address of the site, in place of `mark`.

    Neighbours in the archive's tree are named most; like `to_root`, a way is never empty.
    """
    if mark not in html:
        return html
    first, *pieces = html.split(mark)
    far = to_root(page)
    ways = [*_ways(page)]
    # Most of what a page names is not below its own first directory, which one look tells.
    top = ways[-1][0] if ways else "\0"
    made = [first]
    for piece in pieces:
        if piece.startswith(top):
            at = 0
            while not piece.startswith(ways[at][0]):
                at += 1
            above, way = ways[at]
            made += (way, piece[len(above) :])
        else:
            made += (far, piece)
    return "".join(made)


def _ways(page: str) -> Iterator[tuple[str, str]]:
    """The directories that `page` is in, itself first, and the way to each."""
    way = "./"
    while page:
        yield page, way
        page = page[: page.rfind("/", 0, -1) + 1]
        way = "../" if way == "./" else f"../{way}"


def _directory(head: Head, zone: tzinfo, undated: str) -> str:
    day = head.when.day(zone) if head.when else None
    return day_address(day) if day else undated


def _slug(head: Head) -> str:
    """The head's slug where it is fit for an address, else one made from title and id."""
    if _SAFE_SLUG.fullmatch(head.slug):
        return head.slug
    return article_slug(head.title, head.id)
