"""Makes theme/assets/images/world.svg anew: `./run worldmap` (needs npm; no part of a build).

The outline of the land, from Natural Earth (public domain) at 1:110 million by way of the npm
package `world-atlas` (TopoJSON), in the projection of the archive's maps and thinned to a unit of
the map.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateline.render.maps import HIGH, WIDE, place_of

Place = tuple[int, int]
LEAST = 4
"""A ring of fewer places is an island too small to be seen."""


def main(source: Path, target: Path) -> None:
    """Read the TopoJSON file `source`, write the outline as SVG."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = [ring for land in topology["objects"]["land"]["geometries"] for ring in _rings(land)]
    pieces = (piece for ring in rings for piece in _torn(_points(ring, arcs)))
    paths = [path for piece in pieces if (path := _path(piece))]
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
        f'<path d="{"".join(paths)}"/></svg>\n',
        "utf-8",
    )


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """East and north of the points of an arc, which are stored as differences of whole numbers."""
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        east = x * transform["scale"][0] + transform["translate"][0]
        found.append((east, y * transform["scale"][1] + transform["translate"][1]))
    return found


def _rings(land: dict[str, Any]) -> list[list[int]]:
    polygons = land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _points(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[Place]:
    """The places of a ring on the map, those left out that lie on the place before."""
    found: list[Place] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for east, north in arc:
            x, y = place_of(north, east)
            place = (round(x), round(y))
            if not found or max(abs(place[0] - found[-1][0]), abs(place[1] - found[-1][1])) > 1:
                found.append(place)
    return found


def _torn(places: list[Place]) -> list[list[Place]]:
    """A ring in pieces where it crosses the edge of the map."""
    pieces: list[list[Place]] = [[]]
    for place in places:
        if pieces[-1] and abs(place[0] - pieces[-1][-1][0]) > WIDE / 2:
            pieces.append([])
        pieces[-1].append(place)
    return pieces


def _path(places: list[Place]) -> str:
    if len(places) < LEAST:
        return ""
    steps = "".join(f"{b[0] - a[0]} {b[1] - a[1]} " for a, b in pairwise(places))
    return f"M{places[0][0]} {places[0][1]}l{steps.rstrip().replace(' -', '-')}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
