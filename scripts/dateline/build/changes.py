"""What looks different since the last build: article files by their stamps, files of the site by
whether they are there. Reads no file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .scan import UNKNOWN
from .site import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from .site import Site
    from .state import Stamp


@dataclass(frozen=True, slots=True)
class Changes:
    """Article files that are not surely what they were, those that are gone, and files of the site
    that are missing."""

    differing: list[str]
    gone: list[str]
    missing: list[str]

    @property
    def any(self) -> bool:
        """Whether there is anything to look into."""
        return bool(self.differing or self.gone or self.missing)


def changes(site: Site, stamps: Mapping[str, Stamp], among: Set[str] | None = None) -> Changes:
    """What differs from what the last build saw and left; where `among` is given, of these article
    files only, and nothing of the site is looked for."""
    if among is not None:
        looks = {path: (site.state.stamp(path), stamps.get(path)) for path in among}
        return Changes(
            differing=sorted(p for p, (a, b) in looks.items() if b and (a != b or b[1] == UNKNOWN)),
            gone=sorted(path for path, (old, new) in looks.items() if old and not new),
            missing=[],
        )
    old = site.state.stamps()
    top, access = str(site.directory), os.access
    return Changes(
        differing=sorted(p for p, s in stamps.items() if old.get(p) != s or s[1] == UNKNOWN),
        gone=sorted(old.keys() - stamps.keys()),
        missing=[p for p in site.state.output_paths() if not access(f"{top}/{p}", os.F_OK)],
    )


def nothing_to_do(site: Site) -> Tally:
    """No file of the site is touched."""
    state = site.state
    problems = list(state.fact("problems"))
    return Tally(read=state.articles(), files=state.count_outputs(), problems=problems)
