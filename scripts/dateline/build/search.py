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

MOST_WHOLE = 2_000
"""Articles up to which their whole texts are searched. Every page view loads the whole index, so
that a larger archive has headlines and excerpts in it only."""


def entry(address: str, title: str, text: str, tags: Iterable[str]) -> str:
    """One article as Material's index holds it, as JSON: texts escaped, for it inserts them as
    HTML."""
    return json.dumps(
        {
            "location": address,
            "title": html.escape(title, quote=False),
            "text": html.escape(text, quote=False),
            "tags": [html.escape(tag, quote=False) for tag in tags],
        },
        separators=(",", ":"),
    )


def article_entry(view: object, read: Callable[[str], str] | None) -> str | None:
    """The entry of an article's page, with no more text than its rights let out.

    None for a withheld article. `read` gives the body of an article file; without it the text is
    the excerpt.
    """
    if not isinstance(view, ArticlePage):
        raise TypeError(f"not an article's page: {type(view).__name__}")
    if view.frame.noindex:
        return None
    whole = read is not None and may_show_body(view.rights)
    text = to_plain(read(view.file)) if read is not None and whole else view.excerpt
    return entry(view.frame.address, view.title, text, [tag.title for tag in view.tags])


def loaded_index(index: str, entries: Iterable[str], engine: str) -> bytes:
    """What Material's pages load as a search index: articles and all for its own engine, nothing
    but settings for another."""
    if engine == "lunr":
        return merge(index, entries).encode()
    from dateline.search.box import emptied

    return emptied(index).encode()


def merge(index: str, entries: Iterable[str]) -> str:
    """Add `entries` behind the pages of MkDocs's own `index` (JSON); same style of JSON."""
    data = json.loads(index)
    docs = [json.dumps(doc, separators=(",", ":")) for doc in data.pop("docs")]
    head = json.dumps(data, separators=(",", ":"))[1:-1]
    return f'{{{head}{"," if head else ""}"docs":[{",".join([*docs, *entries])}]}}'
