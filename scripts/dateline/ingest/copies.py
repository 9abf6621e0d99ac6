"""Near duplicates: one text under the names of two publishers, wire copies above all. Pure.

Two articles are compared where their sources differ (or one is unknown) and their times lie within
two weeks; who was first is told by the times, and by who was here first where they tell nothing.
The archive's texts are read by days, when one of these days is asked for, and let go again, so that
memory is bounded whatever the archive's size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dateline.similar import Texts, sketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.model import Head
    from dateline.similar import Likeness, Sketch

WINDOW = timedelta(days=14)
_MOST_TEXTS = 20_000  # that are held at once, about 4 KB each
_LEAST_RUNS = 25  # of three words; shorter texts are phrases that papers share
_PREFIX, SYNDICATED = "duplicate-of:", "syndicated"
_ADDRESS = re.compile(r"\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class _Text:
    """When an article came out, at the earliest and latest, and under which source."""

    source: str
    earliest: datetime
    latest: datetime

    def may_copy(self, other: _Text) -> bool:
        """Whether the two are of different sources and of about one time."""
        near = abs(self.latest - other.latest) <= WINDOW
        return near and (self.source != other.source or not self.source)


class Copies:
    """The archive's texts, by the days around those that are asked about.

    `read` gives the sketch of an article's text by its id, None where it cannot be read.
    """

    def __init__(self, read: Callable[[str], Sketch | None], most: int = _MOST_TEXTS) -> None:
        self._read, self._most = read, most
        self._known: dict[str, _Text] = {}
        self._days: dict[int, dict[str, None]] = {}
        self._held: dict[int, None] = {}  # days whose texts are there, the latest asked for last
        self._texts = Texts()

    def note(self, head: Head, text: Sketch | None = None) -> None:
        """Take an article in; `text` where its text is at hand."""
        about = _about(head)
        if about is None:
            return
        before = self._known.get(head.id)
        if about == before and text is None:
            return
        if before is not None:
            self._days[_day(before)].pop(head.id, None)
            self._texts.forget(head.id)
        self._known[head.id] = about
        self._days.setdefault(_day(about), {})[head.id] = None
        if _day(about) in self._held:
            boiled = text or self._read(head.id)
            if boiled is not None:
                self._texts.add(head.id, boiled)

    def like(self, head: Head, text: Sketch) -> Likeness | None:
        """The article of which the text of `head` is a near duplicate, or that is one of it."""
        about = _about(head)
        if about is None:
            return None
        self._hold(_day(about))
        return self._texts.copied(
            text, lambda id: id != head.id and about.may_copy(self._known[id])
        )

    def _hold(self, day: int) -> None:
        """See that the texts of the days around `day` are there."""
        reach = WINDOW.days + 1
        for each in range(day - reach, day + reach + 1):
            if each not in self._held:
                for id in self._days.get(each, ()):
                    if (boiled := self._read(id)) is not None:
                        self._texts.add(id, boiled)
            self._held.pop(each, None)
            self._held[each] = None
        while len(self._texts) > self._most and len(self._held) > 2 * reach + 1:
            oldest = next(iter(self._held))
            del self._held[oldest]
            for id in self._days.get(oldest, ()):
                self._texts.forget(id)


def boiled(body: str) -> Sketch | None:
    """What is compared of a Markdown body; None where it is too short to tell one text from
    another."""
    found = sketch(_ADDRESS.sub("]", body))
    return found if found.runs >= _LEAST_RUNS else None


def came_before(one: Head, other: Head) -> bool:
    """Whether one article certainly came out before the other."""
    first, second = _about(one), _about(other)
    return first is not None and second is not None and first.latest < second.earliest


def original(head: Head) -> str:
    """The id of the article that this one is marked as a duplicate of; empty where it is none."""
    marks = (flag.removeprefix(_PREFIX) for flag in head.flags if flag.startswith(_PREFIX))
    return next(marks, "")


def marked(head: Head, id: str, similarity: float, *, wired: bool) -> Head:
    """`head` marked as a duplicate of the article `id`; `wired` says that one of the two credits a
    news agency."""
    kept = (flag for flag in head.flags if not flag.startswith(_PREFIX) and flag != SYNDICATED)
    flags = (*kept, f"{_PREFIX}{id}", *([SYNDICATED] if wired else []))
    extra = dict(head.extra) | {"similarity": round(similarity, 2)}
    return replace(head, flags=flags, extra=tuple(extra.items()))


def _about(head: Head) -> _Text | None:
    """What is compared of an article; None where nobody knows even when it was captured."""
    when = head.when
    latest = when.latest if when and when.latest else head.captured
    if latest is None:
        return None
    earliest = when.earliest if when and when.earliest else datetime.min.replace(tzinfo=UTC)
    return _Text(head.source_id, earliest, latest)


def _day(text: _Text) -> int:
    return text.latest.astimezone(UTC).toordinal()
