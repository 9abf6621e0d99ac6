"""Build the site: the only module of this package that reads the clock, and decides how to build.

The flow, top to bottom: lock -> look at content/ -> nothing new, a part, or the whole -> report.
A part is built (`partial`) where some articles changed and what the last build remembers holds;
everything else is built whole (`whole`), and gives the same bytes. What reads, plans and renders is
imported when there is something to do: it takes longer than to see that there is nothing.
"""

from __future__ import annotations

import gc
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model import digest, fingerprint

from .changes import changes, nothing_to_do
from .dress import Dress, code_key, makers_key, saved_dress, theme_key
from .lock import locked
from .memory import Memory
from .pagefind import check_pagefind, index_pages
from .scan import registry_key
from .site import TURN, Site, Tally
from .state import VERSION, State, is_damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.errors import Problem
    from dateline.settings import Settings

    from .dress import Theme
    from .scan import Looks
    from .why import Outlook, Reason


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Counts are of articles (`read`) and of files; `whole` says whether all
    pages were planned."""

    read: int
    rendered: int
    written: int
    kept: int
    deleted: int
    left_out: int
    whole: bool
    problems: tuple[Problem, ...] = field(default=())

    def summary(self) -> str:
        """One line for people."""
        return (
            f"{self.read:,} articles read, {self.rendered:,} pages rendered, "
            f"{self.written:,} files written, {self.kept:,} kept, {self.deleted:,} deleted, "
            f"{self.left_out:,} articles left out"
        )


def build(
    root: Path,
    site: Path,
    settings: Settings,
    theme: Theme,
    cache: Path | None = None,
    *,
    jobs: int = 1,
    memory: Memory | None = None,
) -> Report:
    """Bring the directory `site` up to date with the archive at `root`.

    `cache` (default `root`/.dateline) holds what the last build left; losing it costs time only.
    `jobs` is how many processes render; the bytes are the same for any number. `memory` is what
    the same process keeps from one build to the next.
    Files in `site` that no build wrote are left alone. Raises LockedError while another build
    runs, and OSError where the site cannot be written: then the files already renamed are whole,
    and the next build repairs the rest.
    """
    memory = memory or Memory()
    check_pagefind(settings)
    with _opened(root, site, settings, theme, cache, jobs, memory) as (target, told):
        memory.turn = b""  # until all has gone well
        try:
            report = _build(target, memory.looks, told)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            target.forget()
            report = _build(target, memory.looks, None)
        memory.turn = target.state.fact(TURN) or b""
        index_pages(site, settings, memory.turn)
        return report


def _build(site: Site, looks: Looks, told: set[str] | None) -> Report:
    saved = saved_dress(site.cache)
    tally = None
    if saved is not None and site.remembered:
        seen = changes(site, looks, told)
        if seen.places:
            from .edits import edited

            seen = edited(site, seen)
        if not seen.any:
            return _report(nothing_to_do(site), whole=False)
        from .partial import build_part

        tally = build_part(site, Dress(site.cache / "shells", saved), seen)
    if tally is not None:
        return _report(tally, whole=False)
    from .whole import build_whole

    if site.memory is not None:
        site.memory.forget()
    return _report(build_whole(site, looks), whole=True)


def look(
    root: Path, site: Path, settings: Settings, theme: Theme, cache: Path | None = None
) -> Outlook:
    """What `build` would do now. Raises LockedError while a build runs."""
    memory = Memory()
    with _opened(root, site, settings, theme, cache, 1, memory) as (target, _):
        from dateline.catalog import load_registries

        from .why import outlook

        return outlook(target, memory.looks, load_registries(root, settings))


def explain(
    root: Path,
    site: Path,
    settings: Settings,
    theme: Theme,
    path: str,
    cache: Path | None = None,
) -> tuple[Reason, ...]:
    """Why `build` would render the file `path` of the site now; nothing where it would not.
    Raises LockedError while a build runs."""
    memory = Memory()
    with _opened(root, site, settings, theme, cache, 1, memory) as (target, _):
        from dateline.catalog import load_registries

        from .why import why

        return why(target, memory.looks, load_registries(root, settings), path)


@contextmanager
def _opened(
    root: Path,
    directory: Path,
    settings: Settings,
    theme: Theme,
    cache: Path | None,
    jobs: int,
    memory: Memory,
) -> Iterator[tuple[Site, set[str] | None]]:
    """The site, locked, with all that is remembered of it, and in which directories
    article files may look different than at the last build; None where that may be any. `memory`
    has how they look."""
    cache = cache or root / ".dateline"
    with locked(cache / "lock"), _without_collector():
        content = root / settings.content_dir
        saved = saved_dress(cache)
        path = cache / f"site-{digest(str(directory.resolve()))[:8]}.db"
        with _state(path) as state:
            target = Site(
                root=root,
                directory=directory,
                cache=cache,
                settings=settings,
                theme=theme,
                state=state,
                theme_key=theme_key(root, settings, saved.directories if saved else ()),
                registry_key=registry_key(content),
                reader_key=digest(
                    [VERSION, code_key(), makers_key(settings), fingerprint(settings)]
                ),
                jobs=jobs,
                memory=memory,
            )
            _ready(target)
            if memory.turn != target.state.fact(TURN):
                memory.forget()
            yield target, memory.look(content, time.time_ns())


@contextmanager
def _state(path: Path) -> Iterator[State]:
    """The memory in the file `path`. Raises OSError where it cannot be read or written."""
    try:
        with closing(State(path)) as state:
            yield state
    except sqlite3.DatabaseError as error:
        raise OSError(f"{path}: {error}") from error


def _ready(site: Site) -> None:
    """Open the memory, a new one where it is damaged."""
    try:
        site.state.open()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        site.forget()


def _report(tally: Tally, *, whole: bool) -> Report:
    return Report(
        read=tally.read,
        rendered=tally.rendered,
        written=tally.written,
        kept=tally.files - tally.written,
        deleted=tally.deleted,
        left_out=sum(p.code == "D601" for p in tally.problems),
        whole=whole,
        problems=tuple(sorted(set(tally.problems))),
    )


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for garbage cycles but where a build asks for one: an archive in memory has none,
    and looking costs a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was:
            gc.enable()
