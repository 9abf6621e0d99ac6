"""A run of the annotators over the archive's files: what would change, and why. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.articles import parse, rewrite, safe_yaml
from dateline.catalog import load
from dateline.model import Article, Record

from . import annotate
from .archive import Archive
from .libraries import LINKING, is_installed
from .lost_addresses import lost_addresses
from .model_file import remembered
from .report import preview
from .suggestion import accepted, applied

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from dateline.catalog import Catalog
    from dateline.errors import Problem
    from dateline.settings import Settings

    from .report import Preview
    from .suggestion import Suggestion

MODEL = "topics.model"
"""The file in .dateline/ that keeps the trained model of topics; losing it costs time only."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One file that changes: its path below content/, and the suggestions taken."""

    path: str
    title: str
    taken: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a run found: the files that change, how many were looked at, and findings. `more` is
    how many files change besides those that are listed."""

    files: tuple[Annotated, ...] = ()
    looked_at: int = 0
    problems: tuple[Problem, ...] = ()
    more: int = 0

    def joined(self, other: Annotation, most: int) -> Annotation:
        """Both, with no more than `most` files listed."""
        files = sorted((*self.files, *other.files), key=lambda file: file.path)
        return Annotation(
            tuple(files[:most]),
            self.looked_at + other.looked_at,
            tuple(dict.fromkeys((*self.problems, *other.problems))),
            self.more + other.more + len(files[most:]),
        )


def annotate_files(
    root: Path, settings: Settings, only: Container[str] | None = None
) -> Annotation:
    """The changes that annotators make to the articles whose paths below content/ are in `only`.

    All articles where it is None. An older article without a story may change with them, when a
    new one joins it to one.
    """
    catalog = load(root, settings)
    content = root / settings.content_dir
    archive = _archive(catalog, root, settings)
    chosen = [record for record in catalog.records if only is None or record.path in only]
    given = (article for record in chosen if (article := _read(content, record.path)))
    suggestions = _by_article(annotate(given, archive))
    files = [
        Annotated(record.path, record.head.title, taken)
        for record in catalog.records
        if (taken := accepted(Article(record.head, ""), suggestions.get(record.head.id, ())))
    ]
    files.sort(key=lambda file: file.path)
    return Annotation(tuple(files), len(chosen), catalog.problems)


def rewritten(content: Path, file: Annotated) -> str:
    """The text of a file with the suggestions that were taken."""
    old = (content / file.path).read_text("utf-8-sig")
    article = parse(old, file.path).article
    return rewrite(old, applied(article, file.taken)) if article else old


def preview_files(
    root: Path,
    settings: Settings,
    only: Container[str],
    new: Container[str],
    before: Mapping[str, str],
) -> Preview:
    """The preview of the articles whose paths below content/ are in `only`; nothing is written.

    `before` are the texts of files that were changed or deleted, as they were, by those paths.
    """
    catalog = load(root, settings)
    content = root / settings.content_dir
    archive = _archive(catalog, root, settings)
    changed = [record for record in catalog.records if record.path in only]
    articles = [article for r in changed if (article := _read(content, r.path))]
    suggestions = annotate(articles, archive)
    alike = _alike(changed, archive)
    fresh = [record.head.id for record in changed if record.path in new]
    was = [
        Record(path, "", article.head)
        for path, text in before.items()
        if (article := parse(text, path).article)
    ]
    return preview(archive, changed, fresh, alike, suggestions, lost_addresses(was, archive))


def _alike(changed: Sequence[Record], archive: Archive) -> Mapping[str, list[tuple[float, Record]]]:
    if not is_installed(LINKING):
        return {}
    from .stories import similar

    return similar({record.head.id for record in changed}, archive)


def _archive(catalog: Catalog, root: Path, settings: Settings) -> Archive:
    """What annotators know: the catalog, and what only they read of the registries."""
    content = root / settings.content_dir
    return Archive(
        catalog.records,
        catalog.registries,
        settings,
        _topic_words(content),
        _address_topics(content),
        partial(remembered, root / ".dateline" / MODEL),
    )


def _address_topics(content: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """The `topics` of the sources in sources.yml: beginnings of paths, and topics' codes."""
    found = {}
    for source, entry in _entries(content / "sources.yml"):
        said = entry.get("topics")
        if isinstance(said, Mapping):
            found[source] = tuple((str(path), str(code)) for path, code in said.items() if code)
    return found


def _topic_words(content: Path) -> dict[str, tuple[str, ...]]:
    """The `keywords` of topics.yml."""
    found = {}
    for code, entry in _entries(content / "topics.yml"):
        said = entry.get("keywords")
        if isinstance(said, list):
            found[code] = tuple(str(word) for word in said if isinstance(word, str | int))
    return found


def _entries(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The entries of a registry; what is wrong with the file is told with the registries."""
    try:
        values = safe_yaml.read(path.read_text("utf-8-sig"), "").values
    except (OSError, UnicodeDecodeError):
        return
    for key, entry in values.items():
        if isinstance(entry, Mapping):
            yield str(key), entry


def _read(content: Path, path: str) -> Article | None:
    return parse((content / path).read_text("utf-8-sig"), path).article


def _by_article(suggestions: Iterable[Suggestion]) -> dict[str, list[Suggestion]]:
    found: dict[str, list[Suggestion]] = {}
    for each in suggestions:
        found.setdefault(each.id, []).append(each)
    return found
