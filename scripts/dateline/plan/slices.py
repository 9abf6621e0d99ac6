"""Cutting a long list into pages that never change again. Pure.

A list longer than a page is cut from its oldest end. The unit is a whole year where that year is
not the newest and fits on a page, else a month; the newest unit is never cut. So adding newer
articles cuts further units but leaves those already cut, and their addresses, as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dateline.model import Record


@dataclass(frozen=True, slots=True)
class Slice:
    """A year (`month` 0) or a month of a collection, newest member first."""

    year: int
    month: int
    members: tuple[Record, ...]

    @property
    def path(self) -> str:
        """2025/ or 2025/08/, to follow the collection's address."""
        return f"{self.year:04d}/{self.month:02d}/" if self.month else f"{self.year:04d}/"


def cut(
    dated: Sequence[Record], day_of: Callable[[Record], date], size: int
) -> tuple[tuple[Record, ...], tuple[Slice, ...]]:
    """The members that stay on the first page, and the slices, newest first.

    `dated` are members with a day, newest first; `size` is how many a page may hold.
    """
    units = _units(dated, day_of, size)
    left = len(dated)
    kept = len(units)
    while left > size and kept > 1:
        kept -= 1
        left -= len(units[kept].members)
    return tuple(dated[:left]), tuple(units[kept:])


def _units(dated: Sequence[Record], day_of: Callable[[Record], date], size: int) -> list[Slice]:
    years: dict[int, dict[int, list[Record]]] = {}
    for record in dated:
        day = day_of(record)
        years.setdefault(day.year, {}).setdefault(day.month, []).append(record)
    units = []
    for number, year in enumerate(sorted(years, reverse=True)):
        months = years[year]
        whole = [record for month in sorted(months, reverse=True) for record in months[month]]
        if number and len(whole) <= size:
            units.append(Slice(year, 0, tuple(whole)))
        else:
            units += [Slice(year, m, tuple(months[m])) for m in sorted(months, reverse=True)]
    return units
