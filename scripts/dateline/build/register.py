"""The files of a site while all of it is brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .aside import Aside
from .state import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Register:
    """The files as the build leaves them: `shas` has the SHA-256 of each by its path; what else is
    to be remembered of them is set aside, for it is four times as much."""

    def __init__(self, cache: Path) -> None:
        self.shas: dict[str, bytes] = {}
        self._due: dict[str, Written] = {}
        self._aside = Aside(cache, lambda path, *written: (path, Written(*written)))

    def expect(self, path: str, written: Written) -> None:
        """Say that a file is about to be printed."""
        self._due[path] = written

    def settle(self, printed: Mapping[str, bytes]) -> None:
        """Enter files that were printed, with the SHA-256 that each has now."""
        for path, sha in printed.items():
            self.enter(path, self._due.pop(path)._replace(sha=sha))

    def enter(self, path: str, written: Written) -> None:
        """Enter a file that is as it is to be; of two of one path the later one stays."""
        self.shas[path] = written.sha
        self._aside.put((path, *written))

    def enter_all(self, files: Mapping[str, Written]) -> None:
        """Enter several files."""
        for path, written in files.items():
            self.enter(path, written)

    def __iter__(self) -> Iterator[tuple[str, Written]]:
        return iter(self._aside)

    def close(self) -> None:
        """Forget what was set aside."""
        self._aside.close()
