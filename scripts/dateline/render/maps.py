"""A map of places: points on an outline of the land, without tiles and without a request. Pure.

The outline is a file of the theme, made by tests/worldmap.py with the same projection.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from .parts import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.plan.views import Point

WIDE, HIGH = 1000, 487

# Equal Earth: Šavrič, Patterson and Jenny 2018, https://doi.org/10.1080/13658816.2018.1504949
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_HALF = 2.7066299836


def place_of(latitude: float, longitude: float) -> tuple[float, float]:
    """Where degrees north and east lie on a map of WIDE by HIGH: from the left, from the top."""
    t = asin(_M * sin(radians(latitude)))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _M * (_A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2))
    x = radians(longitude) * cos(t) / slope
    y = t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))
    scale = WIDE / 2 / _HALF
    return round(WIDE / 2 + x * scale, 1), round(HIGH / 2 - y * scale, 1)


def world_map(points: Iterable[Point], label: str) -> Markup:
    """A map with a disc for each place, its area by the number of articles.

    Every place stands in a list beside the map, so that keyboards and screen readers pass it over.
    """
    found = list(points)
    if not found:
        return Markup()
    discs = "".join(_disc(each) for each in found)
    return Markup(
        f'<figure class="dl-map"><svg viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true">{discs}</svg>'
        f"<figcaption>{escape(label)}</figcaption></figure>\n"
    )


def _disc(point: Point) -> str:
    x, y = place_of(point.latitude, point.longitude)
    size = round(min(20.0, 3 + 1.4 * sqrt(point.place.count or 0)), 1)
    return (
        f'<a href="{ROOT}{escape(point.place.address)}" tabindex="-1">'
        f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}"><title>{escape(point.place.title)}</title>'
        "</circle></a>"
    )
