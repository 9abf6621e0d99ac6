"""Loading content/: reads the files, leaves out what cannot be used, and says why.

One bad article never stops the others: it is left out, with its findings and a D601 each.
"""

from __future__ import annotations

import hashlib
import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.articles import parse
from dateline.articles.parse import split
from dateline.errors import Problem, problem
from dateline.model import Record, sealed, stored
from dateline.settings.places import ARTICLE_DIRS
from dateline.text.counting import word_count
from dateline.text.markdown import local_links, to_plain
from dateline.text.urls import url_key

from .catalog import Catalog
from .registries import load_registries
from .stories import story_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model import Article
    from dateline.settings import Settings

    from .registries import Loaded

LEAD = 600
ID_LENGTH = 8


@stored
@sealed(frozen=True, slots=True)
class FileRead:
    """What one article file gave. `record` is None for a file that cannot be used and for a draft;
    `id` and `story` are what it states, as far as it can be told. `sha256` is that of its bytes,
    empty where they are no text."""

    path: str
    record: Record | None
    id: str
    story: str
    problems: tuple[Problem, ...]
    sha256: str = ""


def load(root: Path, settings: Settings) -> Catalog:
    """The archive at `root`. Raises nothing for what the files hold."""
    content = root / settings.content_dir
    reads = (read_file(file, path, settings) for file, path in article_files(content))
    return assemble(reads, load_registries(root, settings), settings)


def assemble(reads: Iterable[FileRead], loaded: Loaded, settings: Settings) -> Catalog:
    """The archive of which `reads` are all article files, in the order of `article_files`."""
    problems: set[Problem] = set(loaded.problems)
    stories: dict[str, str] = {}
    records = []
    for each in reads:
        problems |= set(each.problems)
        stories[each.id] = each.story or stories.get(each.id, "")
        if each.record is not None:
            records.append(each.record)
    kept = tuple(sorted(_unique(records, settings, problems), key=order))
    by_url = _addresses(kept, settings, problems)
    shown = f"{settings.content_dir}/stories"
    files = loaded.registries.stories
    problems |= set(story_problems(files, loaded.story_lines, stories, shown))
    return Catalog(
        records=kept,
        registries=loaded.registries,
        by_id={record.head.id: record for record in kept},
        by_url=by_url,
        problems=tuple(sorted(problems)),
    )


def article_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Every article file, and its path relative to `content`, in a stable order."""
    for top in ARTICLE_DIRS:
        for directory, below, names in os.walk(content / top):
            below.sort()
            place = Path(directory)
            parent = place.relative_to(content).as_posix()
            # A directory in the place of an article is none, and that is told.
            for name in sorted([*below, *names]):
                if name.endswith(".md"):
                    yield place / name, f"{parent}/{name}"


def order(record: Record) -> tuple[bool, float, str]:
    """Newest first, undated last, ties by id."""
    latest = record.head.when.latest if record.head.when else None
    return (latest is None, -latest.timestamp() if latest else 0.0, record.head.id)


def read_body(root: Path, settings: Settings, path: str) -> str:
    """The body of the article file `path` (relative to content/); empty if it is unreadable now."""
    try:
        _, data = _read(f"{root}/{settings.content_dir}/{path}", settings.max_article_bytes)
        parts = split(_decoded(data)) if data is not None else None
    except (OSError, UnicodeDecodeError):
        return ""
    return parts[1].strip() if parts else ""


def read_file(file: Path | str, path: str, settings: Settings) -> FileRead:
    """What the article file `path`, relative to content/, gives."""
    shown = f"{settings.content_dir}/{path}"
    article, sha, problems = read_article(file, shown, settings)
    if article is None:
        left_out = problem(shown, 0, "D601", "left out of the build")
        return FileRead(path, None, Path(path).stem[-ID_LENGTH:], "", (*problems, left_out), sha)
    head = article.head
    if head.draft:
        draft = problem(shown, 0, "D307", "a draft, left out of the site")
        return FileRead(path, None, head.id, head.story, (*problems, draft), sha)
    record = Record(
        path=path,
        sha256=sha,
        head=head,
        lead=_lead(article.body),
        words=word_count(article.body),
        # Without a bracket there is no link but those in angle brackets, which have a scheme.
        links=local_links(article.body) if "[" in article.body else (),
    )
    return FileRead(path, record, head.id, head.story, problems, sha)


def _unique(records: list[Record], settings: Settings, problems: set[Problem]) -> Iterator[Record]:
    """The records without those whose id another file has; the first by path stays."""
    first: dict[str, Record] = {}
    for record in sorted(records, key=lambda r: r.path):
        kept = first.setdefault(record.head.id, record)
        if kept is not record:
            shown = f"{settings.content_dir}/{record.path}"
            message = f"id {record.head.id} is that of {kept.path}"
            problems.add(problem(shown, 1, "D301", message))
            problems.add(problem(shown, 0, "D601", "left out of the build"))
    yield from first.values()


def _addresses(
    records: Iterable[Record], settings: Settings, problems: set[Problem]
) -> dict[str, Record]:
    """The records by the key of their address of origin; the first by path stays."""
    by_url: dict[str, Record] = {}
    for record in sorted(records, key=lambda r: r.path):
        if record.head.source_url:
            first = by_url.setdefault(url_key(record.head.source_url), record)
            if first is not record:
                shown = f"{settings.content_dir}/{record.path}"
                message = f"has the source_url of {first.path}"
                problems.add(problem(shown, 1, "D302", message))
    return by_url


def read_text(
    file: Path | str, shown: str, settings: Settings
) -> tuple[str, str, tuple[Problem, ...]]:
    """An article file's text and the SHA-256 of its bytes, or why there is none."""
    try:
        size, data = _read(file, settings.max_article_bytes)
        if data is None:
            message = f"{size:,} bytes, more than {settings.max_article_bytes:,}"
            return "", "", (problem(shown, 0, "D117", message),)
        return _decoded(data), hashlib.sha256(data).hexdigest(), ()
    except OSError as error:
        message = error.strerror or str(error)
        return "", "", (problem(shown, 0, "D306", message),)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return "", "", (problem(shown, line, "D116", "the file is not UTF-8 text"),)


def sha_of_file(file: Path | str, settings: Settings) -> str:
    """The SHA-256 of an article file's bytes, empty where it cannot be used as one."""
    try:
        _, data = _read(file, settings.max_article_bytes)
    except OSError:
        return ""
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def _decoded(data: bytes) -> str:
    """What the codec utf-8-sig gives, which is not written in C. Raises UnicodeDecodeError."""
    return data.removeprefix(BOM_UTF8).decode()


def _read(file: Path | str, most: int) -> tuple[int, bytes | None]:
    """Size and bytes of a file, no bytes where it is larger than `most`. Raises OSError.

    Plain system calls: every article is read twice in a build.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        if size > most:
            return size, None
        data = os.read(handle, size + 1)
        while 0 < len(data) < size and (part := os.read(handle, size + 1 - len(data))):
            data += part
        return size, data
    finally:
        os.close(handle)


def read_article(
    file: Path | str, shown: str, settings: Settings
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
