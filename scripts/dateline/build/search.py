"""Material's search index with the archive's articles in it. Pure.

MkDocs writes the index of the hand-written pages; articles are added from the plan, so that both
ways of building give the same bytes and generated pages are not indexed twice.
"""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body
from dateline.plan.views import ArticlePage
from dateline.text.markdown import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def entry(address: str, title: str, text: str, tags: Iterable[str]) -> dict[str, object]:
    """One article as Material's index holds it: texts escaped, for it inserts them as HTML."""
    return {
        "location": address,
        "title": html.escape(title, quote=False),
        "text": html.escape(text, quote=False),
        "tags": [html.escape(tag, quote=False) for tag in tags],
    }


def article_entry(view: object, read: Callable[[str], str]) -> dict[str, object] | None:
    """The entry of an article's page, with no more text than its rights let out.

    None for a withheld article. `read` gives the body of an article file.
    """
    if not isinstance(view, ArticlePage):
        raise TypeError(f"not an article's page: {type(view).__name__}")
    if view.frame.noindex:
        return None
    text = to_plain(read(view.file)) if may_show_body(view.rights) else view.excerpt
    return entry(view.frame.address, view.title, text, [tag.title for tag in view.tags])


def merge(index: str, entries: Iterable[dict[str, object]]) -> str:
    """Add `entries` behind the pages of MkDocs's own `index` (JSON); same style of JSON."""
    data = json.loads(index)
    data["docs"] = [*data["docs"], *entries]
    return json.dumps(data, separators=(",", ":"))
