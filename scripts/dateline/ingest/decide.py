"""What becomes of everything that came in: create, update, unchanged, skip. Pure.

The archive is an argument, as values and as a function that gives an article's whole text; nothing
is read or written here. Arrivals are decided in their order, each seeing what those before it did,
a batch at a time: the texts of a batch are let go once its decisions are carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.articles import stamp_auto
from dateline.errors import problem
from dateline.model import Article, Head, Intent
from dateline.text.address import article_file
from dateline.text.ids import article_id
from dateline.text.slugs import article_slug
from dateline.text.urls import url_key

from .arrival import Decided, Decisions
from .copies import Copies, boiled, came_before, marked, original
from .identity import identities, letters, lookups, possible, same, title_key
from .improve import (
    contradicted,
    free,
    improved,
    kept_from,
    recalled,
    rederived,
    redirected,
    stamped,
)
from .seen import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import tzinfo

    from dateline.errors import Problem
    from dateline.similar import Likeness, Sketch

    from .arrival import Arrival


@dataclass(frozen=True, slots=True)
class Archive:
    """What is there already.

    `heads` holds what is `essential` of every readable article by its path, with the id that its
    source has by now;
    `read` gives one whole; `seen` knows identities and their ids; `reserved` are ids of files that
    are there but cannot be read or are drafts.
    """

    heads: Mapping[str, Head]
    read: Callable[[str], Article | None]
    seen: Seen = field(default_factory=Seen)
    reserved: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class _Entry:
    """An article of the archive or of this run. `old` is as it was before the batch, None for a
    new one; `now` as it is, None where nobody asked yet."""

    head: Head
    path: str
    old: Article | None = None
    now: Article | None = None


def essential(head: Head) -> Head:
    """What of an article is asked about while its file is closed: an archive of a hundred thousand
    is held by this."""
    return Head(
        title=head.title,
        when=head.when,
        id=head.id,
        source_id=head.source_id,
        source_url=head.source_url,
        captured=head.captured,
        sha256=head.sha256,
        flags=head.flags,
        extra=tuple(item for item in head.extra if item[0] == "agency"),
    )


class Decider:
    """The state of one run: the archive's entries, looked up by id, address and title.

    With `again` nothing is created, and what the machine wrote of an article is written anew as the
    same capture says it now.
    """

    def __init__(self, archive: Archive, zone: tzinfo, *, again: bool = False) -> None:
        self._archive, self._zone, self._again = archive, zone, again
        self._by_id: dict[str, _Entry] = {}
        self._by_url: dict[str, _Entry] = {}
        self._by_title: dict[str, list[_Entry]] = {}
        self._by_capture: dict[str, list[_Entry]] = {}
        self._seen = archive.seen
        known = self._seen.all_ids()
        self._used = archive.reserved | known
        self._unread = archive.reserved - known  # nobody knows what articles they are
        self._copies = Copies(self._sketch)
        self._opened: list[_Entry] = []
        self._touched: dict[str, tuple[_Entry, Arrival]] = {}
        self._skipped: list[Decided] = []
        self._known: set[tuple[str, str]] = set()
        self._problems: list[Problem] = []
        for path, head in archive.heads.items():
            self._index(_Entry(head, path))

    def decide(self, arrivals: Iterable[Arrival]) -> Decisions:
        """One decision for each article that arrivals touch, and for each arrival that is skipped.

        To be carried out before the next batch is decided about; see `done`.
        """
        for arrival in arrivals:
            self._take(arrival)
        decided = (*self._decided(), *self._skipped)
        return Decisions(decided, frozenset(self._known), tuple(self._problems))

    def done(self, *, written: bool) -> None:
        """The decisions of the batch are carried out; its texts are kept only where nothing was
        written that could be read again."""
        for entry in (*self._opened, *(entry for entry, _ in self._touched.values())):
            entry.path = self._path(entry)
            if written:
                entry.head, entry.old, entry.now = essential(entry.head), None, None
            else:
                entry.old = entry.now
        self._opened, self._touched, self._skipped = [], {}, []
        self._known, self._problems = set(), []

    def path(self, id: str) -> str:
        """Where the article with this id lies, before the batch; empty where there is none."""
        entry = self._by_id.get(id)
        return entry.path if entry else ""

    def _index(self, entry: _Entry, text: Sketch | None = None) -> None:
        head = entry.head
        self._by_id.setdefault(head.id, entry)
        titled = self._by_title.setdefault(title_key(head.title), [])
        if entry not in titled:
            titled.append(entry)
        if head.source_url:
            self._by_url.setdefault(url_key(head.source_url), entry)
        if self._again and head.sha256:
            self._by_capture.setdefault(head.sha256, []).append(entry)
        self._copies.note(head, text)

    def _take(self, arrival: Arrival) -> None:
        marks = lookups(arrival.article)
        entry = self._same(arrival) or self._remembered(arrival, marks)
        if self._again:
            self._read_again(entry or self._only(arrival), arrival)
        elif entry is not None:
            self._touch(entry, arrival)
        elif gone := self._gone(marks):
            self._skip(arrival, self._why_gone(gone))
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
        for id in (id for mark in marks for id in self._seen.ids(mark)):
            entry = self._by_id.get(id)
            article = self._article(entry) if entry else None
            if article and recalled(article, arrival.article):
                return entry
        return None

    def _only(self, arrival: Arrival) -> _Entry | None:
        """The one entry that came of the arrival's capture, however it was read then."""
        found = self._by_capture.get(arrival.head.sha256, [])
        return found[0] if len(found) == 1 else None

    def _gone(self, marks: Iterable[str]) -> str:
        """The id of an article that came in once and is not among the articles any more.

        A mark that an article there has, too, does not tell which of the two it was.
        """
        for mark in marks:
            ids = self._seen.ids(mark)
            if ids and self._by_id.keys().isdisjoint(ids):
                return ids[0]
        return ""

    def _why_gone(self, id: str) -> str:
        if id in self._archive.reserved:
            return f"{id} is a draft, or its file cannot be read"
        return f"{id} was deleted and stays deleted"

    def _article(self, entry: _Entry) -> Article | None:
        """The entry's article as it is now; None where its file cannot be read after all."""
        if entry.now is None:
            entry.now = entry.old = self._archive.read(entry.path)
            self._opened.append(entry)
        return entry.now

    def _sketch(self, id: str) -> Sketch | None:
        """What is compared of an article's text. Read for that alone, it is let go again."""
        entry = self._by_id[id]
        article = entry.now or self._archive.read(entry.path)
        return boiled(article.body) if article else None

    def _skip(self, arrival: Arrival, reason: str) -> None:
        self._skipped.append(arrival.decided(Intent("skip", "", reason)))

    def _create(self, arrival: Arrival) -> None:
        id = self._free_id(arrival)
        if id in self._unread:
            self._skip(arrival, self._why_gone(id))
            return
        head = replace(arrival.head, id=id, slug=article_slug(arrival.head.title, id))
        article = stamped(Article(head, arrival.body))
        entry = _Entry(head, article_file(head, self._zone), now=article)
        self._touched[id] = entry, arrival
        self._compare(entry, arrival)
        self._index(entry, arrival.text)
        self._remember(id, arrival)

    def _touch(self, entry: _Entry, arrival: Arrival) -> None:
        old = self._article(entry)
        if old is None:
            self._skip(arrival, self._why_gone(entry.head.id))
            return
        if contradicted(old, arrival.article):
            message = f"{entry.path} is dated by hand, the capture states another time"
            self._problems.append(problem(arrival.origin, arrival.line, "D510", message))
        if kept_from(old, arrival.article):
            message = f"{entry.path} was edited by hand, the capture has a later text"
            self._problems.append(problem(arrival.origin, arrival.line, "D510", message))
        self._settle(entry, improved(old, arrival.article), arrival)

    def _read_again(self, entry: _Entry | None, arrival: Arrival) -> None:
        """Write an article anew as the capture that it came of says it now."""
        old = self._article(entry) if entry else None
        if entry is None or old is None:
            self._skip(arrival, "the archive has no such article")
        elif old.head.sha256 != arrival.head.sha256:
            self._settle(entry, old, arrival)
        else:
            self._settle(entry, rederived(old, arrival.article), arrival)

    def _settle(self, entry: _Entry, now: Article, arrival: Arrival) -> None:
        """The entry's article is `now` from here on."""
        before, entry.now = entry.now, now
        source = entry.head.source_id or now.head.source_id
        entry.head = replace(now.head, source_id=source)
        self._touched.setdefault(entry.head.id, (entry, arrival))
        renewed = before is None or before.body != now.body
        if renewed:
            self._compare(entry, arrival)
        self._index(entry, arrival.text if renewed else None)
        self._remember(entry.head.id, arrival)

    def _compare(self, entry: _Entry, arrival: Arrival) -> None:
        """Mark the article as a duplicate of the one that it is like, or that one as a duplicate
        of it, whichever came later."""
        likeness = self._copies.like(entry.head, arrival.text) if arrival.text else None
        if likeness is None:
            return
        first = self._first(likeness.key)
        if first is entry:
            return
        if came_before(entry.head, first.head):
            self._mark(first, entry.head, likeness, arrival)
        else:
            self._mark(entry, first.head, likeness, arrival)

    def _first(self, id: str) -> _Entry:
        """The article that the one with this id is, in the end, a duplicate of; else itself."""
        seen = {""}
        while id not in seen and id in self._by_id:
            found = self._by_id[id]
            seen.add(id)
            id = original(found.head)
        return found

    def _mark(self, entry: _Entry, first: Head, likeness: Likeness, arrival: Arrival) -> None:
        article = self._article(entry)
        if article is None or not free(article, "flags"):
            return
        wired = any("agency" in dict(head.extra) for head in (article.head, first))
        head = marked(article.head, first.id, likeness.similarity, wired=wired)
        entry.now = stamp_auto(replace(article, head=head), ["flags"])
        entry.head = replace(entry.now.head, source_id=entry.head.source_id)
        self._touched.setdefault(entry.head.id, (entry, arrival))

    def _remember(self, id: str, arrival: Arrival) -> None:
        marks = identities(arrival.article)
        self._known |= {(id, mark) for mark in marks if self._seen.add(id, mark)}

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

    def _decided(self) -> Iterator[Decided]:
        """What became of every article that was touched."""
        for entry, arrival in self._touched.values():
            assert entry.now is not None
            yield arrival.decided(self._outcome(entry, entry.now), entry.now.head)

    def _path(self, entry: _Entry) -> str:
        """Where the entry lies after the batch: only a new time moves a file."""
        moved = entry.now and entry.old and entry.now.head.when != entry.old.head.when
        if entry.now and (moved or entry.old is None):
            return article_file(entry.now.head, self._zone)
        return entry.path

    def _outcome(self, entry: _Entry, now: Article) -> Intent:
        path = self._path(entry)
        if entry.old is None:
            return Intent("create", path, "new", now)
        if now == entry.old:
            return Intent("unchanged", entry.path, "nothing new", now)
        changed = [item.field for item in now.head.auto if item not in entry.old.head.auto]
        now = redirected(entry.old, now, self._zone)
        reason = f"better: {', '.join(sorted(changed))}"
        return Intent("update", path, reason, now, entry.path if path != entry.path else "")
