"""Cutting a long list into pages that never change again. Pure.

A list longer than a page is cut from its oldest end. The unit is a whole year where that year is
not the newest and fits on a page, else a month; the newest unit is never cut. So adding newer
articles cuts further units but leaves those already cut, and their addresses, as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Slice:
    """A year (`month` 0) or a month of a collection: its months, newest first, and its length."""

    year: int
    month: int
    months: tuple[str, ...]
    count: int

    @property
    def path(self) -> str:
        """2025/ or 2025/08/, to follow the collection's address."""
        return f"{self.year:04d}/{self.month:02d}/" if self.month else f"{self.year:04d}/"


def cut(months: Mapping[str, int], size: int) -> tuple[tuple[str, ...], tuple[Slice, ...]]:
    """The months that stay on the first page, and the slices; both newest first.

    `months` says how many articles a month (2025-08) has; `size` is how many a page may hold.
    """
    units = _units(months, size)
    left = sum(months.values())
    kept = len(units)
    while left > size and kept > 1:
        kept -= 1
        left -= units[kept].count
    first = [month for unit in units[:kept] for month in unit.months]
    return tuple(first), tuple(units[kept:])


def _units(months: Mapping[str, int], size: int) -> list[Slice]:
    years: dict[int, list[str]] = {}
    for month in sorted(months, reverse=True):
        years.setdefault(int(month[:4]), []).append(month)
    units = []
    for number, (year, names) in enumerate(years.items()):
        whole = sum(months[name] for name in names)
        if number and whole <= size:
            units.append(Slice(year, 0, tuple(names), whole))
        else:
            units += [Slice(year, int(name[5:]), (name,), months[name]) for name in names]
    return units
