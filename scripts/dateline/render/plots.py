"""Plots as inline SVG, made with the page: bars over time, life lines of stories, a map. Pure.

A plot is one path, so that a hundred bars cost a few hundred bytes. It takes the colour of its text
and is stretched by the style sheet; words stand beside it as HTML, where they can be read, searched
and translated. The numbers go along as a CSV file inside of a link: no further request.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .parts import NOTHING, Html, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from markupsafe import Markup

HIGH = 40
STEP = 5
BAR = 4
WIDE = 1000
_QUOTED = re.compile('[,"\r\n]')


def bars(counts: Sequence[int], label: str = "") -> Markup:
    """One bar for each count, the highest as high as the plot; nothing where all are none.

    Without a label the plot says what its text says already, and is hidden from screen readers.
    """
    most = max(counts, default=0)
    if most <= 0:
        return NOTHING
    steps = "".join(
        f"M{place * STEP} {HIGH}v-{_height(count, most)}h{BAR}V{HIGH}"
        for place, count in enumerate(counts)
        if count > 0
    )
    return _svg("dl-plot", f"0 0 {len(counts) * STEP - 1} {HIGH}", steps, label)


def life(reports: Iterable[date], first: date, last: date, label: str = "") -> Markup:
    """A line from the earliest to the latest of `reports`, on the days from `first` to `last`; a
    mark for each day with a report."""
    span = max(1, (last - first).days + 1)
    days = sorted({min(max(day, first), last) for day in reports})
    if not days:
        return NOTHING
    places = [round(((day - first).days + 0.5) / span * WIDE) for day in days]
    path = f"M{places[0]} 5H{places[-1]}" if places[0] != places[-1] else ""
    path += "".join(f"M{place} 0v10" for place in places)
    return _svg("dl-life", f"0 0 {WIDE} 10", path, label)


def csv_link(name: str, rows: Iterable[Iterable[object]], text: str) -> Markup:
    """A link that is a CSV file of `rows`, the first of which are headings, kept as `name`."""
    # Written out, the return of each carriage takes three bytes; a list has one such file.
    table = csv_text(rows).replace("\r\n", "\n")
    address = escaped(f"data:text/csv;charset=utf-8,{quote(table, safe=',:-.')}")
    return Html(f'<a download="{escaped(name)}" href="{address}">{escaped(text)}</a>')


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV: RFC 4180."""
    return "".join([f"{','.join(map(_field, row))}\r\n" for row in rows])


def _field(value: object) -> str:
    """A field, quoted where it must be. One that a spreadsheet would take for a formula gets an
    apostrophe before it: https://owasp.org/www-community/attacks/CSV_Injection."""
    text = str(value)
    if type(value) is int and value >= 0:
        return text
    if text[:1] in ("=", "+", "-", "@", "\t", "\r"):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _height(count: int, most: int) -> int:
    """At least a hair for any article, as one among a thousand is not none."""
    return max(1, round(count / most * HIGH))


def _svg(kind: str, box: str, path: str, label: str) -> Markup:
    role = f'role="img" aria-label="{escaped(label)}"' if label else 'aria-hidden="true"'
    return Html(
        f'<svg class="{kind}" viewBox="{box}" preserveAspectRatio="none" {role}>'
        f'<path d="{path}"/></svg>'
    )
