"""The oldest of some articles. Pure.

What has no name of its own (a tag, a source nobody registered, a story without a file) is named
after the oldest article that names it: so newer articles never change a title or an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Record


def age(record: Record) -> tuple[bool, float, str]:
    """A sorting key: oldest first, undated last, ties by id."""
    latest = record.head.when.latest if record.head.when else None
    return (latest is None, latest.timestamp() if latest else 0.0, record.head.id)


def by_age(records: Sequence[Record]) -> list[Record]:
    """Records in the catalog's order, turned: oldest first, undated still last."""
    undated = next((n for n, r in enumerate(records) if age(r)[0]), len(records))
    return [*reversed(records[:undated]), *records[undated:]]


def oldest(records: Sequence[Record]) -> Record:
    """The oldest of some records in the catalog's order, an undated one only where all are."""
    return next((r for r in reversed(records) if not age(r)[0]), records[0])
