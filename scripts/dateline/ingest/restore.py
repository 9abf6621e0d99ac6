"""Data files of a site, records, ninjs or databases, back to article files: of an archive that lost
its own, or another one's articles. What is there stays as it is."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.articles import dump, read_parts, read_record
from dateline.errors import problem
from dateline.model import Article
from dateline.text.address import article_file

from .write import Change, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.errors import Problem
    from dateline.settings import Settings


_MOST_TIMES = 14  # JSON writes a character in up to six, and JSON within JSON in up to thirteen
_SQLITE = b"SQLite format 3\x00"
_ARTICLES = "SELECT number, record, body FROM articles ORDER BY number"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: articles written, those whose id the archive has, and what was wrong."""

    written: int
    kept: int
    problems: tuple[Problem, ...]

    def summary(self) -> str:
        """One line for people."""
        return f"{self.written:,} articles written, {self.kept:,} there already"


def restore(paths: Iterable[Path], root: Path, settings: Settings, known: set[str]) -> Restored:
    """Write the articles of the files at `paths` whose ids are not among the `known` ones."""
    content = root / settings.content_dir
    problems: list[Problem] = []
    written = kept = 0
    seen = set(known)
    for path in paths:
        for found in read(path, settings):
            if not isinstance(found, Article):
                problems.append(found)
            elif found.head.id in seen:
                kept += 1
            else:
                seen.add(found.head.id)
                data = dump(found).encode()
                change = Change(article_file(found.head, settings.zone), data, fresh=True)
                failed = write(content, [change])
                problems += failed
                written += not failed
    return Restored(written, kept, tuple(problems))


def read(path: Path, settings: Settings) -> Iterator[Article | Problem]:
    """The articles of one file, and what is wrong with it."""
    try:
        if is_database(path):
            found = _rows(path)
        else:
            found = _lines(path, settings.max_article_bytes * _MOST_TIMES)
        for each in found:
            yield from (each,) if isinstance(each, Article) else each
    except (OSError, EOFError, zlib.error, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield problem(str(path), 0, "D801", f"it cannot be read: {reason}")


def is_database(path: Path) -> bool:
    """Whether a file says that it is a database of SQLite. Raises OSError."""
    with path.open("rb") as opened:
        return opened.read(len(_SQLITE)) == _SQLITE


def _lines(path: Path, most: int) -> Iterator[Article | tuple[Problem, ...]]:
    """Of a file of records or of ninjs, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as lines:
        number = 0
        while line := lines.readline(most + 1):
            number += 1
            if len(line) > most:
                message = f"a line of more than {most:,} bytes"
                yield (problem(str(path), number, "D801", message),)
                return
            if text := line.decode("utf-8", "replace").strip():
                yield read_record(text, str(path), number)


def _rows(path: Path) -> Iterator[Article | tuple[Problem, ...]]:
    """Of a database, which is not written to; the number of an article stands for a line."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        for number, record, body in opened.execute(_ARTICLES):
            yield read_parts(str(record or ""), str(body or ""), str(path), number)
