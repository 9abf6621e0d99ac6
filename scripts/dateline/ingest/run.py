"""A run of intake: captures are read, decided about as a whole, and only then written.

The one module of intake that knows the archive's directory. The clock is never asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.articles import dump, rewrite
from dateline.catalog import Sources, load
from dateline.catalog.load import article_files, read_article, read_text
from dateline.errors import Problem, UsageError
from dateline.formats import claim, items
from dateline.model import Capture

from .decide import Archive, decide
from .inbox import captures, files
from .normalize import Provenance, normalize
from .quarantine import REASON, reason, refusal
from .report import Report
from .seen import PATH, read_seen, write_seen
from .write import Change, write

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.model import Article, Head
    from dateline.settings import Settings

    from .arrival import Arrival, Decided, Decisions

# Nothing to keep: there is no text, or the file was not read.
_NOT_KEPT = frozenset({"D501", "D504", "D508"})
_ID = re.compile(r"([0-9a-f]{8})\.md\Z")


def ingest(
    paths: Iterable[Path],
    root: Path,
    settings: Settings,
    captured: datetime | None = None,
    *,
    dry: bool = False,
) -> Report:
    """Take the captures at `paths` into the archive at `root`.

    `captured` is the capture time (aware) where no sidecar says it. With `dry` nothing is written.
    Raises UsageError for a path that is not there, and for a memory that cannot be read.
    """
    reader = _Reader(root, settings)
    arrivals = list(reader.arrivals(captures(files(paths), captured, settings.max_capture_bytes)))
    decisions = decide(arrivals, reader.archive(), settings.zone)
    decided, problems = (*decisions.decided, *reader.refused), decisions.problems
    if not dry:
        failures = write(reader.content, [*reader.changes(decisions), *reader.kept])
        failed = {failure.path.partition("/")[2] for failure in failures}
        decided = tuple(each for each in decided if each.intent.path not in failed)
        problems += failures + reader.remember(decisions, failed)
    return Report(decided, tuple(dict.fromkeys((*reader.problems, *problems))), dry)


class _Reader:
    """The archive as intake sees it, and what could not be read of the captures."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.content = root / settings.content_dir
        self._settings = settings
        self._catalog = load(root, settings)
        self._sources = Sources(self._catalog.registries)
        self._seen = _seen(self.content / PATH)
        self.problems: list[Problem] = []
        self.refused: list[Decided] = []
        self.kept: list[Change] = []

    def archive(self) -> Archive:
        """What is there already."""
        heads = {record.path: self._sourced(record.head) for record in self._catalog.records}
        ids = {head.id for head in heads.values()}
        present = (_ID.search(path) for _, path in article_files(self.content))
        reserved = frozenset(found[1] for found in present if found) - ids
        return Archive(heads, self._read, read_seen(self._seen), reserved)

    def _sourced(self, head: Head) -> Head:
        """`head` with the id that its source has by now, for names are registered later."""
        source = self._sources.of(head)
        return replace(head, source_id=source.id) if source else head

    def _read(self, path: str) -> Article | None:
        return read_article(self.content / path, path, self._settings)[0]

    def arrivals(self, found: Iterable[Capture | Problem]) -> Iterator[Arrival]:
        """The articles of every capture that can be read; the others are kept aside."""
        for capture in found:
            if isinstance(capture, Capture):
                yield from self._items(capture)
            else:
                self.problems.append(capture)

    def _items(self, capture: Capture) -> Iterator[Arrival]:
        claimed = claim(capture)
        extractor = claimed[1].format if claimed else ""
        provenance = Provenance(capture.origin, capture.captured_at, capture.sha256, extractor)
        problems: list[Problem] = []
        taken = 0
        for item in items(capture, claimed):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            taken += 1
            yield normalize(item, provenance, self._sources, self._settings.max_body_chars)
        if not taken:
            self._refuse(capture, problems)
        self.problems += problems

    def _refuse(self, capture: Capture, problems: list[Problem]) -> None:
        """Keep a capture aside that gave nothing."""
        if any(found.code in _NOT_KEPT for found in problems):
            return
        decided = refusal(capture, problems)
        self.refused.append(decided)
        text = reason(problems).encode()
        self.kept.append(Change(decided.intent.path, capture.data))
        self.kept.append(Change(decided.intent.path + REASON, text))

    def changes(self, decisions: Decisions) -> Iterator[Change]:
        """The files that the decisions write."""
        for each in decisions.decided:
            intent = each.intent
            if intent.action == "create" and intent.article:
                yield Change(intent.path, dump(intent.article).encode(), fresh=True)
            elif intent.action == "update" and intent.article:
                path = intent.previous or intent.path
                text, _, _ = read_text(self.content / path, path, self._settings)
                data = rewrite(text, intent.article).encode()
                yield Change(intent.path, data, intent.previous, fresh=bool(intent.previous))

    def remember(self, decisions: Decisions, failed: Container[str]) -> tuple[Problem, ...]:
        """Note what came in, but for the articles whose files could not be written."""
        lost = {
            each.intent.article.head.id
            for each in decisions.decided
            if each.intent.article and each.intent.path in failed
        }
        new = [(id, mark) for id, mark in decisions.seen if id not in lost]
        text = write_seen(self._seen, new)
        return write(self.content, [Change(PATH, text.encode())]) if new else ()


def _seen(file: Path) -> str:
    """What came in before. Raises UsageError where it is there and cannot be read: what was
    deleted would come back."""
    try:
        return file.read_bytes().decode("ascii", "replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror or error}"
        raise UsageError(message, "mend it, or delete it to forget what was deleted") from error
