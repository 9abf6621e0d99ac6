"""How a site's pages lead to the search index: Material's box is kept, its worker is not. Pure.

Every page names the worker in `__config`; the index that Material fetches with each page is left
empty.
"""

from __future__ import annotations

import json
import re

WORKER = "assets/javascripts/search/worker.js"
_NAMED = re.compile(r'"search": ?"([^"]*)assets/javascripts/workers/search\.[^"]*"')


def plugged(page: str) -> str:
    """The HTML of a page with the archive's own search worker for Material's."""
    return _NAMED.sub(lambda found: f'"search": "{found[1]}{WORKER}"', page, count=1)


def emptied(index: str) -> str:
    """Material's search index (JSON) without pages; its settings stay, for marking words."""
    data = json.loads(index)
    return json.dumps(data | {"docs": []}, separators=(",", ":"))
