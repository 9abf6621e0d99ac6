"""The one style sheet of generated pages: Material's frame alone (header, tabs, search box, drawer,
footer), a fifth of its whole sheet, and the archive's own sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.build.write import write_atomic
from dateline.text.stylesheet import plain, without

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = "assets/stylesheets"
JOINED = f"{SHEETS}/archive.css"
OWN = ("dateline", "parts", "pages", "print")
"""The archive's own sheets, or an owner's in their place, in the order in which they count."""

# What hand-written Markdown uses, and parts of the frame that stand beside it only.
_MARKDOWN = re.compile(
    "typeset|admonition|tabbed|highlight|linenos|task-list|footnote|arithmatex|mermaid|glightbox"
    "|md-(?:annotation|author|clipboard|code|comments|feedback|meta|pagination|path|post|profile"
    "|tag|tooltip)|md-(?:nav|sidebar)--(?:secondary|integrated|post)"
    r"|^(?:code|kbd|pre|table|td|th|hr|h[1-6]|summary)\b"
)
_FRAME = re.compile("md-(?:banner|consent|dialog|footer|header|search|sidebar--primary)")


def write_frame(site: Path) -> None:
    """Write JOINED into `site` from the sheets that Material and the archive's theme put there;
    without Material's, nothing."""
    for sheet in sorted((site / SHEETS).glob("main.*.min.css")):
        frame = without(sheet.read_text("utf-8"), _MARKDOWN, _FRAME)
        own = (site / SHEETS / f"{name}.css" for name in OWN)
        texts = [each.read_text("utf-8") for each in own if each.is_file()]
        write_atomic(site / JOINED, "".join([frame, *map(plain, texts)]).encode())
