"""Files of records, as the site gives them, back to article files: an archive that lost its own, or
another one's articles. What is there stays as it is."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.articles import dump, read_record
from dateline.errors import problem
from dateline.model import Article
from dateline.text.address import article_file

from .write import Change, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.errors import Problem
    from dateline.settings import Settings


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
    """The articles of one file, gzipped or not, and what is wrong with it."""
    # JSON writes a character in up to six.
    most = settings.max_article_bytes * 6
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as lines:
            number = 0
            while line := lines.readline(most + 1):
                number += 1
                if len(line) > most:
                    yield problem(str(path), number, "D801", f"a line of more than {most:,} bytes")
                    return
                if text := line.decode("utf-8", "replace").strip():
                    found = read_record(text, str(path), number)
                    yield from (found,) if isinstance(found, Article) else found
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield problem(str(path), 0, "D801", f"it cannot be read: {reason}")
