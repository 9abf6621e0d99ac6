"""A run of intake: captures are read, and decided about and written batch by batch.

The one module of intake that knows the archive's directory. The clock is never asked. A batch ends
at the same place whoever reads the captures, and what is done is noted in a journal: the same
captures give the same files with one worker or many, at one go or after interruptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.articles import dump, rewrite
from dateline.catalog import Sources, load
from dateline.catalog.load import article_files, read_article, read_text
from dateline.errors import Problem, UsageError
from dateline.execute import crew
from dateline.model import Article, Capture, Head, Intent, digest

from .arrival import Decided
from .decide import Archive, Decider, essential
from .gather import Context, gather
from .inbox import by_time, captures, files
from .journal import NAME, key, lines, read_journal
from .quarantine import REASON, reason, refusal
from .report import Report
from .seen import PATH, Seen, write_seen
from .write import Change, write

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from dateline.execute import Crew
    from dateline.settings import Settings

    from .arrival import Arrival, Decisions
    from .gather import Piece, Whole

    Annotate = Callable[[Sequence[Article]], Mapping[str, Callable[[Article], Article]]]

# Nothing to keep: there is no text, or the file was not read.
_NOT_KEPT = frozenset({"D501", "D504", "D508"})
_ID = re.compile(r"([0-9a-f]{8})\.md\Z")
_ARRIVALS, _CHARACTERS = 500, 8_000_000  # of a batch, which is all that is in memory at once


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: captures read of those there are, and articles found in them."""

    read: int
    captures: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a run is made.

    With `dry` nothing is written; with `again` what the machine wrote of articles we have is
    written anew as their captures say it now; with `careful` captures are read the slower way
    whatever the settings say. `workers` read the captures, this process alone where
    there are none. `annotate` is given the articles of a batch before they are written, with their
    ids, and gives by id what is to be made of them, and of older ones. `progress` is told after
    each capture.
    """

    dry: bool = False
    again: bool = False
    careful: bool = False
    workers: Crew | None = None
    annotate: Annotate | None = None
    progress: Callable[[Progress], None] | None = None


def ingest(
    paths: Iterable[Path],
    root: Path,
    settings: Settings,
    captured: datetime | None = None,
    ways: Ways = Ways(),
) -> Report:
    """Take the captures at `paths` into the archive at `root`.

    `captured` is the capture time (aware) where no sidecar says it. Raises UsageError for a path
    that is not there, and for a memory that cannot be read.
    """
    wanted = by_time(files(paths), captured)
    said = captured.isoformat() if captured else ""
    careful = settings.careful or ways.careful
    run = _Run(root, settings, ways, digest([__version__, said, ways.again, careful])[:16])
    each = captures(wanted, captured, settings.max_capture_bytes, careful=careful)
    found = run.unread(each)
    if ways.workers is not None:
        return run.made(found, ways.workers, len(wanted))
    with crew() as alone:
        return run.made(found, alone, len(wanted))


@dataclass(slots=True)
class _Batch:
    """What has come since the last batch was written, and the captures that are done with it."""

    arrivals: list[Arrival] = field(default_factory=list)
    size: int = 0
    done: list[Whole] = field(default_factory=list)
    refused: list[Decided] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether it is time to write it."""
        return len(self.arrivals) >= _ARRIVALS or self.size >= _CHARACTERS


class _Run:
    """One run over an archive."""

    def __init__(self, root: Path, settings: Settings, ways: Ways, name: str) -> None:
        self._content, self._settings, self._ways = root / settings.content_dir, settings, ways
        self._file, self._name = root / ".dateline" / NAME, name
        self._journal = read_journal(_text(self._file), name)
        catalog = load(root, settings)
        self._sources = Sources(catalog.registries)
        self._seen = write_seen(_text(self._content / PATH), self._journal.seen)
        heads = {record.path: essential(self._sourced(record.head)) for record in catalog.records}
        present = (_ID.search(path) for _, path in article_files(self._content))
        reserved = frozenset(found[1] for found in present if found) - {
            head.id for head in heads.values()
        }
        archive = Archive(heads, self._read, Seen(self._seen), reserved)
        self._decider = Decider(archive, settings.zone, again=ways.again)
        self._new: list[tuple[str, str]] = []
        self._decided: list[Decided] = []
        self._problems: list[Problem] = []
        self._resumed = self._articles = self._finished = 0

    def _sourced(self, head: Head) -> Head:
        """`head` with the id that its source has by now, for names are registered later."""
        source = self._sources.of(head)
        return replace(head, source_id=source.id) if source else head

    def _read(self, path: str) -> Article | None:
        return read_article(self._content / path, path, self._settings)[0]

    def unread(self, found: Iterable[Capture | Problem]) -> Iterator[Capture | Problem]:
        """The captures that an interrupted run has not done."""
        for each in found:
            if isinstance(each, Capture) and not self._ways.dry and key(each) in self._journal.done:
                self._resumed += 1
            else:
                yield each

    def made(self, found: Iterable[Capture | Problem], workers: Crew, total: int) -> Report:
        """Read all, write all, and say what was done."""
        context = Context(self._sources, self._settings.max_body_chars)
        batch = _Batch()
        for piece in gather(found, context, workers, self._before):
            self._add(piece, batch)
            if piece.last and self._ways.progress:
                read = self._finished + self._resumed
                self._ways.progress(Progress(read, total, self._articles))
            if batch.full:
                self._carry_out(batch, None if piece.last else piece.whole)
                batch = _Batch()
        self._carry_out(batch, None)
        self._end()
        problems = tuple(dict.fromkeys(self._problems))
        return Report(tuple(self._decided), problems, self._ways.dry, self._resumed)

    def _before(self, capture: Capture) -> tuple[int, int]:
        if self._ways.dry:
            return 0, 0
        return self._journal.begun.get(key(capture), (0, 0))

    def _add(self, piece: Piece, batch: _Batch) -> None:
        """Take a piece into the batch."""
        taken, whole = piece.taken, piece.whole
        self._problems += taken.problems
        batch.arrivals += taken.arrivals
        batch.size += sum(len(arrival.body) for arrival in taken.arrivals)
        self._articles += len(taken.arrivals)
        if whole is not None and not piece.last:
            whole.problems += taken.problems
            whole.gave += len(taken.arrivals)
            whole.format = whole.format or taken.format
            whole.read += piece.leaf
        if piece.last:
            self._finished += 1
        if piece.last and whole is not None:
            batch.done.append(whole)
            if not whole.gave and not self._ways.again:
                self._refuse(whole, batch)

    def _refuse(self, whole: Whole, batch: _Batch) -> None:
        """Keep a capture aside that gave nothing."""
        problems = whole.problems
        if not problems or any(found.code in _NOT_KEPT for found in problems):
            return
        decided = replace(
            refusal(whole.capture, problems),
            format=whole.format.partition("/")[0],
            source=whole.capture.source,
        )
        batch.refused.append(decided)
        path = decided.intent.path
        batch.kept.append(Change(path, whole.capture.data))
        batch.kept.append(Change(path + REASON, reason(problems).encode()))

    def _carry_out(self, batch: _Batch, begun: Whole | None) -> None:
        """Decide about a batch, write what follows, and note that it is done."""
        decisions = self._decider.decide(batch.arrivals)
        decided = self._annotated(decisions.decided) if self._ways.annotate else decisions.decided
        self._problems += decisions.problems
        failed: set[str] = set()
        if not self._ways.dry:
            failures = write(self._content, [*self._changes(decided), *batch.kept])
            failed = {failure.path.partition("/")[2] for failure in failures}
            self._problems += failures
            self._note(batch, begun, decisions, failed)
        self._decider.done(written=not self._ways.dry)
        stand = (each for each in (*decided, *batch.refused) if each.intent.path not in failed)
        self._decided += map(_without_text, stand)

    def _annotated(self, decided: Collection[Decided]) -> tuple[Decided, ...]:
        """The decisions with what annotators make of their articles, and those about older
        articles that follow from it."""
        assert self._ways.annotate
        fresh = {
            each.intent.article.head.id: each.intent.article
            for each in decided
            if each.intent.article and each.intent.action in ("create", "update")
        }
        made = self._ways.annotate(list(fresh.values()))
        older = (self._joined(id, change) for id, change in made.items() if id not in fresh)
        return (
            *(_with(each, made[_id(each)]) if _id(each) in made else each for each in decided),
            *(each for each in older if each is not None),
        )

    def _joined(self, id: str, change: Callable[[Article], Article]) -> Decided | None:
        """What becomes of an older article by a change that a new one brings."""
        path = self._decider.path(id)
        article = self._read(path) if path else None
        if article is None or (now := change(article)) == article:
            return None
        intent = Intent("update", path, "joined by a new article", now)
        return Decided(intent, path, source=article.head.source_id)

    def _changes(self, decided: Iterable[Decided]) -> Iterator[Change]:
        """The files that the decisions write."""
        for each in decided:
            intent = each.intent
            if intent.action == "create" and intent.article:
                yield Change(intent.path, dump(intent.article).encode(), fresh=True)
            elif intent.action == "update" and intent.article:
                path = intent.previous or intent.path
                text, _, _ = read_text(self._content / path, path, self._settings)
                data = rewrite(text, intent.article).encode()
                yield Change(intent.path, data, intent.previous, fresh=bool(intent.previous))

    def _note(
        self, batch: _Batch, begun: Whole | None, decisions: Decisions, failed: Collection[str]
    ) -> None:
        """Note in the journal what is done, but for articles whose files could not be written."""
        lost = {_id(each) for each in decisions.decided if each.intent.path in failed}
        seen = [(id, mark) for id, mark in decisions.seen if id not in lost]
        self._new += seen
        told = "".join(lines(batch.done, begun, seen))
        if told:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii") as file:
                file.write(f"\nrun {self._name}\n{told}")

    def _end(self) -> None:
        """Unite what was seen with seen.txt, and forget the journal."""
        if self._ways.dry:
            return
        new = [*self._journal.seen, *self._new]
        before = _text(self._content / PATH)
        text = write_seen(before, new)
        failures = write(self._content, [Change(PATH, text.encode())]) if text != before else ()
        self._problems += failures
        if not failures:
            self._file.unlink(missing_ok=True)


def _with(each: Decided, change: Callable[[Article], Article]) -> Decided:
    """A decision whose article is changed before it is written."""
    intent = each.intent
    if intent.article is None or intent.action not in ("create", "update"):
        return each
    return replace(each, intent=replace(intent, article=change(intent.article)))


def _id(each: Decided) -> str:
    return each.intent.article.head.id if each.intent.article else ""


def _without_text(each: Decided) -> Decided:
    """A decision as the report keeps it: texts of thousands of articles are no part of it, nor is
    what only their files need."""
    article = each.intent.article
    if article is None:
        return each
    head = article.head
    kept = Head(
        title=head.title, when=head.when, id=head.id, source_id=head.source_id, flags=head.flags
    )
    return replace(each, intent=replace(each.intent, article=Article(kept, "")))


def _text(file: Path) -> str:
    """What was remembered. Raises UsageError where it is there and cannot be read: what was deleted
    would come back."""
    try:
        return file.read_bytes().decode("ascii", "replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror or error}"
        raise UsageError(message, "mend it, or delete it to forget what was deleted") from error
