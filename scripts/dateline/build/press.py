"""From outputs to files: rendered, poured into their shells, written where they differ.

A press can be sent to another process, so that outputs may be printed side by side.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dateline.catalog import read_body
from dateline.render import FILE_KINDS, Renderer

from .dress import shell_of
from .write import Directories, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model import Output
    from dateline.render import Page
    from dateline.settings import Settings

    from .shells import Shell


class Job(NamedTuple):
    """An output that is due, and the SHA-256 of the file that is there already, empty for none."""

    output: Output
    there: bytes


class Printed(NamedTuple):
    """A file of the site after the press ran: the SHA-256 of its bytes, and whether it is new."""

    path: str
    sha: bytes
    written: bool


@dataclass(frozen=True)
class Press:
    """Renders outputs of the archive at `root` into the directory `site`.

    `templates` is where compiled templates are kept; `finished` maps paths whose shell cannot be
    filled to files that MkDocs made.
    """

    root: Path
    site: Path
    settings: Settings
    directories: tuple[Path, ...]
    shells: Mapping[str, Shell]
    finished: Mapping[str, Path]
    templates: Path | None = None

    @cached_property
    def _made(self) -> Directories:
        return Directories()

    @cached_property
    def _site(self) -> str:
        return str(self.site)

    @cached_property
    def _renderer(self) -> Renderer:
        def read(path: str) -> str:
            return read_body(self.root, self.settings, path)

        return Renderer(self.settings, self.directories, read, self.templates)

    def __getstate__(self) -> dict[str, object]:
        """Without the renderer: a process makes its own."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def print(self, jobs: Iterable[Job]) -> list[Printed]:
        """Render and write. Raises OSError; then every file is whole, old or new."""
        return [self._one(job) for job in jobs]

    def page(self, output: Output) -> Page:
        """A page without its shell."""
        return self._renderer.page(output)

    def _one(self, job: Job) -> Printed:
        data = self._bytes(job.output)
        sha = hashlib.sha256(data).digest()
        differs = sha != job.there
        if differs:
            path = f"{self._site}/{job.output.path}"
            if not job.there:
                self._made.make(path.rpartition("/")[0])
            write_atomic(path, data)
        return Printed(job.output.path, sha, differs)

    def _bytes(self, output: Output) -> bytes:
        if output.kind in FILE_KINDS:
            return self._renderer.file(output)
        if output.path in self.finished:
            return self.finished[output.path].read_bytes()
        page = self._renderer.page(output)
        return self.shells[shell_of(page.address, page.kind, self.settings)].fill(page).encode()


class Order(NamedTuple):
    """Jobs for another process, and the file it finds its press in."""

    press: str
    jobs: tuple[Job, ...]


def print_order(order: Order) -> list[Printed]:
    """Print in another process."""
    return _press(order.press).print(order.jobs)


@lru_cache(maxsize=1)
def _press(path: str) -> Press:
    press = pickle.loads(Path(path).read_bytes())
    if not isinstance(press, Press):
        raise TypeError(f"{path} holds no press")
    return press
