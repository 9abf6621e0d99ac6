"""One site on disk, what is remembered of it, and how files of it are brought up to date."""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.model import digest

from .dress import SEARCH_INDEX, Dress, shell_of
from .state import VERSION, Written
from .write import TEMPORARY, delete, present, write_atomic

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Set
    from pathlib import Path

    from dateline.errors import Problem
    from dateline.model import Output
    from dateline.settings import Settings

    from .dress import Theme
    from .memory import Memory
    from .press import Job, Press, Printed
    from .state import State

THEME = "theme"
"""The kind of the theme's files and of hand-written pages."""
INDEXED = "search-index"
"""The kind of the files of the archive's own search index."""
TURN = "turn"
"""A fact that names the build that was the last one."""
INDEX_DIRECTORY = "search/"


def is_of_index(path: str) -> bool:
    """Whether a file of the site is one of a search index, whichever build wrote it."""
    return path.startswith(INDEX_DIRECTORY) and path.endswith(".bin")


@dataclass
class Tally:
    """What a build did so far. Counts are of articles (`read`) and of files."""

    read: int = 0
    rendered: int = 0
    written: int = 0
    deleted: int = 0
    files: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """The site in `directory`, of the archive at `root`. The keys are hashes of everything but
    articles that its bytes depend on; `reader_key` is of what a file is read by."""

    root: Path
    directory: Path
    cache: Path
    settings: Settings
    theme: Theme
    state: State
    theme_key: str
    registry_key: str
    reader_key: str
    jobs: int = 1
    memory: Memory | None = None

    @property
    def bases(self) -> dict[str, str]:
        """Everything but articles that the site's bytes depend on, as hashes."""
        return {
            "the theme, mkdocs.yml or a hand-written page": self.theme_key,
            "a registry or an editor's file": self.registry_key,
            "a setting or the program": digest([VERSION, self.reader_key]),
        }

    @property
    def remembered(self) -> bool:
        """Whether the last build came to its end, and on the same basis."""
        known = {name: self.state.fact(f"basis {name}") for name in self.bases}
        return self.state.fact("clean") is True and known == self.bases

    def dressed(self, dress: Dress) -> Site:
        """The same site in a dress that may have been rendered since its key was made."""
        return replace(self, theme_key=dress.saved.key)

    @property
    def journal(self) -> Path:
        """Names the files that a build is about to write for the first time: where it is killed,
        the next build knows them for its own."""
        return self.cache / f"journal-{digest(str(self.directory.resolve()))[:8]}.txt"

    @property
    def listing(self) -> Path:
        """Names all files of the site, beside it: where the memory is lost, they are known still,
        and other people's are told from them."""
        return self.directory.parent / f".{self.directory.name}.dateline"

    def press(self, dress: Dress, finished: Mapping[str, Path] | None = None) -> Press:
        """What renders and writes the site's pages."""
        from .press import Press

        compiled = self.cache / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        return Press(
            root=self.root,
            site=self.directory,
            settings=self.settings,
            directories=dress.directories,
            shells=dress.shells,
            finished=finished or {},
            templates=compiled,
        )

    def key(self, output: Output, dress: Dress) -> bytes:
        """The key of an output's bytes: what the plan put in, the templates, the shell around."""
        address = output.path.removesuffix("index.html")
        shell = dress.keys.get(shell_of(address, output.kind, self.settings), "")
        parts = f"{output.key} {shell} {dress.templates} {self.reader_key}"
        return hashlib.sha256(parts.encode()).digest()[:16]

    def begin(self) -> None:
        """Say that the site is being written: until `state.clean` is kept, nothing is believed."""
        with self.state.change():
            self.state.keep("clean", False)

    def remember(self, problems: list[Problem]) -> None:
        """Say that the site is whole again, and on what basis."""
        self.state.keep("problems", problems)
        self.state.keep("reader", self.reader_key)
        for name, key in self.bases.items():
            self.state.keep(f"basis {name}", key)
        self.state.keep(TURN, os.urandom(8))
        self.state.keep("clean", True)

    def enlist(self, paths: Iterable[str]) -> None:
        """List the files of the site; where none may be written beside it, there is no list."""
        with suppress(OSError):
            write_atomic(self.listing, "\n".join([*paths, ""]).encode())

    def enlist_more(self, paths: Iterable[str]) -> None:
        """Add files to the list; where it is missing or was cut off, list all of the site's."""
        with suppress(OSError):
            if not self.listing.is_file() or not self.listing.read_bytes().endswith(b"\n"):
                self.enlist(self.state.output_paths())
                return
            with self.listing.open("a", encoding="utf-8") as listing:
                listing.write("".join(f"{path}\n" for path in paths))

    def announce(self, paths: Iterable[str]) -> None:
        """Put files that will be new into the journal, before they are written."""
        with self.journal.open("a", encoding="utf-8") as journal:
            journal.writelines(f"{path}\n" for path in paths)

    def forget(self) -> None:
        """Start with an empty memory in place of a damaged one."""
        self.announce(self.state.renew())

    def announced(self, known: Container[str]) -> set[str]:
        """Files that builds have written and are not `known`: nothing may be remembered of them
        where those builds were killed, or the memory was lost."""
        found: set[str] = set()
        for file in (self.journal, self.listing):
            with suppress(OSError), file.open(encoding="utf-8", errors="replace") as lines:
                paths = (line[:-1] for line in lines if line[-1] == "\n")  # the last may be cut
                found.update(path for path in paths if path not in known)
        return found

    def print(
        self, press: Press, batches: Iterable[list[Job]], tally: Tally
    ) -> Iterator[dict[str, bytes]]:
        """Render and write, batch by batch; gives the SHA-256 of each file by its path."""
        for printed in self._printed(press, self._announced(batches)):
            tally.rendered += len(printed)
            tally.written += sum(each.written for each in printed)
            yield {each.path: each.sha for each in printed}

    def _printed(self, press: Press, batches: Iterable[list[Job]]) -> Iterator[list[Printed]]:
        if self.jobs == 1:
            yield from map(press.print, batches)
            return
        from dateline.execute import crew

        from .press import Order, print_order

        spare = self.cache / "press.pickle"
        write_atomic(spare, pickle.dumps(press))
        orders = (Order(str(spare), tuple(batch)) for batch in batches)
        with crew(self.jobs) as workers:
            yield from workers.map(print_order, orders, batch=1)

    def _announced(self, batches: Iterable[list[Job]]) -> Iterator[list[Job]]:
        for batch in batches:
            self.announce(job.output.path for job in batch if not job.there)
            yield batch

    def copy(
        self,
        dress: Dress,
        files: Mapping[str, bytes],
        old: Mapping[str, Written],
        there: frozenset[str],
        tally: Tally,
    ) -> dict[str, Written]:
        """Bring the theme's files and hand-written pages up to date."""
        self.announce(path for path in files if path not in old)
        for path, sha in files.items():
            if path not in there or path not in old or old[path].sha != sha:
                write_atomic(self.directory / path, (dress.directory / path).read_bytes())
                tally.written += 1
        return {path: Written(THEME, THEME, sha[:16], sha) for path, sha in files.items()}

    def index(
        self, dress: Dress, entries: Iterable[str], old: Written | None, tally: Tally
    ) -> Iterator[tuple[str, Written]]:
        """Write the search index that Material's pages load, where search is on."""
        own = dress.search_index
        if own is None:
            return
        from .search import loaded_index

        data = loaded_index(own.read_text("utf-8"), entries, self.settings.search.engine)
        yield SEARCH_INDEX, self._put(SEARCH_INDEX, data, old.sha if old else None, tally)

    def checksums(
        self, files: Mapping[str, bytes], wanted: Set[str] | None, tally: Tally
    ) -> dict[str, Written | None]:
        """Write the lists of checksums that are called `wanted`, or all of them, and the list of
        lists. `files` are the hashes of at least all files that are on them, and of the lists that
        there are. None stands for a list that is no more.
        """
        if not self.settings.checksums:
            return {}
        from .checksums import LISTS, is_list, list_at, list_of_lists, lists

        found: dict[str, Written | None] = {
            path: self._put(path, data, files.get(path), tally)
            for path, data in lists(files, wanted)
        }
        known = {path: sha for path, sha in files.items() if is_list(path) and path != LISTS}
        due = {path for path in known if wanted is None or list_at(path) in wanted}
        found |= dict.fromkeys(due - found.keys())
        kept = {path: sha for path, sha in known.items() if path not in found}
        kept |= {path: each.sha for path, each in found.items() if each}
        found[LISTS] = self._put(LISTS, list_of_lists(kept), files.get(LISTS), tally)
        return found

    def _put(self, path: str, data: bytes, old: bytes | None, tally: Tally) -> Written:
        """Write a file that no plan has, unless it is there with these bytes: `old` is the hash of
        the file that is."""
        sha = hashlib.sha256(data).digest()
        target = self.directory / path
        if old != sha or not target.exists():
            self.announce([path] if old is None else [])
            write_atomic(target, data)
            tally.written += 1
        return Written(THEME, THEME, sha[:16], sha)

    def delete(self, paths: Iterable[str], tally: Tally) -> None:
        """Delete files of former builds."""
        for path in paths:
            if os.path.lexists(self.directory / path):
                delete(self.directory, path)
                tally.deleted += 1

    def sweep(self, there: frozenset[str]) -> None:
        """Delete what a killed build was writing."""
        for path in there:
            if path.endswith(TEMPORARY):
                delete(self.directory, path)

    def present(self) -> frozenset[str]:
        """The files in the site's directory."""
        return present(self.directory)
