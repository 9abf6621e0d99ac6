"""What programs look for at fixed addresses: robots.txt, the OpenSearch description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.plan.context import Context, file
from dateline.plan.search import ADDRESS
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

ROBOTS, OPEN_SEARCH = "robots", "opensearch"
KINDS = frozenset({ROBOTS, OPEN_SEARCH})


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt says: where the sitemap is, relative to the site's root."""

    sitemap: str = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """What a browser needs to offer the archive among its search engines: the page of results,
    relative to the site's root."""

    page: str = ADDRESS


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The files of the whole site."""
    if subject.kind == FRONT:
        yield file("robots.txt", ROBOTS, Robots())
        # The description has full addresses, or none.
        if context.settings.site_url and context.settings.search.has_page:
            yield file("opensearch.xml", OPEN_SEARCH, OpenSearch())
