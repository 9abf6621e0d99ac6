"""What changed since the last build: files as they were and are, and the articles in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.catalog import read_file, sha_of_file
from dateline.group.edited import Edit

from .scan import place_of
from .state import url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.catalog import FileRead
    from dateline.model import Record

    from .changes import Changes
    from .site import Site
    from .state import State


class GiveUpError(Exception):
    """What is remembered does not settle every byte."""


def unchanged(site: Site, paths: Iterable[str]) -> frozenset[str]:
    """Those of the article files at `paths` that hold the bytes they held: they were written again
    or checked out anew, and look different."""
    top, settings, state = f"{site.root}/{site.settings.content_dir}", site.settings, site.state
    shas = ((path, state.sha(path)) for path in paths)
    return frozenset(p for p, sha in shas if sha and sha == sha_of_file(f"{top}/{p}", settings))


def edited(site: Site, seen: Changes) -> Changes:
    """What is left of `seen` when files that hold what they held are taken out. How directories
    look in which nothing else differs is remembered."""
    same = unchanged(site, seen.differing)
    rest = replace(seen, differing=[path for path in seen.differing if path not in same])
    open_ = set(map(place_of, (*rest.differing, *rest.gone)))
    settled = {place: looks for place, looks in seen.places.items() if place not in open_}
    if settled:
        with site.state.change():
            site.state.put_looks(settled)
    return replace(rest, places={p: looks for p, looks in seen.places.items() if p in open_})


@dataclass(frozen=True)
class Files:
    """The files that may differ: as they were read before, and as they are now."""

    before: Mapping[str, FileRead]
    after: Mapping[str, FileRead]

    @classmethod
    def of(cls, site: Site, differing: list[str], gone: list[str]) -> Files:
        """The files at `differing` and `gone`, read again where they are still there."""
        content = site.root / site.settings.content_dir
        before = {
            path: read
            for path in (*differing, *gone)
            for read in site.state.reads("path = ?", (path,))
        }
        after = {path: read_file(content / path, path, site.settings) for path in differing}
        return cls(before, after)

    @property
    def same(self) -> bool:
        """Whether nothing but looks differs."""
        return self.before == self.after


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
