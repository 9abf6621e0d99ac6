"""How a site's pages lead to what searches: Material's box is kept, its worker is not. Pure.

Every page names the worker in `__config`; the index that Material fetches with each page is left
empty.
"""

from __future__ import annotations

import json
import re

WORKERS = {
    "dateline": "assets/javascripts/search/worker.js",
    "pagefind": "assets/javascripts/search/pagefind.js",
}
"""Engines that have a worker of their own."""
_NAMED = re.compile(r'"search": ?"([^"]*)assets/javascripts/workers/search\.[^"]*"')


def plugged(page: str, engine: str) -> str:
    """The HTML of a page with the search worker of an engine, if it has one, for Material's."""
    if (worker := WORKERS.get(engine)) is None:
        return page
    return _NAMED.sub(lambda found: f'"search": "{found[1]}{worker}"', page, count=1)


def emptied(index: str) -> str:
    """Material's search index (JSON) without pages; its settings stay, for marking words."""
    data = json.loads(index)
    return json.dumps(data | {"docs": []}, separators=(",", ":"))
