"""Where places lie, for maps. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .views import Link, Point

if TYPE_CHECKING:
    from dateline.model import Group

    from .context import Context

MOST = 300


def point(context: Context, group: Group) -> Point | None:
    """A place on the map; None where the registry does not say where it lies."""
    entity = context.catalog.registries.entities.get(group.key)
    if entity is None or entity.latitude is None or entity.longitude is None:
        return None
    # On the Earth, to a hundredth of a degree: what a map of the whole world can show.
    latitude = round(min(90.0, max(-90.0, entity.latitude)), 2)
    longitude = round((entity.longitude + 180) % 360 - 180, 2)
    return Point(Link(group.title, group.address, len(group.members)), latitude, longitude)


def points(context: Context) -> tuple[Point, ...]:
    """The places with most articles, most first."""
    found = (point(context, group) for group in context.groups.places.values())
    known = [each for each in found if each is not None]
    return tuple(
        sorted(known, key=lambda each: (-(each.place.count or 0), each.place.address))[:MOST]
    )
