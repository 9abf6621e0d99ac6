"""Feeds: RSS 0.9 to 2.0, RDF, Atom (`syndicated`) and JSON Feed (`json_feed`).

Every item is a listed one. The publisher is the source that an item names, else the feed itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.formats.shape import Shape, shape
from dateline.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft


class Feed:
    """RSS, RDF and Atom."""

    name = "feed"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim XML whose root is that of a feed."""
        if shape(capture.data) is not Shape.FEED:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the root of a feed",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The feed's items in its order."""
        from .syndicated import items

        yield from items(capture)


class JsonFeed:
    """JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

    name = "json-feed"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim JSON that states the version of a JSON Feed."""
        if shape(capture.data) is not Shape.JSON_FEED:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the version of a JSON Feed",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The feed's items in its order."""
        from .json_feed import items

        yield from items(capture)
