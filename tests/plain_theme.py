"""A theme of a few lines in MkDocs's place, for builds by the hundred; tests/site has the real one.

Its templates show all there is, so that no change of an input goes unseen.
"""

from __future__ import annotations

import html
import shutil
from typing import TYPE_CHECKING

from dateline.build.dress import SEARCH_INDEX
from dateline.build.pages import address_of
from dateline.build.pages import files_of as content_files
from dateline.build.run import build
from dateline.build.write import write_atomic
from dateline.errors import Problem, problem
from dateline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dateline.render import Page

TEMPLATES = (
    *(f"{name}.html.j2" for name in (
        "archive", "article", "changes", "collection", "day", "feeds", "front", "head", "index",
        "period", "redirect", "search", "statistics", "stories", "story")),
    "sitemap.xml.j2",
)  # fmt: skip
TEMPLATE = "{{ page }} {{ settings }} {{ body if body is defined }}"


def write_templates(root: Path) -> None:
    """The theme's templates, in the archive's own theme directory."""
    for name in TEMPLATES:
        write_atomic(root / "theme" / "pages" / name, TEMPLATE.encode())


class PlainTheme:
    """Pages as bare HTML, hand-written files beside them.

    `drops` is put where the content's mark was; `search` says whether there is a search index.
    """

    def __init__(self, root: Path, *, drops: str = "", search: bool = True) -> None:
        self._root, self._drops, self._search = root, drops, search
        self.rendered: list[int] = []

    def directories(self) -> Sequence[Path]:
        return [self._root / "theme"]

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        shutil.rmtree(site, ignore_errors=True)  # as MkDocs does
        pages = list(pages)
        self.rendered.append(len(pages))
        for page in pages:
            content = page.content
            if self._drops:
                content = content.replace("dateline-slot", self._drops)
            text = (f"<title>{html.escape(page.title)}</title>{page.head}"
                    f"<i>{page.address}</i><a>{page.edit_path}</a>{content}")  # fmt: skip
            write_atomic(site / page.address / "index.html", text.encode())
        content_dir = self._root / "content"
        for path in content_files(content_dir):
            made = f"{address_of(path)}index.html" if path.endswith(".md") else path
            if made != "index.html":
                write_atomic(site / made, (content_dir / path).read_bytes())
        if self._search:
            write_atomic(site / SEARCH_INDEX, b'{"docs":[]}')
        return (problem("mkdocs.yml", 0, "D605", "said by the theme"),)


def build_plainly(root: Path, site: str) -> None:
    """Build the archive at `root` into its directory `site`, with a cache for that site alone."""
    build(root, root / site, Settings(), PlainTheme(root), root / f".cache-{site}")
