"""Images for those who share a page: an SVG of the headline, drawn as PNG by resvg.

Text is drawn with the theme's headline letters alone, never with a font of the machine, so that the
same headline is the same bytes anywhere. They are those of Latin languages: a headline in another
script is left out, and the site's name stands in its place.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import SettingsError
from dateline.text.xml import content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.plan.families.share_images import ShareImage

    from .desk import Desk

SHOWN = (800, 420)  # pixels; those of twice as many weigh 49 KB, not 32, and take twice as long
WIDTH, HEIGHT = 1200, 630  # the same shape, of which readers of Open Graph cut nothing off
_MARGIN, _TOP, _FLOOR = 80, 170, 510  # of the text, and where a headline begins and ends
_SIZES = (84, 72, 62, 54, 46)  # of a headline: the largest at which it fits
_LEADING = 1.14
_LABEL = 32
_PAPER, _INK, _SOFT, _ACCENT = "#faf8f3", "#1c1a17", "#57524a", "#8a2b1d"
_DRAWN = Path(__file__).parents[1] / "drawn"


def png(view: ShareImage, desk: Desk) -> bytes:
    """The image. Raises SettingsError where the program that draws it is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise SettingsError(
            "share_images is on, and resvg-py, which draws them, is not installed",
            "pip install 'dateline[images]', or turn share_images off",
        ) from error
    return bytes(
        svg_to_bytes(
            svg_string=svg(view, desk.settings.site_name),
            width=SHOWN[0],
            skip_system_fonts=True,
            font_files=[str(_DRAWN / "headline.ttf")],
            font_family="Dateline Serif",
            languages=[],
        )
    )


def svg(view: ShareImage, site: str) -> str:
    """The image as SVG."""
    name = drawable(site)
    title = drawable(view.title) or name
    size, lines = set_in(title)
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="Dateline Serif" font-weight="700">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        f'<path d="M{_MARGIN} 64H{WIDTH - _MARGIN}M{_MARGIN} 566H{WIDTH - _MARGIN}"'
        f' stroke="{_INK}" stroke-width="3"/>',
        *(_text(line, _TOP + (number + 0.8) * size * _LEADING, size, _INK)
          for number, line in enumerate(lines)),
        _text(name if title != name else "", 122, _LABEL, _ACCENT),
        _text(_cut(drawable(view.foot), _LABEL), 540, _LABEL, _SOFT),
        "</svg>",
    ]  # fmt: skip
    return "".join(rows)


def drawable(text: str) -> str:
    """`text` on one line with the letters that there are; empty where one is missing. Signs that
    are no letters, such as emoji, are left out."""
    widths, found = _widths(), []
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        if sign in widths:
            found.append(sign)
        elif unicodedata.category(sign)[0] in "LMN":
            return ""
    return " ".join("".join(found).split())


def set_in(title: str) -> tuple[int, list[str]]:
    """The size and the lines in which a headline is set; the end of one that is too long
    for the smallest size is left out."""
    for size in _SIZES:
        lines, most = list(_lines(title, size)), _room(size)
        if len(lines) <= most:
            return size, lines
    last = _cut(" ".join(lines[most - 1 :]), size)
    return size, [*lines[: most - 1], last]


def _room(size: int) -> int:
    """How many lines of a size there is room for."""
    return int((_FLOOR - _TOP) / (size * _LEADING))


def _lines(text: str, size: int) -> Iterator[str]:
    """`text` in lines that are no longer than the image is wide."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and not _fits(longer, size):
            yield line
            longer = word
        line = _cut(longer, size)
    yield line


def _cut(text: str, size: int) -> str:
    """`text`, or as much of it as fits on a line, which then says so."""
    if _fits(text, size):
        return text
    while not _fits(f"{text}…", size):
        text = text[:-1]
    return f"{text.rstrip()}…"


def _fits(text: str, size: int) -> bool:
    widths = _widths()
    return sum(widths[sign] for sign in text) * size / 1000 <= WIDTH - 2 * _MARGIN


@cache
def _widths() -> Mapping[str, int]:
    """The widths of all characters that can be drawn, in thousandths of the size."""
    found: dict[str, int] = json.loads((_DRAWN / "headline.json").read_text("utf-8"))
    return found


def _text(text: str, baseline: float, size: int, colour: str) -> str:
    if not text:
        return ""
    return (
        f'<text x="{_MARGIN}" y="{baseline:.0f}" font-size="{size}" fill="{colour}">'
        f"{content(text)}</text>"
    )
