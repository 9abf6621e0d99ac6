"""What programs look for at fixed addresses: robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.plan.context import Context, file
from dateline.plan.subjects import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Output
    from dateline.plan.subjects import Subject

ROBOTS = "robots"
KINDS = frozenset({ROBOTS})


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt says: where the sitemap is, relative to the site's root."""

    sitemap: str = "sitemap.xml"


def files(context: Context, subject: Subject) -> Iterator[Output]:
    """The files of the whole site."""
    if subject.kind == FRONT:
        yield file("robots.txt", ROBOTS, Robots())
