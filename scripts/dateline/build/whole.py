"""Building everything: every article is looked at, every page planned; only what differs is
rendered. Pages go by one at a time, so that memory holds articles and not pages."""

from __future__ import annotations

import gc
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dateline.catalog import assemble, load_registries, needs_lead, read_body, read_file
from dateline.group import group_catalog
from dateline.group.index import index_of
from dateline.plan.context import Context
from dateline.plan.search import search_entry
from dateline.plan.site import SitePlan
from dateline.plan.subjects import addresses
from dateline.render import FILE_KINDS
from dateline.search.documents import reference

from .aside import Aside
from .changes import changes
from .checksums import is_list
from .dress import SEARCH_INDEX, Dress, dress, shell_of
from .edits import unchanged
from .index import SearchIndex, memory_of, token
from .pages import files_of, hand_written
from .press import Job
from .register import Register
from .scan import paths_in
from .search import MOST_WHOLE, article_entry
from .site import INDEXED, Site, Tally, is_of_index
from .state import Packed, Written, packed, subject_name, url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.catalog import Catalog, FileRead
    from dateline.group import Groups
    from dateline.model import Output
    from dateline.plan.search import SearchEntry

    from .scan import Looks

BATCH = 256
BATCHES = 4
"""How many of them are printed before what they left is freed."""


def build_whole(site: Site, looks: Looks) -> Tally:
    """Bring the whole site up to date, from nothing where nothing is remembered."""
    content = site.root / site.settings.content_dir
    loaded = load_registries(site.root, site.settings)
    with closing(Aside(site.cache, Packed)) as aside, closing(Register(site.cache)) as register:
        reads = (_aside(read, aside) for read in _reads(site, content, looks))
        catalog = assemble(reads, loaded, site.settings)
        groups = group_catalog(catalog, site.settings)
        site, built = _print_site(site, Context(catalog, groups, site.settings), register)
        _remember(site, catalog, groups, built, looks, aside)
    return built.tally


class _Built(NamedTuple):
    """What is to be remembered of a site: its files, what a build did, the hand-written pages, and
    articles' entries in Material's search index by their addresses. Not what its pages show, which
    is as much as the archive."""

    files: Register
    tally: Tally
    pages: Mapping[str, str]
    entries: Mapping[str, str]


def _print_site(site: Site, context: Context, register: Register) -> tuple[Site, _Built]:
    """Bring the files up to date; gives the site in its dress, too."""
    content = site.root / site.settings.content_dir
    pages = hand_written(content, files_of(content))
    wanted = (pair for pair in addresses(context) if not pair[0] or pair[0] not in pages)
    dressed = dress(site.root, site.settings, site.theme, site.cache, wanted)
    site = site.dressed(dressed)
    build = _Whole(site, dressed, context, SitePlan(context, pages), register)
    build.run()
    return site, _Built(register, build.tally, pages, build.entries)


def _reads(site: Site, content: Path, looks: Looks) -> Iterator[FileRead]:
    """Every file, from memory where it holds what it held when the same code read it."""
    other: set[str] | None = None
    if site.state.fact("reader") == site.reader_key:
        suspects = changes(site, looks, looks.keys()).differing
        other = set(suspects) - unchanged(site, suspects)
    for path in sorted(paths_in(looks)):
        known = site.state.read(path) if other is not None and path not in other else None
        yield known or read_file(f"{content}/{path}", path, site.settings)


def _aside(read: FileRead, aside: Aside[Packed]) -> FileRead:
    """Set what was read aside; pages need all of it but the leads that none of them shows."""
    aside.put(tuple(packed(read)))
    record = read.record
    if record is None or needs_lead(record.head):
        return read
    return replace(read, record=replace(record, lead=""))


class _Whole:
    """One run over all outputs. `files` are those of the site when it has ended."""

    def __init__(
        self, site: Site, dressed: Dress, context: Context, plan: SitePlan, files: Register
    ) -> None:
        self._site, self._dress, self._context, self._plan = site, dressed, context, plan
        self.tally = Tally(read=len(context.catalog.records))
        self.files = files
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
        site.begin()
        site.sweep(self._there)
        files = self._dress.files()
        self._make_room(files)
        self._print_all()
        old = self._old if self._believed else {}
        self.files.enter_all(site.copy(self._dress, files, old, self._there, self.tally))
        entries = [self.entries[address] for address in sorted(self.entries)]
        index = site.index(self._dress, entries, old.get(SEARCH_INDEX), self.tally)
        self.files.enter_all(dict(index))
        if site.settings.search.is_own:
            self._index(old)
        lists = {path: old[path].sha for path in old if is_list(path)}
        shas = self.files.shas | lists if lists else self.files.shas
        sums = site.checksums(shas, None, self.tally)
        self.files.enter_all({path: written for path, written in sums.items() if written})
        known = self._old.keys() | set(filter(is_of_index, self._there))
        gone = (known - self.files.shas.keys()) | site.announced(self.files.shas)
        site.delete(sorted(gone), self.tally)
        self.tally.files = len(self.files.shas)
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
            self.files.settle(printed)
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
            written = Written(output.kind, subject_name(subject), key, sha)
            self._enter(output)
            if there is not None and there.key == key:
                self.files.enter(output.path, written)
                continue
            self.files.expect(output.path, written)
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
            self.files.settle(printed)

    def _index(self, old: Mapping[str, Written]) -> None:
        """Bring the archive's own search index up to date."""
        context, site = self._context, self._site
        by_id = {record.head.id: record for record in context.catalog.records}

        def entry(article: str) -> SearchEntry | None:
            return search_entry(context, by_id[article])

        with memory_of(site) as memory:
            index = SearchIndex(site, self._dress.search_index, entry, self._read, memory)
            there = (search_entry(context, record) for record in by_id.values())
            index.place_all(reference(each) for each in there if each is not None)
            known = {path: each for path, each in old.items() if each.kind == INDEXED}
            found = index.update(known, lambda path: path not in self._there, self.tally)
            self.files.enter_all(found)

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
    once, here."""
    gc.collect()
    gc.freeze()


def _above(path: str) -> list[str]:
    """The directories that `path`, a file or an address, lies in."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _remember(
    site: Site, catalog: Catalog, groups: Groups, built: _Built, looks: Looks, aside: Aside[Packed]
) -> None:
    """Keep everything that the next build may rest on, at once."""
    state, records = site.state, catalog.records
    numbers = {record.head.id: number for number, record in enumerate(records)}
    with state.anew():
        state.put_looks(looks)
        state.put_files(_numbered(aside, catalog))
        state.put_outputs(built.files)
        state.put_entries(built.entries)
        state.keep("search", token(built.files.shas))
        state.keep("index", index_of(groups, numbers, records))
        state.keep("pages", dict(built.pages))
        site.remember(built.tally.problems)
        state.keep("twice", any(found.code == "D301" for found in catalog.problems))
    site.enlist(built.files.shas)
    site.journal.unlink(missing_ok=True)


def _numbered(aside: Aside[Packed], catalog: Catalog) -> Iterator[Packed]:
    """The files with the numbers of their articles, and the keys of the addresses these are from;
    most are known, those of articles that share one are made."""
    numbers = {record.path: number for number, record in enumerate(catalog.records)}
    urls = {record.path: url for url, record in catalog.by_url.items()}
    for row in aside:
        url = urls.get(row.path)
        if url is None and (record := row.read.record) is not None:
            url = url_of(record)
        yield row._replace(number=numbers.get(row.path), url=url or None)
