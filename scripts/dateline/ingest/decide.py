"""What becomes of everything that came in: create, update, unchanged, skip. Pure.

The archive is an argument, as values and as a function that gives an article's whole text; nothing
is read or written here. Arrivals are decided in their order, each seeing what those before it did.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.model import Article, Intent
from dateline.text.address import article_file
from dateline.text.ids import article_id
from dateline.text.slugs import article_slug
from dateline.text.urls import url_key

from .arrival import Arrival, Decided, Decisions
from .identity import identities, letters, lookups, possible, same, title_key
from .improve import contradicted, improved, recalled, redirected, stamped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import tzinfo

    from dateline.errors import Problem
    from dateline.model import Head


@dataclass(frozen=True, slots=True)
class Archive:
    """What is there already.

    `heads` holds every readable article by its path, with the id that its source has by now;
    `read` gives one whole; `seen` maps known identities to ids; `reserved` are ids of files that
    are there but cannot be read or are drafts.
    """

    heads: Mapping[str, Head]
    read: Callable[[str], Article | None]
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class _Entry:
    """An article of the archive or of this run. `old` is as it was before, None for a new one."""

    head: Head
    path: str
    old: Article | None = None
    now: Article | None = None
    origin: str = ""
    line: int = 0


def decide(arrivals: Iterable[Arrival], archive: Archive, zone: tzinfo) -> Decisions:
    """One decision for each article that arrivals touch, and for each arrival that is skipped."""
    run = _Run(archive, zone)
    for arrival in arrivals:
        run.take(arrival)
    return Decisions(tuple(run.decided()), frozenset(run.known), tuple(run.problems))


class _Run:
    """The state of one run: the archive's entries, looked up by id, address and title."""

    def __init__(self, archive: Archive, zone: tzinfo) -> None:
        self._archive, self._zone = archive, zone
        self._by_id: dict[str, _Entry] = {}
        self._by_url: dict[str, _Entry] = {}
        self._by_title: dict[str, list[_Entry]] = {}
        known = frozenset[str]().union(*archive.seen.values())
        self._used = archive.reserved | known
        self._unread = archive.reserved - known  # nobody knows what articles they are
        self._skipped: list[Decided] = []
        self.known: set[tuple[str, str]] = set()
        self.problems: list[Problem] = []
        for path, head in archive.heads.items():
            self._index(_Entry(head, path))

    def _index(self, entry: _Entry) -> None:
        self._by_id.setdefault(entry.head.id, entry)
        titled = self._by_title.setdefault(title_key(entry.head.title), [])
        if entry not in titled:
            titled.append(entry)
        if entry.head.source_url:
            self._by_url.setdefault(url_key(entry.head.source_url), entry)

    def take(self, arrival: Arrival) -> None:
        """Decide about one arrival."""
        marks = lookups(arrival.article)
        entry = self._same(arrival) or self._remembered(arrival, marks)
        if entry is not None:
            self._touch(entry, arrival)
        elif gone := self._gone(marks):
            self._skip(arrival, gone)
        else:
            self._create(arrival)

    def _same(self, arrival: Arrival) -> _Entry | None:
        """The entry that is the arrival's article, by address or by title."""
        head = arrival.head
        if head.source_url and (entry := self._by_url.get(url_key(head.source_url))):
            return entry
        for entry in self._by_title.get(title_key(head.title), ()):
            article = self._article(entry) if possible(entry.head, head) else None
            if article and same(Article(entry.head, article.body), arrival.article):
                return entry
        return None

    def _remembered(self, arrival: Arrival, marks: Iterable[str]) -> _Entry | None:
        """The entry that once came in as this arrival, though people changed it since."""
        for id in self._ids(marks):
            entry = self._by_id.get(id)
            article = self._article(entry) if entry else None
            if article and recalled(article, arrival.article):
                return entry
        return None

    def _gone(self, marks: Iterable[str]) -> str:
        """The id of an article that came in once and is not among the articles any more.

        A mark that an article there has, too, does not tell which of the two it was.
        """
        for mark in marks:
            ids = self._archive.seen.get(mark, frozenset())
            if ids and ids.isdisjoint(self._by_id):
                return min(ids)
        return ""

    def _ids(self, marks: Iterable[str]) -> Iterator[str]:
        for mark in marks:
            yield from sorted(self._archive.seen.get(mark, ()))

    def _article(self, entry: _Entry) -> Article | None:
        """The entry's article as it is now; None where its file cannot be read after all."""
        if entry.now is None:
            entry.now = entry.old = self._archive.read(entry.path)
        return entry.now

    def _skip(self, arrival: Arrival, id: str) -> None:
        reason = f"{id} was deleted and stays deleted"
        if id in self._archive.reserved:
            reason = f"{id} is a draft, or its file cannot be read"
        intent = Intent("skip", "", reason)
        self._skipped.append(Decided(intent, arrival.origin, arrival.line))

    def _create(self, arrival: Arrival) -> None:
        id = self._free_id(arrival)
        if id in self._unread:
            self._skip(arrival, id)
            return
        head = replace(arrival.head, id=id, slug=article_slug(arrival.head.title, id))
        article = stamped(Article(head, arrival.body))
        entry = _Entry(
            article.head,
            article_file(article.head, self._zone),
            now=article,
            origin=arrival.origin,
            line=arrival.line,
        )
        self._index(entry)
        self._remember(id, arrival)

    def _touch(self, entry: _Entry, arrival: Arrival) -> None:
        old = self._article(entry)
        if old is None:
            self._skip(arrival, entry.head.id)
            return
        if contradicted(old, arrival.article):
            message = f"{entry.path} is dated by hand, the capture states another time"
            self.problems.append(problem(arrival.origin, arrival.line, "D510", message))
        entry.now = improved(old, arrival.article)
        source = entry.head.source_id or entry.now.head.source_id
        entry.head = replace(entry.now.head, source_id=source)
        if not entry.origin:
            entry.origin, entry.line = arrival.origin, arrival.line
        self._index(entry)
        self._remember(entry.head.id, arrival)

    def _remember(self, id: str, arrival: Arrival) -> None:
        marks = identities(arrival.article)
        self.known |= {(id, mark) for mark in marks if id not in self._archive.seen.get(mark, ())}

    def _free_id(self, arrival: Arrival) -> str:
        """The arrival's id. Where another article has it, more of the text makes it another."""
        head = arrival.head
        text = f"{head.title}\n{head.source}"
        id = article_id(head.source_url, text)
        more = [letters(arrival.body, 80), arrival.body]
        while id not in self._unread and (id in self._by_id or id in self._used):
            text = f"{text}\n{more.pop(0) if more else len(text)}"
            id = article_id("", text)
        return id

    def decided(self) -> Iterator[Decided]:
        """What became of every article that was touched, then of the arrivals that were not."""
        for entry in self._by_id.values():
            if entry.origin and entry.now is not None:
                yield self._outcome(entry, entry.now)
        yield from self._skipped

    def _outcome(self, entry: _Entry, now: Article) -> Decided:
        if entry.old is None:
            path = article_file(now.head, self._zone)
            return Decided(Intent("create", path, "new", now), entry.origin, entry.line)
        if now == entry.old:
            intent = Intent("unchanged", entry.path, "nothing new", now)
            return Decided(intent, entry.origin, entry.line)
        changed = [item.field for item in now.head.auto if item not in entry.old.head.auto]
        moved = now.head.when != entry.old.head.when
        path = article_file(now.head, self._zone) if moved else entry.path
        now = redirected(entry.old, now, self._zone)
        reason = f"better: {', '.join(sorted(changed))}"
        previous = entry.path if path != entry.path else ""
        return Decided(Intent("update", path, reason, now, previous), entry.origin, entry.line)
