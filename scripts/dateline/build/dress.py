"""The theme's part of a build: shells, finished pages and static files, rendered when due."""

from __future__ import annotations

import json
import os
import sqlite3
import sysconfig
import zlib
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline import __version__
from dateline.errors import Problem, problem
from dateline.model import digest
from dateline.settings import config_files

from .pages import files_of
from .scan import sha_of
from .shells import Shell, check, shell_id, specimens
from .write import present, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.render import Page
    from dateline.settings import Settings

SEARCH_INDEX = "search/search_index.json"
PACKAGE = Path(__file__).parents[1]
_CODE = (".py", ".j2", ".html", ".css", ".js", ".json", ".yml", ".ttf")
_RESTS_ON = frozenset({"mkdocs", "mkdocs_material", "jinja2", "markdown", "markdown_it_py"})


class Theme(Protocol):
    """Renders pages with the site's theme and configuration."""

    def directories(self) -> Sequence[Path]:
        """The theme's directories, the owner's first: where page templates are looked up."""
        ...

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        """Build the hand-written pages and `pages` into the directory `site`."""
        ...


@dataclass(frozen=True)
class Dress:
    """Everything of a site that comes from the theme, read from the cache when it is asked for."""

    directory: Path
    saved: Saved

    @property
    def directories(self) -> tuple[Path, ...]:
        """The theme's directories, the owner's first."""
        return tuple(Path(name) for name in self.saved.directories)

    @property
    def search_index(self) -> Path | None:
        """The search index of the hand-written pages, None where search is off."""
        return self.directory / SEARCH_INDEX if SEARCH_INDEX in self.saved.files else None

    @cached_property
    def shells(self) -> Mapping[str, Shell]:
        """Shells by id."""
        return {
            name: Shell.cut(self._text(address), address)
            for name, address in self.saved.shells.items()
        }

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The hash of what each shell was cut from, by id."""
        files = self.saved.files
        return {name: files[f"{address}index.html"] for name, address in self.saved.shells.items()}

    @cached_property
    def templates(self) -> str:
        """A hash of all page templates."""
        places = (directory / "pages" for directory in self.directories)
        return digest(_hashes(path for place in places for path in sorted(place.rglob("*"))))

    @cached_property
    def checked(self) -> tuple[tuple[Problem, ...], frozenset[str]]:
        """MkDocs's findings and those about shells that lost a slot; the ids of these shells."""
        lost, broken = check(dict(self.shells), "theme")
        return (*self.saved.problems, *lost), broken

    def files(self) -> dict[str, bytes]:
        """The theme's other files and the hand-written pages, with the SHA-256 of their bytes."""
        others = self.saved.files.keys() - self._specimens - {SEARCH_INDEX}
        return {path: bytes.fromhex(self.saved.files[path]) for path in sorted(others)}

    @property
    def is_whole(self) -> bool:
        """Whether all files are there as they were rendered."""
        return _rendered(self.directory) == self.saved.files

    @property
    def fits(self) -> bool:
        """Whether the files that pages and articles are poured into are as they were rendered."""
        paths = self.saved.files.keys() & {*self._specimens, SEARCH_INDEX}
        return all(sha_of(self.directory / path) == self.saved.files[path] for path in paths)

    @cached_property
    def _specimens(self) -> frozenset[str]:
        return frozenset(f"{address}index.html" for address in self.saved.shells.values())

    def _text(self, address: str) -> str:
        return (self.directory / address / "index.html").read_text("utf-8")


def _rendered(directory: Path) -> dict[str, str]:
    return {path: sha_of(directory / path) for path in present(directory)}


def _hashes(files: Iterable[Path]) -> list[tuple[str, str]]:
    return [(str(path), sha_of(path)) for path in files if path.is_file()]


def theme_key(root: Path, settings: Settings, saved: Sequence[str]) -> str:
    """A hash of all that shells and templates are made of, apart from which shells are needed.

    Configuration, hand-written pages and the owner's theme count by their bytes; the code of this
    package and its theme by their times, and installed themes by their version, for their files
    are many and change together. `saved` are the theme's directories as they were last resolved.
    """
    content = root / settings.content_dir
    files = [*config_files(root), *(content / path for path in files_of(content))]
    installed = Path(sysconfig.get_path("purelib")).resolve()
    for directory in map(Path, saved):
        if not directory.is_relative_to(installed):
            files += sorted(directory.rglob("*"))
    hashes = _hashes(files)
    return digest([hashes, __version__, _installed(), code_key(), list(saved)])


def _installed() -> list[str]:
    """The records of the packages that pages rest on, whose names say the versions. What is not
    installed where packages usually are is asked for, which takes 4 ms each."""
    with os.scandir(sysconfig.get_path("purelib")) as entries:
        records = sorted(entry.name for entry in entries if entry.name.endswith(".dist-info"))
    found = [name for name in records if name.partition("-")[0].lower() in _RESTS_ON]
    missing = _RESTS_ON - {name.partition("-")[0].lower() for name in found}
    if not missing:
        return found
    from importlib import metadata

    return found + [metadata.version(name) for name in sorted(missing)]


def code_key() -> str:
    """A hash of this package's own files, by size and time: any change may change any byte."""
    stamps = []
    stack = [str(PACKAGE)]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                elif entry.name.endswith(_CODE):
                    stat = entry.stat()
                    stamps.append((entry.path, stat.st_size, stat.st_mtime_ns))
    return digest(sorted(stamps))


def makers_key(settings: Settings) -> str:
    """What bytes of files beside the pages rest on outside this package: they are compressed,
    stored and drawn by programs whose next versions may do so differently."""
    versions = [sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION]
    if not settings.share_images or find_spec("resvg_py") is None:
        return digest([*versions, ""])
    from importlib import metadata

    return digest([*versions, metadata.version("resvg-py")])


def dress(
    root: Path,
    settings: Settings,
    theme: Theme,
    cache: Path,
    pages: Iterable[tuple[str, str]],
) -> Dress:
    """The theme's part for `pages`, given as address and kind; rendered anew unless the cache
    holds it. Raises SettingsError where MkDocs cannot build."""
    needed = specimens(pages, settings.nav)
    directory = cache / "shells"
    saved = saved_dress(cache)
    if saved is not None and _holds(saved, theme_key(root, settings, saved.directories), needed):
        found = Dress(directory, saved)
        if found.is_whole:
            return found
    record(cache).unlink(missing_ok=True)
    directories = tuple(str(path.resolve()) for path in theme.directories())
    # What changes while MkDocs renders must be seen by the next build.
    key = theme_key(root, settings, directories)
    problems = theme.render(needed.values(), directory)
    shells = {name: page.address for name, page in needed.items()}
    saved = Saved(key, shells, _rendered(directory), directories, problems)
    write_atomic(record(cache), saved.dump().encode())
    return Dress(directory, saved)


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands beside the rendered specimens: the key they were rendered for, the address of
    each shell's specimen, the SHA-256 of each rendered file, the theme's directories, and MkDocs's
    findings."""

    key: str
    shells: Mapping[str, str]
    files: Mapping[str, str]
    directories: tuple[str, ...]
    problems: tuple[Problem, ...]

    def dump(self) -> str:
        """As JSON."""
        rows = [[p.path, p.line, p.code, p.message, p.hint] for p in self.problems]
        return json.dumps([self.key, dict(self.shells), dict(self.files), self.directories, rows])


def _holds(saved: Saved, key: str, needed: Mapping[str, Page]) -> bool:
    return saved.key == key and needed.keys() <= saved.shells.keys()


def record(cache: Path) -> Path:
    """The file beside the rendered specimens."""
    return cache / "shells.json"


def saved_dress(cache: Path) -> Saved | None:
    """What the cache holds of the theme; None where it holds nothing that can be used."""
    try:
        key, shells, files, directories, rows = json.loads(record(cache).read_text("utf-8"))
        problems = tuple(problem(*fields) for fields in rows)
        return Saved(str(key), dict(shells), dict(files), tuple(directories), problems)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def shell_of(address: str, kind: str, settings: Settings) -> str:
    """The id of the shell that a page is poured into."""
    return shell_id(address, kind, settings.nav)
