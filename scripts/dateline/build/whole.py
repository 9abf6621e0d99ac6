"""Building everything: every article is looked at, every page planned; only what differs is
rendered. Pages go by one at a time, so that memory holds articles and not pages."""

from __future__ import annotations

import gc
from itertools import islice
from typing import TYPE_CHECKING

from dateline.catalog import assemble, load_registries, read_body, read_file
from dateline.group import group_catalog
from dateline.group.index import index_of
from dateline.plan.context import Context
from dateline.plan.search import search_entry
from dateline.plan.site import SitePlan
from dateline.plan.subjects import addresses
from dateline.render import FILE_KINDS
from dateline.search.documents import reference

from .changes import changes
from .checksums import is_list
from .dress import SEARCH_INDEX, Dress, dress, shell_of
from .edits import unchanged
from .index import SearchIndex, memory_of, token
from .pages import files_of, hand_written
from .press import Job
from .scan import paths_in
from .search import MOST_WHOLE, article_entry
from .site import INDEXED, Site, Tally, is_of_index
from .state import Row, Written, subject_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.catalog import Catalog, FileRead
    from dateline.model import Output
    from dateline.plan.search import SearchEntry

    from .scan import Looks

BATCH = 256
BATCHES = 16
"""How many of them are printed before what they left is freed."""


def build_whole(site: Site, looks: Looks) -> Tally:
    """Bring the whole site up to date, from nothing where nothing is remembered."""
    content = site.root / site.settings.content_dir
    loaded = load_registries(site.root, site.settings)
    reads = {read.path: read for read in _reads(site, content, looks)}
    catalog = assemble(reads.values(), loaded, site.settings)
    context = Context(catalog, group_catalog(catalog, site.settings), site.settings)
    pages = hand_written(content, files_of(content))
    wanted = [pair for pair in addresses(context) if not pair[0] or pair[0] not in pages]
    dressed = dress(site.root, site.settings, site.theme, site.cache, wanted)
    site = site.dressed(dressed)
    build = _Whole(site, dressed, context, SitePlan(context, pages))
    build.run()
    _remember(site, catalog, context, reads, looks, build)
    return build.tally


def _reads(site: Site, content: Path, looks: Looks) -> Iterator[FileRead]:
    """Every file, from memory where it holds what it held when the same code read it."""
    known: dict[str, FileRead] = {}
    if site.state.fact("reader") == site.reader_key:
        suspects = changes(site, looks, looks.keys()).differing
        other = set(suspects) - unchanged(site, suspects)
        known = {read.path: read for read in site.state.reads() if read.path not in other}
    for path in sorted(paths_in(looks)):
        yield known.get(path) or read_file(f"{content}/{path}", path, site.settings)


class _Whole:
    """One run over all outputs. `outputs` are the files of the site when it has ended."""

    def __init__(self, site: Site, dressed: Dress, context: Context, plan: SitePlan) -> None:
        self._site, self._dress, self._context, self._plan = site, dressed, context, plan
        self.pages = plan.pages
        self.tally = Tally(read=len(context.catalog.records))
        self.outputs: dict[str, Written] = {}
        self.entries: dict[str, str] = {}
        self._old = site.state.outputs()
        self._there = site.present()
        # After a killed build a file may hold anything: it counts as not there.
        self._believed = site.state.fact("clean") is True
        lunr = site.settings.search.engine == "lunr"
        self._enters = lunr and dressed.search_index is not None
        articles = len(context.catalog.records)
        self._body = self._read if articles <= MOST_WHOLE else None

    def _read(self, path: str) -> str:
        return read_body(self._site.root, self._site.settings, path)

    def run(self) -> None:
        """Write what differs, delete what is no more."""
        site = self._site
        announced = site.announced()
        site.begin()
        site.sweep(self._there)
        files = self._dress.files()
        self._make_room(files)
        self._print_all()
        old = self._old if self._believed else {}
        self.outputs |= site.copy(self._dress, files, old, self._there, self.tally)
        entries = [self.entries[address] for address in sorted(self.entries)]
        index = site.index(self._dress, entries, old.get(SEARCH_INDEX), self.tally)
        self.outputs |= dict(index)
        if site.settings.search.is_own:
            self._index(old)
        lists = {path: old[path] for path in old if is_list(path)}
        shas = {path: written.sha for path, written in (self.outputs | lists).items()}
        sums = site.checksums(shas, None, self.tally)
        self.outputs |= {path: written for path, written in sums.items() if written}
        known = self._old.keys() | announced | set(filter(is_of_index, self._there))
        site.delete(sorted(known - self.outputs.keys()), self.tally)
        self.tally.files = len(self.outputs)
        findings = self._dress.checked[0]
        self.tally.problems = [*self._context.catalog.problems, *self._plan.problems, *findings]

    def _make_room(self, files: Mapping[str, bytes]) -> None:
        """Delete old files in the place of a directory that is wanted now, and old files below
        what is to be a file now."""
        if not self._old:
            return
        wanted = {above for address, _ in addresses(self._context) for above in _above(address)}
        wanted |= {above for path in files for above in _above(path)}
        blocking = [p for p in self._old if p in wanted or not files.keys().isdisjoint(_above(p))]
        self._site.delete(sorted(blocking), self.tally)

    def _print_all(self) -> None:
        late: list[Job] = []
        press = self._site.press(self._dress)
        gc.freeze()
        batches = self._site.print(press, _batches(self._due(late)), self.tally)
        for number, printed in enumerate(batches, 1):
            self._settle(printed)
            if number % BATCHES == 0:
                _free()
        if late:
            self._print_late(late)

    def _due(self, late: list[Job]) -> Iterator[Job]:
        """What has to be printed; pages whose shell lost a slot are put into `late` instead."""
        broken = self._dress.checked[1]
        for subject, output in self._plan.outputs():
            key = self._site.key(output, self._dress)
            old = self._old.get(output.path) if self._believed else None
            there = old if old is not None and output.path in self._there else None
            sha = there.sha if there is not None else b""
            self.outputs[output.path] = Written(output.kind, subject_name(subject), key, sha)
            self._enter(output)
            if there is not None and there.key == key:
                continue
            shell = shell_of(output.path.removesuffix("index.html"), output.kind,
                             self._site.settings)  # fmt: skip
            if output.kind not in FILE_KINDS and shell in broken:
                late.append(Job(output, sha))
            else:
                yield Job(output, sha)

    def _print_late(self, jobs: list[Job]) -> None:
        """Render with MkDocs itself the pages whose shell lost a slot: slow, and always right."""
        directory = self._site.cache / "whole"
        press = self._site.press(self._dress)
        pages = [press.page(job.output) for job in jobs]
        self._site.theme.render(pages, directory)
        finished = {job.output.path: directory / job.output.path for job in jobs}
        press = self._site.press(self._dress, finished)
        for printed in self._site.print(press, [jobs], self.tally):
            self._settle(printed)

    def _settle(self, printed: Mapping[str, bytes]) -> None:
        for path, sha in printed.items():
            self.outputs[path] = self.outputs[path]._replace(sha=sha)

    def _index(self, old: Mapping[str, Written]) -> None:
        """Bring the archive's own search index up to date."""
        context, site = self._context, self._site
        by_id = {record.head.id: record for record in context.catalog.records}

        def entry(article: str) -> SearchEntry | None:
            return search_entry(context, by_id[article])

        with memory_of(site) as memory:
            index = SearchIndex(site, self._dress.search_index, entry, self._read, memory)
            found = (search_entry(context, record) for record in by_id.values())
            index.place_all(reference(each) for each in found if each is not None)
            known = {path: each for path, each in old.items() if each.kind == INDEXED}
            self.outputs |= index.update(known, lambda path: path not in self._there, self.tally)

    def _enter(self, output: Output) -> None:
        """Put an article into Material's search index."""
        if output.kind == "article" and self._enters:
            found = article_entry(output.inputs, self._body)
            if found is not None:
                self.entries[output.path.removesuffix("index.html")] = found


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    rest = iter(jobs)
    return iter(lambda: list(islice(rest, BATCH)), [])


def _free() -> None:
    """Free pages whose template's macros hold them and are held by them. What stays is looked at
    once: measured, a collection of 4,000 pages takes a fiftieth of their rendering."""
    gc.collect()
    gc.freeze()


def _above(path: str) -> list[str]:
    """The directories that `path`, a file or an address, lies in."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _remember(
    site: Site,
    catalog: Catalog,
    context: Context,
    reads: Mapping[str, FileRead],
    looks: Looks,
    build: _Whole,
) -> None:
    """Keep everything that the next build may rest on, at once."""
    state = site.state
    numbers = {record.head.id: number for number, record in enumerate(catalog.records)}
    kept = {record.path: number for number, record in enumerate(catalog.records)}
    urls = {record.path: url for url, record in catalog.by_url.items()}
    with state.change():
        state.clear()
        state.put_looks(looks)
        state.put_files(
            Row(path, kept.get(path), read, urls.get(path, "")) for path, read in reads.items()
        )
        state.put_outputs(build.outputs)
        state.put_entries(build.entries)
        state.keep("search", token(build.outputs))
        state.keep("index", index_of(context.groups, numbers, catalog.records))
        state.keep("pages", dict(build.pages))
        site.remember(build.tally.problems)
        usable = [read for read in reads.values() if read.record is not None]
        state.keep("twice", len(usable) > len(catalog.records))
    site.enlist(build.outputs)
    site.journal.unlink(missing_ok=True)
