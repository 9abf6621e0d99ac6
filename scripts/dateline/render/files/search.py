"""The OpenSearch description, and the texts of the scripts of search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.text.xml import attribute, content

if TYPE_CHECKING:
    from dateline.plan.families.crawlers import OpenSearch
    from dateline.plan.search_words import SearchWords

    from .desk import Desk

LONGEST_NAME, LONGEST_DESCRIPTION = 16, 1024


def open_search(view: OpenSearch, desk: Desk) -> bytes:
    """opensearch.xml (OpenSearch 1.1, draft 6), which gives a short name sixteen characters."""
    name = desk.settings.site_name
    description = f"Search {name}"[:LONGEST_DESCRIPTION]
    page = attribute(f"{desk.base}{view.page}?query=")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{content(name[:LONGEST_NAME])}</ShortName>\n"
        f"<Description>{content(description)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{page}{{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


def words(view: SearchWords, desk: Desk) -> bytes:
    """JSON: the language, what stands between thousands, and for each English text the site's by
    plural category."""
    texts = {text: dict(forms) for text, forms in view.texts}
    said = {"language": view.language, "group": view.group, "texts": texts}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
