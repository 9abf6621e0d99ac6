"""What looks different since the last build: article files by their stamps, files of the site by
whether they are there. Reads no article."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .scan import UNKNOWN, is_sure, stamps_in
from .site import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from .scan import Looks, Stamp
    from .site import Site


@dataclass(frozen=True, slots=True)
class Changes:
    """Article files that are not surely what they were, those that are gone, and files of the site
    that are missing. `places` are the directories that such article files are or were in, with
    their looks, None for one that has none now."""

    differing: list[str]
    gone: list[str]
    missing: list[str]
    places: dict[str, bytes | None]

    @property
    def any(self) -> bool:
        """Whether there is anything to look into."""
        return bool(self.differing or self.gone or self.missing)


def changes(site: Site, looks: Looks, among: Set[str] | None = None) -> Changes:
    """What differs from what the last build saw and left; where `among` is given, in these
    directories only, and nothing of the site is looked for."""
    old = site.state.looks() if among is None else {p: site.state.look(p) for p in among}
    places = {place: looks.get(place) for place in differing(old, looks, among)}
    was = _stamps((place, old.get(place)) for place in places)
    now = _stamps(places.items())
    return Changes(
        differing=sorted(p for p, s in now.items() if was.get(p) != s or s.time == UNKNOWN),
        gone=sorted(was.keys() - now.keys()),
        missing=_missing(site) if among is None else [],
        places=places,
    )


def differing(
    old: Mapping[str, bytes | None], new: Looks, among: Set[str] | None = None
) -> list[str]:
    """The directories that look different, or may have changed behind their looks."""
    places = old.keys() | new.keys() if among is None else among
    pairs = ((place, old.get(place), new.get(place)) for place in places)
    return sorted(p for p, was, now in pairs if was != now or (now and not is_sure(now)))


def _stamps(looks: Iterable[tuple[str, bytes | None]]) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {}
    for place, each in looks:
        found |= stamps_in(place, each)
    return found


def _missing(site: Site) -> list[str]:
    top, access = str(site.directory), os.access
    return [p for p in site.state.output_paths() if not access(f"{top}/{p}", os.F_OK)]


def nothing_to_do(site: Site) -> Tally:
    """No file of the site is touched."""
    state = site.state
    problems = list(state.fact("problems"))
    return Tally(read=state.articles(), files=state.count_outputs(), problems=problems)
