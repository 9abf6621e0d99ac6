"""Building what an edit touched: some articles are read, some pages planned, the rest is believed.

Wherever what is remembered does not settle every byte, this gives up before it has written
anything, and everything is built.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import Catalog, load_registries, read_body, read_file, story_problems
from dateline.group import Memberships
from dateline.group.index import Edit, RenamedError, changed, groups_in
from dateline.model import Record
from dateline.plan.context import Context
from dateline.plan.site import dead_links
from dateline.plan.sitemaps import DATED, UNLISTED, site_sitemaps
from dateline.plan.subjects import SITEMAP, Subject, outputs_of
from dateline.plan.touched import touched
from dateline.render import FILE_KINDS

from .dress import SEARCH_INDEX, Dress, shell_of
from .press import Job
from .scan import UNKNOWN
from .search import MOST_WHOLE, article_entry
from .site import THEME, Site, Tally
from .state import Row, Stamp, State, Written, subject_name, url_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.catalog import FileRead, Loaded
    from dateline.errors import Problem
    from dateline.group.index import Index
    from dateline.model import Output

MOST_EDITS = 200
"""Changed files beyond which planning everything costs no more."""


WAITING = ("D401", "D403")
"""Findings about pages that are not there because their addresses are taken."""


class GiveUpError(Exception):
    """What is remembered does not settle every byte."""


def build_part(site: Site, dress: Dress, stamps: Mapping[str, Stamp]) -> Tally | None:
    """Bring up to date what the changed files touch; None where everything has to be built."""
    old = site.state.stamps()
    differing = sorted(p for p, s in stamps.items() if old.get(p) != s or s.time == UNKNOWN)
    gone = sorted(old.keys() - stamps.keys())
    if len(differing) + len(gone) > MOST_EDITS:
        return None
    missing = [p for p in site.state.output_paths() if not os.path.lexists(site.directory / p)]
    try:
        files = Files.of(site, stamps, differing, gone)
        if files.same and not missing:
            return _nothing(site, files)
        return _Part(site, dress, files, missing).run()
    except (GiveUpError, RenamedError):
        return None


@dataclass(frozen=True)
class Files:
    """The files that may differ: as they were read before, as they are now, and their stamps."""

    before: Mapping[str, FileRead]
    after: Mapping[str, FileRead]
    stamps: Mapping[str, Stamp]

    @classmethod
    def of(
        cls, site: Site, stamps: Mapping[str, Stamp], differing: list[str], gone: list[str]
    ) -> Files:
        """The files at `differing` and `gone`, read again where they are still there."""
        content = site.root / site.settings.content_dir
        before = {
            path: read
            for path in (*differing, *gone)
            for read in site.state.reads("path = ?", (path,))
        }
        after = {path: read_file(content / path, path, site.settings) for path in differing}
        return cls(before, after, {path: stamps[path] for path in differing})

    @property
    def same(self) -> bool:
        """Whether nothing but stamps differs."""
        return self.before == self.after


def _nothing(site: Site, files: Files) -> Tally:
    """No file of the site is touched."""
    state = site.state
    if files.stamps:
        with state.change():
            state.put_stamps(files.stamps)
    problems = list(state.fact("problems"))
    return Tally(read=state.articles(), files=len(state.output_paths()), problems=problems)


class _Articles(Mapping[str, Record]):
    """Articles by id, each read when it is asked for."""

    def __init__(self, number: Callable[[str], int | None], load: Callable[[int], Record]) -> None:
        self._number, self._load = number, load

    def __getitem__(self, article: str) -> Record:
        number = self._number(article)
        if number is None:
            raise KeyError(article)
        return self._load(number)

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("no build of a part goes through all articles")

    def __len__(self) -> int:
        raise NotImplementedError("no build of a part counts all articles")


class Archive:
    """The archive before and after the edits, as two contexts to plan in."""

    def __init__(self, site: Site, loaded: Loaded, edits: list[Edit]) -> None:
        self._site, self._registries = site, loaded.registries
        self._edits = {edit.number: edit for edit in edits}
        self._numbers = {
            record.head.id: edit.number for edit in edits for record in (edit.old or edit.new,)
            if record
        }  # fmt: skip
        self._kept: dict[int, Record] = {}
        memberships = Memberships(self._registries, site.settings)
        index: Index = site.state.fact("index")
        self.index, self.retitled = changed(index, edits, memberships, self._after)
        self.before = self._context(index, memberships, self._before)
        self.after = self._context(self.index, memberships, self._after)

    def _context(
        self, index: Index, memberships: Memberships, load: Callable[[int], Record]
    ) -> Context:
        groups = groups_in(index, load, self._registries, memberships)
        catalog = Catalog((), self._registries, (), _Articles(self._number, load))
        return Context(catalog, groups, self._site.settings)

    def _number(self, article: str) -> int | None:
        found = self._numbers.get(article)
        return self._site.state.number_of(article) if found is None else found

    def _before(self, number: int) -> Record:
        edit = self._edits.get(number)
        return self._settled(edit.old if edit else self._unchanged(number), number)

    def _after(self, number: int) -> Record:
        edit = self._edits.get(number)
        return self._settled(edit.new if edit else self._unchanged(number), number)

    def _unchanged(self, number: int) -> Record | None:
        if number not in self._kept:
            record = self._site.state.numbered(number).record
            if record is not None:
                self._kept[number] = record
        return self._kept.get(number)

    def _settled(self, record: Record | None, number: int) -> Record:
        if record is None:
            raise KeyError(number)
        return record


class _Part:
    """One build of a part. Everything is planned before anything is written."""

    def __init__(self, site: Site, dress: Dress, files: Files, missing: list[str]) -> None:
        self._site, self._dress, self._files, self._missing = site, dress, files, missing
        self._state = site.state
        self._loaded = load_registries(site.root, site.settings)
        self._edits = list(edits_of(self._state, files))
        self._archive = Archive(site, self._loaded, self._edits)
        self._pages: frozenset[str] = self._state.fact("pages")
        self._articles = self._state.articles() + sum(
            (edit.new is not None) - (edit.old is not None) for edit in self._edits
        )
        self.tally = Tally(read=self._articles)

    def run(self) -> Tally:
        """Raises GiveUpError, and then has written nothing."""
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
        problems = self._problems(planned, stale, moved=bool(stale or fresh))
        self._write(planned, old, stale, problems)
        return self.tally

    def _check(self) -> None:
        """Give up where an edit crosses a border behind which all pages look different."""
        size = self._site.settings.page_size
        before, after = self._archive.before.groups, self._archive.after.groups
        if (len(before.stories) > size) != (len(after.stories) > size):
            raise GiveUpError("the index of stories is cut, or no longer")
        if (self._state.articles() > MOST_WHOLE) != (self._articles > MOST_WHOLE):
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
        kinds = self._state.output_kinds() | {path: o.kind for path, (_, o) in planned.items()}
        gone = set(stale)
        addresses = {
            path.removesuffix("index.html")
            for path, kind in kinds.items()
            if path not in gone and kind not in DATED | UNLISTED | {THEME}
        }
        addresses |= {address for address in self._pages if address.endswith("/")}
        made = site_sitemaps(addresses, self._archive.after)
        return {output.path: (Subject(SITEMAP), output) for output in made}

    def _problems(
        self,
        planned: Mapping[str, tuple[Subject, Output]],
        stale: list[str],
        *,
        moved: bool,
    ) -> list[Problem]:
        """All findings of the archive, those about the edited files made anew."""
        problems = set(self._state.fact("problems"))
        for read in self._files.before.values():
            problems -= set(read.problems)
        for read in self._files.after.values():
            problems |= set(read.problems)
        if self._loaded.registries.stories:
            stated = self._state.stated()
            problems -= set(self._story_problems(stated))
            for path in self._files.before:
                del stated[path]
            stated |= {path: (read.id, read.story) for path, read in self._files.after.items()}
            problems |= set(self._story_problems(stated))
        linking = [r for e in self._edits for r in (e.old, e.new) if r is not None and r.links]
        if moved or linking:
            problems = {found for found in problems if found.code != "D402"}
            problems |= set(self._dead_links(planned, stale))
        return sorted(problems)

    def _story_problems(self, stated: Mapping[str, tuple[str, str]]) -> Iterator[Problem]:
        stories: dict[str, str] = {}
        for _, (article, story) in sorted(stated.items()):
            stories[article] = story or stories.get(article, "")
        files = self._loaded.registries.stories
        shown = f"{self._site.settings.content_dir}/stories"
        return story_problems(files, self._loaded.story_lines, stories, shown)

    def _dead_links(
        self, planned: Mapping[str, tuple[Subject, Output]], stale: list[str]
    ) -> Iterator[Problem]:
        edited = {edit.number: edit.new for edit in self._edits}
        records = [read.record for read in self._state.reads("linking") if read.record]
        old = {edit.old.head.id for edit in self._edits if edit.old}
        records = [record for record in records if record.head.id not in old]
        records += [record for record in edited.values() if record is not None]
        if not any(r.links for r in records) and not self._loaded.registries.days:
            return iter(())
        kinds = self._state.output_kinds().items()
        paths = {*(path for path, kind in kinds if kind != THEME), *planned} - set(stale)
        addresses = {path.removesuffix("index.html") for path in paths} | self._pages | {""}
        catalog = Catalog(tuple(records), self._loaded.registries)
        return dead_links(catalog, self._site.settings, addresses)

    def _write(
        self,
        planned: Mapping[str, tuple[Subject, Output]],
        old: Mapping[str, Written],
        stale: list[str],
        problems: list[Problem],
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
        site.delete(stale, self.tally)
        self._commit(outputs, planned, stale, problems)

    def _commit(
        self,
        outputs: dict[str, Written],
        planned: Mapping[str, tuple[Subject, Output]],
        stale: list[str],
        problems: list[Problem],
    ) -> None:
        state, site = self._state, self._site
        edited = {edit.new.path: edit.number for edit in self._edits if edit.new}
        rows = [
            Row(
                path,
                self._files.stamps[path],
                edited.get(path, state.number(path)) if read.record else None,
                read,
            )
            for path, read in self._files.after.items()
        ]
        with state.change():
            state.drop_files(self._files.before)
            state.put_files(rows)
            if self._dress.search_index is not None and self._edits:
                self._enter(planned)
                there = state.output(SEARCH_INDEX)
                outputs |= dict(site.index(self._dress, state.entries(), there, self.tally))
            state.drop_outputs(stale)
            state.put_outputs(outputs)
            state.keep("index", self._archive.index)
            site.remember(problems)
        site.journal.unlink(missing_ok=True)
        self.tally.files = len(state.output_paths())
        self.tally.problems = problems

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


def edits_of(state: State, files: Files) -> Iterator[Edit]:
    """What changed, article by article. Raises GiveUpError where articles are in each other's
    way: two with one id, one address of origin or an alias."""
    if state.fact("twice"):
        raise GiveUpError("two files have one id")
    old = {read.record.head.id: read.record for read in files.before.values() if read.record}
    new: dict[str, Record] = {}
    for read in files.after.values():
        if read.record is not None:
            if read.record.head.id in new:
                raise GiveUpError("two files have one id")
            new[read.record.head.id] = read.record
    number = state.next_number()
    for article in sorted(old.keys() | new.keys()):
        before, after = old.get(article), new.get(article)
        if before == after:
            continue
        _settle(state, files, [record for record in (before, after) if record is not None])
        if before is not None:
            known = state.number(before.path)
            if known is None:
                raise GiveUpError("two files have one id")
            yield Edit(known, before, after)
        else:
            yield Edit(number, None, after)
            number += 1


def _settle(state: State, files: Files, records: list[Record]) -> None:
    """Give up where what other articles show or are called depends on these."""
    for record in records:
        article, url = record.head.id, url_of(record)
        of_one_id = {path for path, read in files.after.items() if read.id == article}
        of_one_url = {
            path for path, read in files.after.items() if read.record and url_of(read.record) == url
        }
        for column, value, new in (("id", article, of_one_id), ("url", url, of_one_url)):
            old = set(state.paths_with(column, value)) if value else set()
            if value and (len(old) > 1 or len(old - files.before.keys() | new) > 1):
                raise GiveUpError(f"{record.path} has the {column} of another file")
        if record.head.aliases:
            raise GiveUpError(f"{record.path} has aliases")
