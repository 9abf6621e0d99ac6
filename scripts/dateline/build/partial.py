"""Building what an edit touched: some articles are read, some pages planned, the rest is believed.

Wherever what is remembered does not settle every byte, this gives up before it has written
anything, and everything is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.catalog import load_registries, read_body
from dateline.group.edited import RenamedError
from dateline.plan.outputs import NO_PAGES, gives_way, outputs_of
from dateline.plan.search import search_entry
from dateline.plan.sitemaps import DATED, UNFOUND, site_sitemaps
from dateline.plan.subjects import ARTICLE, SITEMAP, Subject
from dateline.plan.touched import touched
from dateline.render import FILE_KINDS

from .archive import Archive
from .changes import nothing_to_do
from .checksums import list_of
from .dress import SEARCH_INDEX, Dress, shell_of
from .edits import Files, GiveUpError, edits_of
from .findings import Findings
from .press import Job
from .search import MOST_WHOLE, article_entry
from .site import INDEXED, THEME, Site, Tally, is_of_index
from .state import Written, packed, subject_name, url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.errors import Problem
    from dateline.model import Output
    from dateline.plan.search import SearchEntry

    from .changes import Changes
    from .index import SearchIndex
    from .index_memory import IndexMemory

MOST_EDITS = 200
"""Files with other bytes beyond which planning everything costs no more."""


WAITING = ("D401", "D403")
"""Findings about pages that are not there because their addresses are taken."""


def build_part(site: Site, dress: Dress, seen: Changes) -> Tally | None:
    """Bring up to date what the changes touch; None where everything has to be built."""
    if len(seen.differing) + len(seen.gone) > MOST_EDITS:
        return None
    try:
        files = Files.of(site, seen.differing, seen.gone)
        if files.same and not seen.missing:
            with site.state.change():
                site.state.put_looks(seen.places)
            return nothing_to_do(site)
        return _Part(site, dress, files, seen).run()
    except (GiveUpError, RenamedError):
        return None


class _Part:
    """One build of a part. Everything is planned before anything is written."""

    def __init__(self, site: Site, dress: Dress, files: Files, seen: Changes) -> None:
        self._site, self._dress, self._files, self._seen = site, dress, files, seen
        self._missing = seen.missing
        self._state = site.state
        loaded = load_registries(site.root, site.settings)
        self._edits = list(edits_of(self._state, files))
        self._archive = Archive(site, loaded, self._edits)
        self._pages: Mapping[str, str] = self._state.fact("pages")
        self._findings = Findings(site, loaded, files, self._edits, frozenset(self._pages))
        self._articles = self._state.articles() + sum(
            (edit.new is not None) - (edit.old is not None) for edit in self._edits
        )
        self.tally = Tally(read=self._articles)

    def run(self) -> Tally:
        """Raises GiveUpError, and then has written nothing."""
        if not self._site.settings.search.is_own:
            return self._run(None)
        from .index import memory_of

        with memory_of(self._site) as memory:
            if memory.token != self._state.fact("search"):
                raise GiveUpError("what is searched is not remembered")
            return self._run(memory)

    def _run(self, memory: IndexMemory | None) -> Tally:
        self._check()
        subjects = self._subjects()
        planned = self._planned(subjects)
        old = self._state.outputs(map(subject_name, subjects))
        stale = sorted(old.keys() - planned.keys())
        fresh = sorted(planned.keys() - old.keys())
        if stale and any(p.code in WAITING for p in self._state.fact("problems")):
            raise GiveUpError("an address is free that more than one page wanted")
        if stale or fresh:
            sitemaps = self._sitemaps(planned, stale)
            planned |= sitemaps
            old |= self._state.outputs([subject_name(Subject(SITEMAP))])
        problems = self._findings.after(planned, stale, moved=bool(stale or fresh))
        index = self._index(memory, subjects) if memory else None
        self._write(planned, old, stale, problems, index)
        return self.tally

    def _check(self) -> None:
        """Give up where an edit crosses a border behind which all pages look different."""
        size = self._site.settings.page_size
        before, after = self._archive.before.groups, self._archive.after.groups
        if (len(before.stories) > size) != (len(after.stories) > size):
            raise GiveUpError("the index of stories is cut, or no longer")
        small = {count <= MOST_WHOLE for count in (self._state.articles(), self._articles)}
        if self._enters and len(small) == 2:
            raise GiveUpError("whole texts are searched, or no longer")
        if not self._dress.fits:
            raise GiveUpError("the theme's files are damaged")

    def _subjects(self) -> list[Subject]:
        pairs = [(edit.old, edit.new) for edit in self._edits]
        for story in self._archive.retitled:
            pairs += [
                (record, record) for record in self._archive.after.groups.stories[story].members
            ]
        found = touched(self._archive.before, self._archive.after, pairs) if pairs else set()
        for path in self._missing:
            written = self._state.output(path)
            kind, _, key = written.subject.partition(" ") if written else ("", "", "")
            if kind == INDEXED:
                continue
            if kind in ("", THEME, "redirect") or (kind, key) == (SITEMAP, ""):
                raise GiveUpError(f"{path} is missing")
            found.add(Subject(kind, key))
        return sorted(found)

    def _planned(self, subjects: list[Subject]) -> dict[str, tuple[Subject, Output]]:
        planned: dict[str, tuple[Subject, Output]] = {}
        broken = self._dress.checked[1]
        names = {subject_name(subject) for subject in subjects}
        for subject in subjects:
            for output in outputs_of(self._archive.after, subject):
                if gives_way(output, self._pages):
                    continue
                address = output.path.removesuffix("index.html")
                there = self._state.output(output.path)
                if output.path in planned or (there is not None and there.subject not in names):
                    raise GiveUpError(f"{output.path} is wanted twice")
                if there is None and not self._is_free(output.path):
                    raise GiveUpError(f"{output.path} is taken")
                shell = shell_of(address, output.kind, self._site.settings)
                if output.kind not in FILE_KINDS and (
                    shell in broken or shell not in self._dress.saved.shells
                ):
                    raise GiveUpError(f"{output.path} has no shell")
                planned[output.path] = (subject, output)
        return planned

    def _is_free(self, path: str) -> bool:
        """Whether no hand-written page or file stands where a new page is to be."""
        parts = path.split("/")
        above = ("/".join(parts[:length]) for length in range(1, len(parts)))
        taken = path in self._pages or path.removesuffix("index.html") in self._pages
        return not taken and all(self._state.output(directory) is None for directory in above)

    def _sitemaps(
        self, planned: Mapping[str, tuple[Subject, Output]], stale: list[str]
    ) -> dict[str, tuple[Subject, Output]]:
        """The sitemap of all that is in no other, and the index of sitemaps."""
        others = DATED | UNFOUND | NO_PAGES | {THEME, INDEXED}
        kinds = self._state.output_kinds(others)
        kinds |= {path: made.kind for path, (_, made) in planned.items() if made.kind not in others}
        addresses = {path.removesuffix("index.html") for path in kinds.keys() - set(stale)}
        addresses |= {at for at, title in self._pages.items() if title and at.endswith("/")}
        made = site_sitemaps(addresses, self._archive.after)
        return {output.path: (Subject(SITEMAP), output) for output in made}

    def _write(
        self,
        planned: Mapping[str, tuple[Subject, Output]],
        old: Mapping[str, Written],
        stale: list[str],
        problems: list[Problem],
        index: SearchIndex | None,
    ) -> None:
        site, missing = self._site, set(self._missing)
        outputs: dict[str, Written] = {}
        jobs = []
        for path, (subject, output) in planned.items():
            key = site.key(output, self._dress)
            there = old.get(path)
            sha = there.sha if there is not None and path not in missing else b""
            outputs[path] = Written(output.kind, subject_name(subject), key, sha)
            if there is None or path in missing or there.key != key:
                jobs.append(Job(output, sha))
        site.begin()
        for printed in site.print(site.press(self._dress), [jobs], self.tally):
            for path, sha in printed.items():
                outputs[path] = outputs[path]._replace(sha=sha)
        if index is not None:
            known = self._state.outputs([INDEXED])
            found = index.update(known, missing.__contains__, self.tally)
            outputs |= {path: each for path, each in found.items() if known.get(path) != each}
            stale = [*stale, *sorted(known.keys() - found.keys())]
        site.delete(stale, self.tally)
        self._commit(outputs, planned, stale, problems, index)

    def _commit(
        self,
        outputs: dict[str, Written],
        planned: Mapping[str, tuple[Subject, Output]],
        stale: list[str],
        problems: list[Problem],
        index: SearchIndex | None,
    ) -> None:
        state, site = self._state, self._site
        edited = {edit.new.path: edit.number for edit in self._edits if edit.new}
        rows = [
            packed(read, edited.get(path, state.number(path)), url_of(read.record))
            if read.record
            else packed(read)
            for path, read in self._files.after.items()
        ]
        with state.change():
            state.drop_files(self._files.before)
            state.put_files(rows)
            state.put_looks(self._seen.places)
            if self._enters and self._edits:
                self._enter(planned)
                there = state.output(SEARCH_INDEX)
                outputs |= dict(site.index(self._dress, state.entries(), there, self.tally))
            before = {path: state.output(path) for path in outputs}
            fresh = [path for path, each in before.items() if each is None]
            changed = {p: each for p, each in outputs.items() if before[p] != each}
            state.drop_outputs(stale)
            state.put_outputs(changed.items())
            more, gone = self._sum_up([*changed, *stale])
            if index is not None:
                state.keep("search", index.token)
            state.keep("index", self._archive.index)
            site.remember(problems)
        self._archive.settle()
        if stale or gone:
            site.enlist(state.output_paths())
        elif fresh or more:
            site.enlist_more([*fresh, *more])
        site.journal.unlink(missing_ok=True)
        self.tally.files = state.count_outputs()
        self.tally.problems = problems

    @property
    def _enters(self) -> bool:
        """Whether Material's index has the articles."""
        return self._site.settings.search.engine == "lunr" and self._dress.search_index is not None

    def _index(self, memory: IndexMemory, subjects: Iterable[Subject]) -> SearchIndex | None:
        """The search index with the articles in their places; None where it stays as it is."""
        from dateline.search.documents import reference

        from .index import SearchIndex

        context = self._archive.after

        def entry(article: str) -> SearchEntry | None:
            record = context.catalog.by_id.get(article)
            return search_entry(context, record) if record is not None else None

        places = {}
        for kind, article in subjects:
            if kind == ARTICLE:
                found = entry(article)
                places[article] = reference(found) if found else None
        moved = memory.place(places)
        if not moved and not any(map(is_of_index, self._missing)):
            return None
        return SearchIndex(self._site, self._dress.search_index, entry, self._read, memory)

    def _sum_up(self, changed: list[str]) -> tuple[list[str], list[str]]:
        """Bring the lists of checksums up to date that the changed files are on; return the lists
        that are new and those that are no more."""
        if not self._site.settings.checksums:
            return [], []
        wanted = {list_of(path) for path in changed}
        known = self._state.shas_on(wanted)
        lists = self._site.checksums(known, wanted, self.tally)
        gone = sorted(path for path, written in lists.items() if written is None)
        self._site.delete(gone, self.tally)
        self._state.drop_outputs(gone)
        self._state.put_outputs((path, each) for path, each in lists.items() if each)
        return sorted(lists.keys() - known.keys() - set(gone)), gone

    def _enter(self, planned: Mapping[str, tuple[Subject, Output]]) -> None:
        """Bring the entries of the search index up to date."""
        before, after = self._archive.before, self._archive.after
        gone = [before.address(edit.old) for edit in self._edits if edit.old]
        self._state.drop_entries(gone)
        body = self._read if self._articles <= MOST_WHOLE else None
        entries = {}
        for edit in self._edits:
            if edit.new is not None:
                address = after.address(edit.new)
                found = article_entry(planned[f"{address}index.html"][1].inputs, body)
                if found is not None:
                    entries[address] = found
        self._state.put_entries(entries)

    def _read(self, path: str) -> str:
        return read_body(self._site.root, self._site.settings, path)
