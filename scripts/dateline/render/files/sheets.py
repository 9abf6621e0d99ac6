"""An edition on sheets of paper: one HTML document whose style numbers its pages.

Chromium prints it (`dateline edition --format pdf`): it knows the boxes in the margins of a page
(CSS Paged Media, https://www.w3.org/TR/css-page-3/) that hold the numbers.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from . import prose
from .entry_texts import line

if TYPE_CHECKING:
    from dateline.plan.editions import Chapter, Edition

    from .desk import Desk

_STYLE = """\
@page {
  size: A4; margin: 22mm 20mm 24mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
  @top-center { content: "%s"; font: 9pt sans-serif; }
}
@page :first { @top-center { content: none; } }
body { font: 10.5pt/1.45 Georgia, "DejaVu Serif", serif; margin: 0; color: #000; }
h1 { font-size: 24pt; line-height: 1.15; margin: 0 0 4mm; }
h2 { font-size: 14pt; margin: 8mm 0 2mm; border-bottom: 0.5pt solid #000; break-after: avoid; }
h3 { font-size: 12pt; line-height: 1.25; margin: 5mm 0 1mm; break-after: avoid; }
article h2, article h4 { font-size: 11pt; border: 0; margin: 3mm 0 1mm; }
p { margin: 0 0 2mm; orphans: 3; widows: 3; }
.by { font: 8.5pt sans-serif; color: #333; overflow-wrap: anywhere; }
h3 + .by { break-after: avoid; }
.from a::after { content: " " attr(href); }
a { color: inherit; text-decoration: none; }
pre, table { font-size: 8.5pt; white-space: pre-wrap; overflow-wrap: anywhere; }
"""


def sheets(edition: Edition, desk: Desk) -> str:
    """The document to print."""
    words = prose.words_of(desk)
    header = f"{line(desk.settings.site_name)}, {line(edition.title)}"
    style = _STYLE % _quoted(header)
    note = prose.markdown(edition.note, desk) if edition.note else ""
    return (
        f"<!DOCTYPE html>\n<html{prose.tongue(desk.settings.language)}>\n<head>"
        f'<meta charset="utf-8"><title>{escape(header)}</title>\n<style>\n{style}</style></head>\n'
        f"<body>\n<p>{prose.text(desk.settings.site_name)}</p>\n"
        f"<h1>{prose.text(edition.title)}</h1>\n"
        f"<p>{escape(words.counted('articles', edition.count))}</p>\n{note}"
        f"{''.join(_chapter(chapter, desk) for chapter in edition.chapters)}</body>\n</html>\n"
    )


def _chapter(chapter: Chapter, desk: Desk) -> str:
    articles = "".join(
        f"<article{prose.tongue(entry.head.lang)}>\n<h3>{prose.text(entry.head.title)}</h3>\n"
        f'<p class="by">{prose.text(prose.byline(entry, desk))}</p>\n{prose.told(entry, desk)}'
        f'<p class="by from">{prose.origin(entry, desk)}</p>\n</article>\n'
        for entry in chapter.entries
    )
    return f"<section>\n<h2>{prose.text(chapter.heading.title)}</h2>\n{articles}</section>\n"


def _quoted(words: str) -> str:
    """A text within a CSS string within <style>: quotes and what could end the element escaped."""
    return "".join(c if c.isalnum() or c in " ,.:-" else f"\\{ord(c):06x}" for c in words)
