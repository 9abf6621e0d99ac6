"""Rows for the memory, set aside until a build has come to its end and keeps them.

What an article file gave, and what is remembered of a page, is a kilobyte and more; pages that are
still to be made need less of it.
"""

from __future__ import annotations

import pickle
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Row = TypeVar("Row")


class Aside(Generic[Row]):
    """A file without a name below `cache`, which is gone when it is closed, however the build ends.
    `make` gives a row of the values that were put. Raises OSError where the disk is full."""

    def __init__(self, cache: Path, make: Callable[..., Row]) -> None:
        self._file = TemporaryFile(dir=cache)  # noqa: SIM115 - closed by `close`
        self._make = make
        self._count = 0

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def put(self, values: tuple[object, ...]) -> None:
        """Set the values of a row aside."""
        pickle.dump(tuple(values), self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Row]:
        """Everything that was set aside, in the order in which it was."""
        self._file.seek(0)
        for _ in range(self._count):
            yield self._make(*pickle.load(self._file))
