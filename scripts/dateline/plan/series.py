"""Counts over time, for the plots of pages. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

LEAST = 8
"""Articles below which a plot says nothing that a list does not."""

MOST_MONTHS = 120
PARTS = 24


@dataclass(frozen=True, slots=True)
class Series:
    """How many articles each period has, from `first` on (2025, or 2025-08), none left out."""

    first: str
    counts: tuple[int, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The periods by name: 2025, or 2025-08."""
        if len(self.first) == 4:
            return tuple(str(int(self.first) + n) for n in range(len(self.counts)))
        begin = _number(self.first)
        return tuple(_name(begin + n) for n in range(len(self.counts)))


def spark(days: Sequence[date]) -> tuple[int, ...]:
    """Days in equal parts of the time from the first to the last, for a plot as small as a word:
    how many lie in each; empty where there are too few to show a course."""
    if len(days) < LEAST or (span := (max(days) - min(days)).days + 1) < PARTS:
        return ()
    counts = [0] * PARTS
    first = min(days)
    for day in days:
        counts[(day - first).days * PARTS // span] += 1
    return tuple(counts)


def by_month(counts: Mapping[str, int]) -> Series | None:
    """A series of months from counts by month (2025-08), of years where they are too many; None
    where there is too little to see."""
    dated = {_number(month): count for month, count in counts.items() if month and count}
    if len(dated) < 2 or sum(dated.values()) < LEAST:
        return None
    first, last = min(dated), max(dated)
    if last - first >= MOST_MONTHS:
        return _by_year(dated)
    return Series(_name(first), tuple(dated.get(n, 0) for n in range(first, last + 1)))


def _by_year(dated: Mapping[int, int]) -> Series:
    years: dict[int, int] = {}
    for month, count in dated.items():
        years[month // 12] = years.get(month // 12, 0) + count
    found = range(min(years), max(years) + 1)
    return Series(str(found[0]), tuple(years.get(year, 0) for year in found))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
