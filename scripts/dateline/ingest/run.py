"""A run of intake: captures are read, decided about as a whole, and only then written.

The one module of intake that knows the archive's directory. The clock is never asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.articles import dump, parse, rewrite
from dateline.catalog import load
from dateline.errors import Problem, problem
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
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from dateline.model import Article, Registries
    from dateline.settings import Settings

    from .arrival import Arrival, Decided, Decisions

# Nothing to keep: there is no text, or the file was not read.
_NOT_KEPT = frozenset({"D501", "D504", "D508"})
_ID = re.compile(r"([0-9a-f]{8})\.md")


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
    Raises UsageError for a path that is not there.
    """
    reader = _Reader(root, settings)
    arrivals = reader.arrivals(captures(files(paths), captured, settings.max_capture_bytes))
    decisions = decide(list(arrivals), reader.archive(), settings.zone)
    changes = [*reader.kept, *reader.changes(decisions)]
    failures = () if dry else write(reader.content, changes)
    if not dry:
        failures += reader.remember(decisions, failures)
    problems = (*reader.problems, *decisions.problems, *failures)
    return Report((*decisions.decided, *reader.refused), tuple(dict.fromkeys(problems)), dry)


class _Reader:
    """The archive as intake sees it, and what could not be read of the captures."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.content = root / settings.content_dir
        self._settings = settings
        self._catalog = load(root, settings)
        self._seen = _text(self.content / PATH)
        self.problems: list[Problem] = []
        self.refused: list[Decided] = []
        self.kept: list[Change] = []

    def archive(self) -> Archive:
        """What is there already."""
        heads = {record.path: record.head for record in self._catalog.records}
        ids = {head.id for head in heads.values()}
        present = (_ID.search(file.name) for file in self._article_files())
        reserved = frozenset(found[1] for found in present if found) - ids
        return Archive(heads, self._read, read_seen(self._seen), reserved)

    def _article_files(self) -> Iterator[Path]:
        for directory in ("articles", "undated"):
            yield from (self.content / directory).rglob("*.md")

    def _read(self, path: str) -> Article | None:
        return parse(_text(self.content / path), path).article

    def arrivals(self, found: Iterable[Capture | Problem]) -> Iterator[Arrival]:
        """The articles of every capture that can be read; the others are kept aside."""
        for capture in found:
            if isinstance(capture, Capture):
                yield from self._items(capture, self._catalog.registries)
            else:
                self.problems.append(capture)

    def _items(self, capture: Capture, registries: Registries) -> Iterator[Arrival]:
        claimed = claim(capture)
        extractor = claimed[1].format if claimed else ""
        provenance = Provenance(capture.origin, capture.captured_at, capture.sha256, extractor)
        problems: list[Problem] = []
        taken = 0
        for item in items(capture, claimed):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            arrival = normalize(item, provenance, registries, self._settings.max_body_chars)
            if arrival is not None:
                taken += 1
                yield arrival
        if not taken:
            self._refuse(capture, problems)
        self.problems += problems

    def _refuse(self, capture: Capture, problems: list[Problem]) -> None:
        """Keep a capture aside that gave nothing."""
        if not problems:
            problems.append(problem(capture.origin, 0, "D502", "no item could be read"))
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
                yield Change(intent.path, dump(intent.article).encode())
            elif intent.action == "update" and intent.article:
                text = _text(self.content / (intent.previous or intent.path))
                data = rewrite(text, intent.article).encode()
                yield Change(intent.path, data, intent.previous)

    def remember(self, decisions: Decisions, failures: Iterable[Problem]) -> tuple[Problem, ...]:
        """Note what came in, but for what could not be written."""
        failed = {failure.path.partition("/")[2] for failure in failures}
        lost = {
            each.intent.article.head.id
            for each in decisions.decided
            if each.intent.article and each.intent.path in failed
        }
        new = [(id, mark) for id, mark in decisions.seen if id not in lost]
        text = write_seen(self._seen, new)
        return write(self.content, [Change(PATH, text.encode())]) if new else ()


def _text(file: Path) -> str:
    """The file's text; empty where it is missing or no UTF-8."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
