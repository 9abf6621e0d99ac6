"""Pages of Daily8 saved as text: an article with related ones, or the listing of a hashtag.

The grammar rests on 94 observed pages in three languages and two text styles: `labels` holds the
site's own words, `noise` what is dropped, `page` finds the parts of a page, `main_item` and
`anchored` read them. Blank lines carry no structure in these dumps and are never relied on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.formats.encoding import decode
from dateline.formats.lines import split
from dateline.formats.shape import Shape, shape
from dateline.model import Draft, Evidence

from .anchored import anchored_items
from .main_item import main_item
from .page import Page, recognise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture

_DETECT_BYTES = 512 * 1024  # no page seen was larger than 60 kB


class Daily8:
    """The format of Daily8's pages."""

    name = "daily8"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim a page by the site's own labels, its top, or the address it was saved from."""
        if shape(capture.data) is not Shape.TEXT:
            return None
        decoded = decode(capture.data[:_DETECT_BYTES])
        page = recognise(split(decoded.text), capture.url)
        if page is None:
            return None
        return Evidence(f"{self.name}/{self.version}", page.language, page.seen)

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The main article first, then the related or listed ones in the order of the page."""
        decoded = decode(capture.data)
        page = recognise(split(decoded.text), capture.url)
        if page is None:  # the rest of the bytes unmakes what the beginning promised
            why = decoded.note or "only its beginning looks like a page of the site"
            yield problem(capture.origin, 0, decoded.refused or "D502", why)
            return
        if decoded.note:
            yield problem(capture.origin, 0, "D514", decoded.note)
        if page.second:
            yield problem(capture.origin, page.second, "D505", "a second page begins here")
            return
        yield from _page_items(page, capture)


def _page_items(page: Page, capture: Capture) -> Iterator[Draft | Problem]:
    cut = 0
    relative = False
    for item in (*main_item(page, capture), *anchored_items(page, capture)):
        if isinstance(item, Draft):
            cut = max(cut, item.lines[1] if item.truncated else 0)
            relative |= item.published is not None and not item.published.known
        yield item
    if cut:
        yield problem(capture.origin, cut, "D506", "the capture ends inside an item")
    if relative and capture.captured_at is None:
        yield problem(capture.origin, 0, "D507", "relative times stay unresolved")
