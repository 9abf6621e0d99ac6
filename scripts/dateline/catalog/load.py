"""Loading content/: reads the files, leaves out what cannot be used, and says why.

One bad article never stops the others: it is left out, with its findings and a D601 each.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dateline.articles import parse
from dateline.articles.parse import split
from dateline.errors import Problem, problem
from dateline.model import Record
from dateline.text.markdown import local_links, to_plain
from dateline.text.urls import url_key

from .catalog import Catalog
from .registries import load_registries
from .stories import story_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.model import Article
    from dateline.settings import Settings

LEAD = 600
ID_LENGTH = 8
ARTICLE_DIRS = ("articles", "undated")


def load(root: Path, settings: Settings) -> Catalog:
    """The archive at `root`. Raises nothing for what the files hold."""
    loaded = load_registries(root, settings)
    loader = _Loader(root, settings)
    records = sorted(loader.records(), key=order)
    kept = tuple(loader.unique(records))
    by_url = loader.addresses(kept)
    stories = story_problems(
        loaded.registries.stories,
        loaded.story_lines,
        loader.stories,
        f"{settings.content_dir}/stories",
    )
    return Catalog(
        records=kept,
        registries=loaded.registries,
        by_id={record.head.id: record for record in kept},
        by_url=by_url,
        problems=tuple(sorted({*loaded.problems, *stories, *loader.problems})),
    )


def article_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Every article file, and its path relative to `content`, in a stable order."""
    for directory in ARTICLE_DIRS:
        for file in sorted((content / directory).rglob("*.md")):
            yield file, file.relative_to(content).as_posix()


def order(record: Record) -> tuple[bool, float, str]:
    """Newest first, undated last, ties by id."""
    latest = record.head.when.latest if record.head.when else None
    return (latest is None, -latest.timestamp() if latest else 0.0, record.head.id)


def read_body(root: Path, settings: Settings, path: str) -> str:
    """The body of the article file `path` (relative to content/); empty if it is unreadable now."""
    parts = split(read_text(root / settings.content_dir / path, path, settings)[0])
    return parts[1].strip() if parts else ""


class _Loader:
    """Reads the article files. `stories` maps the id of each, usable or not, to its story."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self._content, self._settings = root / settings.content_dir, settings
        self.problems: list[Problem] = []
        self.stories: dict[str, str] = {}

    def _wrong(self, path: str, line: int, code: str, message: str) -> None:
        shown = f"{self._settings.content_dir}/{path}"
        self.problems.append(problem(shown, line, code, message))

    def records(self) -> Iterator[Record]:
        """The articles that can be shown."""
        for file, path in article_files(self._content):
            record = self._record(file, path)
            if record is not None:
                yield record

    def _record(self, file: Path, path: str) -> Record | None:
        shown = f"{self._settings.content_dir}/{path}"
        article, sha, problems = read_article(file, shown, self._settings)
        self.problems += problems
        if article is None:
            self._wrong(path, 0, "D601", "left out of the build")
            self.stories.setdefault(file.stem[-ID_LENGTH:], "")
            return None
        self.stories[article.head.id] = article.head.story
        if article.head.draft:
            self._wrong(path, 0, "D307", "a draft, left out of the site")
            return None
        return Record(
            path=path,
            sha256=sha,
            head=article.head,
            lead=_lead(article.body),
            words=len(article.body.split()),
            # Without a bracket there is no link but those in angle brackets, which have a scheme.
            links=local_links(article.body) if "[" in article.body else (),
        )

    def unique(self, records: list[Record]) -> Iterator[Record]:
        """The records without those whose id another file has; the first by path stays."""
        first: dict[str, Record] = {}
        for record in sorted(records, key=lambda r: r.path):
            kept = first.setdefault(record.head.id, record)
            if kept is not record:
                self._wrong(record.path, 1, "D301", f"id {record.head.id} is that of {kept.path}")
                self._wrong(record.path, 0, "D601", "left out of the build")
        keep = {record.path for record in first.values()}
        return (record for record in records if record.path in keep)

    def addresses(self, records: Iterable[Record]) -> dict[str, Record]:
        """The records by the key of their address of origin; the first by path stays."""
        by_url: dict[str, Record] = {}
        for record in sorted(records, key=lambda r: r.path):
            if record.head.source_url:
                first = by_url.setdefault(url_key(record.head.source_url), record)
                if first is not record:
                    self._wrong(record.path, 1, "D302", f"has the source_url of {first.path}")
        return by_url


def read_text(file: Path, shown: str, settings: Settings) -> tuple[str, str, tuple[Problem, ...]]:
    """An article file's text and the SHA-256 of its bytes, or why there is none."""
    try:
        size = file.stat().st_size
        if size > settings.max_article_bytes:
            message = f"{size:,} bytes, more than {settings.max_article_bytes:,}"
            return "", "", (problem(shown, 0, "D117", message),)
        data = file.read_bytes()
        return data.decode("utf-8-sig"), hashlib.sha256(data).hexdigest(), ()
    except OSError as error:
        message = error.strerror or str(error)
        return "", "", (problem(shown, 0, "D306", message),)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", "", (problem(shown, line, "D116", "the file is not UTF-8 text"),)


def read_article(
    file: Path, shown: str, settings: Settings
) -> tuple[Article | None, str, tuple[Problem, ...]]:
    """An article, the SHA-256 of its file, and what is wrong with it; `shown` names it there."""
    text, sha, problems = read_text(file, shown, settings)
    if problems:
        return None, "", problems
    parsed = parse(text, shown)
    length, most = len(parsed.article.body) if parsed.article else 0, settings.max_body_chars
    if length > most:
        message = f"a body of {length:,} characters, more than {most:,}"
        problems = (problem(shown, 0, "D129", message),)
    return parsed.article, sha, (*parsed.problems, *problems)


def _lead(body: str) -> str:
    """The plain text of the first paragraphs: enough of them for LEAD characters."""
    taken: list[str] = []
    length = 0
    for block in body[: LEAD * 8].split("\n\n"):
        taken.append(block)
        length += len(block)
        if length > LEAD * 2:
            break
    plain = to_plain("\n\n".join(taken)).replace("\n", " ")
    return plain[:LEAD]
