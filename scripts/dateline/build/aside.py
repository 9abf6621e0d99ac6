"""Rows for the memory, set aside until a build has come to its end and keeps them.

What an article file gave, and what is remembered of a page, is a kilobyte and more; pages that are
still to be made need less of it.
"""

from __future__ import annotations

import marshal
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Row = TypeVar("Row")
_MARSHAL = 4
_LENGTH = 4
"""Bytes before each row that say how many it has."""


class Aside(Generic[Row]):
    """A file without a name below `cache`, which is gone when it is closed, however the build ends.
    `make` gives a row of the values that were put. Raises OSError where the disk is full."""

    def __init__(self, cache: Path, make: Callable[..., Row]) -> None:
        self._file = TemporaryFile(dir=cache)  # noqa: SIM115 - closed by `close`
        self._make = make

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def put(self, values: tuple[str | bytes | int | None, ...]) -> None:
        """Set the values of a row aside."""
        data = marshal.dumps(values, _MARSHAL)
        self._file.write(len(data).to_bytes(_LENGTH, "big") + data)

    def __iter__(self) -> Iterator[Row]:
        """Everything that was set aside, in the order in which it was."""
        self._file.seek(0)
        while size := self._file.read(_LENGTH):
            yield self._make(*marshal.loads(self._file.read(int.from_bytes(size, "big"))))
