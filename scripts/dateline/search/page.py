"""How a site's pages lead to the search index: Material's box is kept, its worker is not. Pure.

Every page names the worker in `__config`; the index that Material fetches with each page is left
empty. `OpenSearch` lets browsers offer the archive among their search engines.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dateline.plan.views import Frame, Link

if TYPE_CHECKING:
    from dateline.settings import Settings

ADDRESS = "search/"
WORKER = "assets/javascripts/search/worker.js"
DESCRIPTION = "search/opensearch.xml"
_NAMED = re.compile(r'"search": ?"((?:\.\./)*|\.?/?)assets/javascripts/workers/search\.[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """The view of the page of all results. `external` is the address of an engine, chosen by the
    owner, for readers without JavaScript; empty for none."""

    frame: Frame
    external: str = ""


def search_page(external: str = "") -> SearchPage:
    """The view for search.html.j2."""
    frame = Frame(
        address=ADDRESS,
        title="Search",
        description="Search the archive by words, dates, sources and topics.",
        crumbs=(Link("Front page", ""),),
        noindex=True,
    )
    return SearchPage(frame=frame, external=external)


def plugged(page: str) -> str:
    """The HTML of a page with the archive's own search worker for Material's."""
    return _NAMED.sub(lambda found: f'"search": "{found[1]}{WORKER}"', page, count=1)


def emptied(index: str) -> str:
    """Material's search index (JSON) without pages; its settings stay, for marking words."""
    data = json.loads(index)
    return json.dumps(data | {"docs": []}, separators=(",", ":"))


def open_search(settings: Settings) -> str:
    """The OpenSearch description; empty without `site_url`, which it needs."""
    if not settings.site_url:
        return ""
    name, site = escape(settings.site_name), escape(settings.site_url)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{name[:16]}</ShortName>\n"
        f"<Description>Search {name}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{site}{ADDRESS}?query={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )
