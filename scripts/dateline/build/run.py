"""Build the site: the only module of this package that reads clocks, disks or other programs.

The flow, top to bottom: load -> group -> plan -> shells -> diff -> render what changed -> write ->
manifest. The shells come from a `Theme`, which the caller provides, so that nothing here knows
MkDocs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline import __version__
from dateline.catalog import load, read_body
from dateline.errors import Problem, problem
from dateline.group import group_catalog
from dateline.model import digest, fingerprint
from dateline.plan import plan_site
from dateline.render import FILE_KINDS, Page, Renderer

from .diff import diff
from .lock import locked
from .manifest import Manifest
from .manifest import read as read_manifest
from .pages import files_of, hand_written
from .search import article_entry, merge
from .shells import Shell, check, shell_id, specimens
from .write import TEMPORARY, delete, present, write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dateline.catalog import Catalog
    from dateline.model import Output
    from dateline.settings import Settings

SEARCH_INDEX = "search/search_index.json"


class Theme(Protocol):
    """Renders pages with the site's theme and configuration."""

    def directories(self) -> Sequence[Path]:
        """The theme's directories, the owner's first: where page templates are looked up."""
        ...

    def render(self, pages: Iterable[Page], site: Path) -> tuple[Problem, ...]:
        """Build the hand-written pages and `pages` into the directory `site`."""
        ...


@dataclass(frozen=True, slots=True)
class Planned:
    """Everything known before the first page is rendered."""

    catalog: Catalog
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. Counts are of articles (`read`) and of files."""

    read: int
    rendered: int
    written: int
    kept: int
    deleted: int
    left_out: int
    problems: tuple[Problem, ...] = field(default=())

    def summary(self) -> str:
        """One line for people."""
        return (
            f"{self.read} articles read, {self.rendered} pages rendered, {self.written} files "
            f"written, {self.kept} kept, {self.deleted} deleted, {self.left_out} articles left out"
        )


def make_plan(root: Path, settings: Settings) -> Planned:
    """Read content/ and plan every output. Shared by both ways of building."""
    content = root / settings.content_dir
    catalog = load(root, settings)
    pages = hand_written(content, files_of(content))
    plan = plan_site(catalog, group_catalog(catalog, settings), settings, pages)
    return Planned(catalog, plan.outputs, (*catalog.problems, *plan.problems))


def body_reader(root: Path, settings: Settings) -> Callable[[str], str]:
    """A function that reads the body of the article file it is given, relative to content/."""
    return lambda path: read_body(root, settings, path)


def extra_files(
    outputs: Iterable[Output], renderer: Renderer, index: str | None, read: Callable[[str], str]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the outputs that are no pages, and of the search index.

    `index` is the search index of the hand-written pages, None where search is off.
    """
    outputs = list(outputs)
    for output in outputs:
        if output.kind in FILE_KINDS:
            yield output.path, renderer.file(output)
    if index is not None:
        entries = (article_entry(o.inputs, read) for o in outputs if o.kind == "article")
        yield SEARCH_INDEX, merge(index, (e for e in entries if e)).encode()


def build(
    root: Path, site: Path, settings: Settings, theme: Theme, cache: Path | None = None
) -> Report:
    """Bring the directory `site` up to date with the archive at `root`.

    `cache` (default `root`/.dateline) holds shells and manifest; losing it costs time only. Files
    in `site` that no build wrote are left alone. Raises LockedError while another build runs, and
    OSError where the site cannot be written: then the files already renamed are whole, and the
    next build repairs the rest.
    """
    cache = cache or root / ".dateline"
    with locked(cache / "lock"):
        return _build(root, site, settings, theme, cache)


def _build(root: Path, site: Path, settings: Settings, theme: Theme, cache: Path) -> Report:
    planned = make_plan(root, settings)
    read = body_reader(root, settings)
    renderer = Renderer(settings, theme.directories(), read)
    dressed = _dress(root, settings, theme, cache, planned)
    wanted = _wanted(planned.outputs, dressed, settings)
    manifest_path = cache / f"manifest-{digest(str(site.resolve()))[:8]}.json"
    built = read_manifest(_text(manifest_path))
    there = present(site)
    change = diff(wanted, built.keys, there)
    due = set(change.write)
    entries = {path: built.entries[path] for path in change.keep}
    written = 0
    for path, data in _render(planned.outputs, renderer, dressed, settings, read, due):
        sha = hashlib.sha256(data).hexdigest()
        if path not in there or built.entries.get(path, ("", ""))[1] != sha:
            write_atomic(site / path, data)
            written += 1
        entries[path] = (wanted[path], sha)
    leftovers = [path for path in there if path.endswith(TEMPORARY)]
    for path in (*change.delete, *leftovers):
        delete(site, path)
    write_atomic(manifest_path, Manifest(entries).dump().encode())
    problems = (*planned.problems, *dressed.problems)
    return Report(
        read=len(planned.catalog.records),
        rendered=len(due),
        written=written,
        kept=len(wanted) - written,
        deleted=len(change.delete),
        left_out=sum(p.code == "D601" for p in problems),
        problems=tuple(sorted(problems)),
    )


@dataclass(frozen=True, slots=True)
class _Dressed:
    """The theme's part: shells by id, finished pages by path, its other files, and its key."""

    directory: Path
    shells: Mapping[str, Shell]
    finished: Mapping[str, Path]
    files: Mapping[str, str]
    named: frozenset[str]
    key: str
    problems: tuple[Problem, ...]

    def shell(self, output: Output) -> Shell:
        return self.shells[shell_id(_address(output), output.kind, self.named)]


def _address(output: Output) -> str:
    return output.path.removesuffix("index.html")


def _dress(root: Path, settings: Settings, theme: Theme, cache: Path, planned: Planned) -> _Dressed:
    """Render the shells with the theme, or take them from the cache when nothing moved."""
    pages = [(_address(o), o.kind) for o in planned.outputs if o.kind not in FILE_KINDS]
    needed = specimens(pages, settings.nav)
    key = digest([_theme_key(root, settings, theme), sorted(needed)])
    directory = cache / "shells"
    record = directory / "shells.json"
    saved = _saved(record, key)
    if saved is None:
        record.unlink(missing_ok=True)
        saved = theme.render(needed.values(), directory / "site")
        rows = [[p.path, p.line, p.code, p.message, p.hint] for p in saved]
        write_atomic(record, json.dumps({"key": key, "problems": rows}).encode())
    built = directory / "site"
    shells = {
        name: Shell.cut((built / page.address / "index.html").read_text("utf-8"), page)
        for name, page in needed.items()
    }
    lost, broken = check(shells, "theme")
    finished = _finish(planned, settings, theme, root, broken, directory / "whole")
    specimen_files = {f"{page.address}index.html" for page in needed.values()}
    files = {
        path: hashlib.sha256((built / path).read_bytes()).hexdigest()
        for path in sorted(present(built) - specimen_files - {SEARCH_INDEX})
    }
    return _Dressed(built, shells, finished, files, settings.nav, key, (*saved, *lost))


def _finish(
    planned: Planned,
    settings: Settings,
    theme: Theme,
    root: Path,
    broken: frozenset[str],
    directory: Path,
) -> dict[str, Path]:
    """Render with MkDocs itself the pages whose shell lost a slot: slow, and always right."""
    due = [
        output
        for output in planned.outputs
        if output.kind not in FILE_KINDS
        and shell_id(_address(output), output.kind, settings.nav) in broken
    ]
    if not due:
        return {}
    renderer = Renderer(settings, theme.directories(), body_reader(root, settings))
    theme.render([renderer.page(output) for output in due], directory)
    return {output.path: directory / output.path for output in due}


def _theme_key(root: Path, settings: Settings, theme: Theme) -> str:
    """A hash of all that shells are made of: configuration, theme, hand-written pages, versions."""
    content = root / settings.content_dir
    files = [root / "mkdocs.yml", *(content / path for path in files_of(content))]
    for directory in theme.directories():
        files += sorted(p for p in directory.rglob("*") if p.is_file())
    hashes = [(str(p), hashlib.sha256(p.read_bytes()).hexdigest()) for p in files if p.exists()]
    names = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "markdown-it-py")
    versions = [__version__, *(metadata.version(name) for name in names)]
    return digest([hashes, versions, _code_key()])


def _code_key() -> str:
    """A hash of this package's own code: any change of it may change any byte."""
    package = Path(__file__).parents[1]
    return digest([(p.name, p.read_bytes()) for p in sorted(package.rglob("*.py"))])


def _saved(record: Path, key: str) -> tuple[Problem, ...] | None:
    """The findings kept with the shells of `key`, None when they have to be rendered."""
    try:
        data = json.loads(record.read_text("utf-8"))
        if data["key"] != key:
            return None
        return tuple(problem(*fields) for fields in data["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _wanted(outputs: Iterable[Output], dressed: _Dressed, settings: Settings) -> dict[str, str]:
    """Every path of the site and the key of its bytes."""
    wanted = dict(dressed.files)
    theme = fingerprint([dressed.key, settings])
    articles = []
    for output in outputs:
        wanted[output.path] = digest([output.key, theme])
        if output.kind == "article":
            articles.append(output.key)
    if (dressed.directory / SEARCH_INDEX).exists():
        wanted[SEARCH_INDEX] = digest([articles, theme])
    return wanted


def _render(
    outputs: Sequence[Output],
    renderer: Renderer,
    dressed: _Dressed,
    settings: Settings,
    read: Callable[[str], str],
    due: set[str],
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of everything that is due."""
    for path in dressed.files:
        if path in due:
            yield path, (dressed.directory / path).read_bytes()
    for output in outputs:
        if output.path not in due or output.kind in FILE_KINDS:
            continue
        if output.path in dressed.finished:
            yield output.path, dressed.finished[output.path].read_bytes()
        else:
            page = renderer.page(output)
            yield output.path, dressed.shell(output).fill(page).encode()
    index = _text(dressed.directory / SEARCH_INDEX) if SEARCH_INDEX in due else None
    chosen = [o for o in outputs if o.path in due or (index is not None and o.kind == "article")]
    yield from extra_files(chosen, renderer, index, read)


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
