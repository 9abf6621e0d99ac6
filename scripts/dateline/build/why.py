"""What a build would do, and why: which inputs of a page changed since the last build.

Reads what the last build remembers, and the files that differ; writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from dateline.group.edited import RenamedError
from dateline.plan.outputs import outputs_of
from dateline.plan.subjects import Subject
from dateline.plan.touched import touched

from .archive import Archive
from .changes import changes
from .edits import Files, GiveUpError, edits_of, unchanged
from .site import INDEXED, THEME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.catalog import Loaded
    from dateline.model import Record

    from .scan import Looks
    from .site import Site

MOST_SHOWN = 60
"""Characters of a value that are shown."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is built: the `input` that differs, its value before and its value now."""

    input: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.input}: {self.before} -> {self.after}" if self.before else self.input


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a build would do: the files whose articles differ, and the subjects to be planned;
    `whole` is why everything would be planned, empty where a part is enough."""

    files: tuple[str, ...]
    subjects: tuple[Subject, ...]
    whole: tuple[Reason, ...] = ()


def outlook(site: Site, looks: Looks, loaded: Loaded) -> Outlook:
    """What a build would do now."""
    files = _files(site, looks)
    names = tuple(sorted({*files.before, *files.after}))
    if reasons := tuple(_bases(site)):
        return Outlook(names, (), reasons)
    try:
        archive, pairs = _archive(site, files, loaded)
    except (GiveUpError, RenamedError) as error:
        return Outlook(names, (), (Reason(str(error)),))
    subjects = touched(archive.before, archive.after, pairs) if pairs else set()
    return Outlook(names, tuple(sorted(subjects)))


def why(site: Site, looks: Looks, loaded: Loaded, path: str) -> tuple[Reason, ...]:
    """Which inputs of the file `path` of the site differ from those it was built from; none where
    it is up to date."""
    written = site.state.output(path)
    if written is None:
        return (Reason(f"no build has written {path}"),)
    if reasons := tuple(_bases(site)):
        return reasons
    if not (site.directory / path).exists():
        return (Reason(f"{path} is missing"),)
    try:
        archive, pairs = _archive(site, _files(site, looks), loaded)
    except (GiveUpError, RenamedError) as error:
        return (Reason(str(error)),)
    kind, _, key = written.subject.partition(" ")
    if not pairs or kind == THEME:
        return ()
    if kind == INDEXED:
        return (Reason("articles changed, and the search index with them"),)
    views = [
        {output.path: output.inputs for output in outputs_of(context, Subject(kind, key))}
        for context in (archive.before, archive.after)
    ]
    return tuple(_differences(kind, views[0].get(path), views[1].get(path)))


def _bases(site: Site) -> Iterator[Reason]:
    """What all pages rest on and what differs of it."""
    state = site.state
    if state.fact("clean") is not True:
        yield Reason("no build has come to its end yet")
        return
    for name, now in site.bases.items():
        if state.fact(f"basis {name}") != now:
            yield Reason(f"{name} changed, and all pages rest on it")


def _files(site: Site, looks: Looks) -> Files:
    seen = changes(site, looks)
    same = unchanged(site, seen.differing)
    files = Files.of(site, [p for p in seen.differing if p not in same], seen.gone)
    alike = {path for path, read in files.after.items() if files.before.get(path) == read}
    return Files(
        {path: read for path, read in files.before.items() if path not in alike},
        {path: read for path, read in files.after.items() if path not in alike},
    )


def _archive(
    site: Site, files: Files, loaded: Loaded
) -> tuple[Archive, Sequence[tuple[Record | None, Record | None]]]:
    edits = list(edits_of(site.state, files))
    return Archive(site, loaded, edits), [(edit.old, edit.new) for edit in edits]


def _differences(name: str, before: object, after: object) -> Iterator[Reason]:
    """The leaves in which two values differ."""
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after):
        for field in (each for each in fields(before) if each.compare):
            yield from _differences(
                f"{name}.{field.name}", getattr(before, field.name), getattr(after, field.name)
            )
    elif isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(f"{name}[{number}]", one, other)
    else:
        yield Reason(name, _shown(before), _shown(after))


def _shown(value: object) -> str:
    text = f"{len(value)} of them" if isinstance(value, tuple) else str(value)
    text = text or "nothing"
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"
