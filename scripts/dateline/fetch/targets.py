"""What to ask for: the feeds and pages of sources.yml and of OPML files, each address once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dateline.model import Source

    from .opml import Outline


class Kind(StrEnum):
    """What stands at an address."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Target:
    """One address to ask for, and the id of its source in sources.yml, empty where it has none."""

    kind: Kind
    url: str
    source: str = ""


def targets(
    sources: Mapping[str, Source], outlines: Iterable[Outline] = (), only: Collection[str] = ()
) -> tuple[Target, ...]:
    """Every address of the registry, then those of outlines that it does not have.

    `only`, where not empty, are the ids of the sources that count; outlines have none.
    """
    found: dict[str, Target] = {}
    for target in _listed(sources, only):
        found.setdefault(target.url, target)
    for outline in outlines:
        found.setdefault(outline.feed, Target(Kind.FEED, outline.feed))
    return tuple(found.values())


def _listed(sources: Mapping[str, Source], only: Collection[str]) -> Iterator[Target]:
    for key, source in sources.items():
        if not only or key in only:
            yield from (Target(Kind.FEED, url, key) for url in source.feeds)
            yield from (Target(Kind.PAGE, url, key) for url in source.pages)


def place(url: str) -> str:
    """Whose turn an address is: its host, with the port where it names one."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def by_place(wanted: Iterable[Target]) -> Mapping[str, list[Target]]:
    """The targets of each host, in order; hosts are asked side by side, a host never twice."""
    found: dict[str, list[Target]] = {}
    for target in wanted:
        found.setdefault(place(target.url), []).append(target)
    return found
