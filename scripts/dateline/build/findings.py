"""The findings of an archive of which some files were edited: those about the edits made anew, all
others believed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.catalog import Catalog, story_problems
from dateline.plan.site import dead_links

from .site import INDEXED, THEME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from dateline.catalog import Loaded
    from dateline.errors import Problem
    from dateline.group.edited import Edit

    from .edits import Files
    from .site import Site


@dataclass(frozen=True)
class Findings:
    """What is wrong with the archive after `edits` of `files`. `pages` are the hand-written pages
    and files."""

    site: Site
    loaded: Loaded
    files: Files
    edits: Sequence[Edit]
    pages: frozenset[str]

    def after(self, planned: Collection[str], stale: Collection[str], *, moved: bool
              ) -> list[Problem]:  # fmt: skip
        """All findings. `planned` are files of the site that are made now, `stale` those that are
        no more; `moved` says that a page came or went."""
        problems = set(self.site.state.fact("problems"))
        for read in self.files.before.values():
            problems -= set(read.problems)
        for read in self.files.after.values():
            problems |= set(read.problems)
        if self.loaded.registries.stories:
            stated = self.site.state.stated()
            problems -= set(self._story_problems(stated))
            for path in self.files.before:
                del stated[path]
            stated |= {path: (read.id, read.story) for path, read in self.files.after.items()}
            problems |= set(self._story_problems(stated))
        linking = [r for e in self.edits for r in (e.old, e.new) if r is not None and r.links]
        if moved or linking:
            problems = {found for found in problems if found.code != "D402"}
            problems |= set(self._dead_links(planned, stale))
        return sorted(problems)

    def _story_problems(self, stated: Mapping[str, tuple[str, str]]) -> Iterator[Problem]:
        stories: dict[str, str] = {}
        for _, (article, story) in sorted(stated.items()):
            stories[article] = story or stories.get(article, "")
        shown = f"{self.site.settings.content_dir}/stories"
        files, lines = self.loaded.registries.stories, self.loaded.story_lines
        return story_problems(files, lines, stories, shown)

    def _dead_links(self, planned: Collection[str], stale: Collection[str]) -> Iterator[Problem]:
        state = self.site.state
        records = [read.record for read in state.reads("linking") if read.record]
        old = {edit.old.head.id for edit in self.edits if edit.old}
        records = [record for record in records if record.head.id not in old]
        records += [edit.new for edit in self.edits if edit.new]
        if not any(r.links for r in records) and not self.loaded.registries.days:
            return iter(())
        paths = {*state.output_kinds({THEME, INDEXED}), *planned} - set(stale)
        addresses = {path.removesuffix("index.html") for path in paths} | self.pages | {""}
        catalog = Catalog(tuple(records), self.loaded.registries)
        return dead_links(catalog, self.site.settings, addresses)
