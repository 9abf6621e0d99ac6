"""A rendered page, before it is put into the site's shell."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds of page whose source is one file that an editor can open.
EDITABLE_KINDS = frozenset({"article"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a shell needs to know of a page.

    `address` is relative to the site's root, with a trailing slash, empty for the front page.
    `title` and `description` are plain text; `content` and `head` are finished HTML, `head` being
    extra elements of <head> (robots, neighbours, feeds). `edit_path` is the page's source file
    relative to content/, empty where there is none to edit.
    """

    address: str
    kind: str
    title: str
    description: str
    content: str
    head: str = ""
    edit_path: str = ""

    @property
    def src_uri(self) -> str:
        """The Markdown file MkDocs would make this page from."""
        return f"{self.address}index.md"
