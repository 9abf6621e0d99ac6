"""The style of Material's frame alone: header, tabs, search box, drawer, footer.

Generated pages load it in place of Material's whole sheet, a fifth of the bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.build.write import write_atomic
from dateline.text.stylesheet import without

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = "assets/stylesheets"
FRAME = f"{SHEETS}/material.css"

# What hand-written Markdown uses, and parts of the frame that stand beside it only.
_MARKDOWN = re.compile(
    "typeset|admonition|tabbed|highlight|linenos|task-list|footnote|arithmatex|mermaid|glightbox"
    "|md-(?:annotation|author|clipboard|code|comments|feedback|meta|pagination|path|post|profile"
    "|tag|tooltip)|md-(?:nav|sidebar)--(?:secondary|integrated|post)"
    r"|^(?:code|kbd|pre|table|td|th|hr|h[1-6]|summary)\b"
)
_FRAME = re.compile("md-(?:banner|consent|dialog|footer|header|search|sidebar--primary)")


def write_frame(site: Path) -> None:
    """Write FRAME into `site` from the sheet that Material put there; without one, nothing."""
    for sheet in sorted((site / SHEETS).glob("main.*.min.css")):
        css = without(sheet.read_text("utf-8"), _MARKDOWN, _FRAME)
        write_atomic(site / FRAME, css.encode())
