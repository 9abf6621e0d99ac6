"""The archive's own search index as files of the site: made by both ways of building, brought up
to date by one of them."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.model import digest
from dateline.search import MANIFEST, Shelf, Writer, index_order, segments, shelved
from dateline.search.documents import document, hand_written, page_reference, reference
from dateline.search.pack import zipped

from .index_memory import IndexMemory
from .site import INDEX_DIRECTORY as DIRECTORY
from .site import INDEXED
from .state import Written
from .write import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.plan.search import SearchEntry
    from dateline.search import Document, Part, Ref
    from dateline.search.joining import Order
    from dateline.search.part import Indexed
    from dateline.settings import Settings

    from .site import Site, Tally

BATCH = 128


class _Plain:
    """A memory for one build."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], object] = {}

    def get(self, key: str, number: int = 0) -> Any:
        return self._held.get((key, number))

    def put(self, key: str, value: object, number: int = 0) -> None:
        self._held[key, number] = value


def index_files(
    entries: Iterable[SearchEntry],
    own: str | None,
    settings: Settings,
    read: Callable[[str], str],
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the files of an index made from nothing. `own` is MkDocs's index of the
    hand-written pages (JSON); `read` gives the body of an article file."""
    pages = _pages(own, settings)
    known = {entry.id: entry for entry in entries}
    refs = [*map(reference, known.values()), *map(page_reference, pages.values())]
    shelves = shelved(refs)

    def documents(part: Part) -> Iterator[Document]:
        for ref in (each for shelf in part.shelves for each in shelves[shelf]):
            page = pages.get(ref.id)
            yield page or document(known[ref.id], read, settings.zone)

    cut = segments({name: Shelf.of(held) for name, held in shelves.items()})
    for path, raw in Writer(documents, _Plain()).write(cut):
        yield DIRECTORY + path, zipped(raw or b"")


def _pages(own: str | None, settings: Settings) -> dict[str, Document]:
    """The hand-written pages by their ids in the index."""
    return {page.id: page for page in hand_written(own, settings.language)} if own else {}


class SearchIndex:
    """The index of a site, brought up to date.

    `own` is MkDocs's index of the hand-written pages; `entry` gives an article as search finds it,
    by its id; `read` gives the body of an article file.
    """

    def __init__(
        self,
        site: Site,
        own: Path | None,
        entry: Callable[[str], SearchEntry | None],
        read: Callable[[str], str],
        memory: IndexMemory,
    ) -> None:
        self._site, self._entry, self._read, self._memory = site, entry, read, memory
        self._pages = _pages(own.read_text("utf-8") if own else None, site.settings)

    @property
    def token(self) -> str | None:
        """What the memory knows this index by."""
        return self._memory.token

    def place_all(self, articles: Iterable[Ref]) -> None:
        """Say where all articles of the archive stand."""
        self._memory.place_all([*articles, *map(page_reference, self._pages.values())])

    def update(
        self, old: Mapping[str, Written], missing: Callable[[str], bool], tally: Tally
    ) -> dict[str, Written]:
        """Write the files that are not there; all files of the index as they are now. `old` are
        those of the last build, `missing` tells those that are gone."""
        cut = segments(self._memory.shelves())
        there = {path.removeprefix(DIRECTORY) for path in old if not missing(path)}
        found: dict[str, Written] = {}
        with self._work() as work:
            writer = Writer(self._documents, self._memory, there, work)
            files = writer.write(cut)
            for batch in iter(lambda: list(islice(files, BATCH)), []):
                self._site.announce(p for path, _ in batch if (p := DIRECTORY + path) not in old)
                for path, raw in batch:
                    whole = DIRECTORY + path
                    found[whole] = self._put(whole, raw, old.get(whole), missing, tally)
        shas = {path: written.sha for path, written in found.items()}
        self._memory.settle(token(shas), writer.keys)
        return found

    def _put(
        self,
        path: str,
        raw: bytes | None,
        old: Written | None,
        missing: Callable[[str], bool],
        tally: Tally,
    ) -> Written:
        """One file, written where it is not there with these bytes."""
        if raw is None and old is not None:
            return old
        data = zipped(raw or b"")
        sha = hashlib.sha256(data).digest()
        if old is None or old.sha != sha or missing(path):
            write_atomic(self._site.directory / path, data)
            tally.written += 1
        return Written(INDEXED, INDEXED, sha[:16], sha)

    def _documents(self, part: Part) -> Iterator[Document]:
        for ref in (each for shelf in part.shelves for each in self._memory.refs(shelf)):
            if (page := self._pages.get(ref.id)) is not None:
                yield page
            elif (entry := self._entry(ref.id)) is not None:
                yield document(entry, self._read, self._site.settings.zone)

    @contextmanager
    def _work(self) -> Iterator[Callable[[Iterable[Order]], Iterable[Indexed]]]:
        """Parts are indexed by as many processes as pages are rendered."""
        if self._site.jobs == 1:
            yield lambda orders: map(index_order, orders)
            return
        from dateline.execute import crew

        with crew(self._site.jobs) as workers:
            yield lambda orders: workers.map(index_order, orders, batch=1)


def token(shas: Mapping[str, bytes]) -> str:
    """What an index and the memory of it have in common; `shas` are the hashes of its files."""
    return digest(shas.get(DIRECTORY + MANIFEST, b""))


@contextmanager
def memory_of(site: Site) -> Iterator[IndexMemory]:
    """The memory of a site's index; what is changed is kept where all goes well."""
    site_name = digest(str(site.directory.resolve()))[:8]
    memory = IndexMemory(site.cache / f"search-{site_name}.sqlite")
    try:
        yield memory
    except BaseException:
        memory.close(keep=False)
        raise
    memory.close(keep=True)
