"""Which part of the index an article belongs to. Pure: decided from days, ids and content hashes.

Closed years stay as they are, so that an edit rewrites the month it happens in and little more.
There are never more than seven parts, for every query asks each of them: the oldest years are one
part together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import digest

from .code import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST = 7
YEARS = 3
"""Closed years that are parts of their own; with the years before, the running year's closed
months, its last month and the undated ones that makes `MOST`."""
LOOSE = 2_000
"""The most articles of a segment whose files are named one by one after their content, so that
an edit renames few of them. The names of a larger one's would weigh more than they save."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An article in the order of the index: day, moment, id. `sha256` stands for all its words
    and names. A day of None comes last."""

    undated: bool
    day: date | None
    moment: str
    id: str
    sha256: str

    @classmethod
    def of(cls, day: date | None, moment: str, article: str, sha256: str) -> Ref:
        """The reference of an article."""
        return cls(day is None, day, moment, article, sha256)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the index: its articles, oldest first, and the hash of all its bytes depend on."""

    name: str
    refs: tuple[Ref, ...]
    key: str

    @property
    def sealed(self) -> bool:
        """Whether its files share one name that changes with any of them."""
        return len(self.refs) > LOOSE


def segments(refs: Iterable[Ref]) -> tuple[Segment, ...]:
    """The parts of an archive, oldest first, undated articles last."""
    ordered = sorted(refs, key=_order)
    dated = [ref.day for ref in ordered if ref.day is not None]
    parts: dict[str, list[Ref]] = defaultdict(list)
    for ref in ordered:
        parts[_name(ref.day, dated[-1] if dated else None)].append(ref)
    return tuple(
        Segment(name, tuple(held), digest([CODE, name, [[r.id, r.sha256] for r in held]]))
        for name, held in parts.items()
    )


def _order(ref: Ref) -> tuple[bool, str, str, str]:
    return (ref.undated, ref.day.isoformat() if ref.day else "", ref.moment, ref.id)


def _name(day: date | None, newest: date | None) -> str:
    """The part of a day, when the archive's newest day is `newest`."""
    if day is None or newest is None:
        return "undated"
    if day.year < newest.year - YEARS:
        return f"until-{newest.year - YEARS - 1:04d}"
    if day.year < newest.year:
        return f"{day.year:04d}"
    month = f"{newest.year:04d}-{newest.month:02d}"
    return month if day.month == newest.month else f"{newest.year:04d}-before"
