"""Hypothesis strategies: whole archives, small and awkward, and captures that are damaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dateline.model import Registries, Rights, StoryFile, When
from dumps import dumps
from factories import record, sources, topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Record
    from dumps import Dump

# Names that a careless reading takes for one another: case, accents, letters ASCII cannot show.
TAGS = ("storm", "Storm", "storms", "ferry boat", "Ferry-Boat", "ميناء", "مرفأ")
PEOPLE = ("José", "Jose", "Q42", "ann-roe")
TOPICS = ("sport", "football", "unlisted")
PUBLISHERS = ("", "Example Times", "EXAMPLE TIMES", "Example Time's", "Second Post")
COVERAGE = ("https://e.org/1 | Second Post", "https://e.org/2 | EXAMPLE TIMES", "https://e.org/3")
STORIES = ("", "saaaaaaaa", "sbbbbbbbb", "sbbbbbbbc")
NEWEST = date(2026, 1, 15)

KNOWN = Registries(
    sources=sources("Second Post"),
    topics=topics("Sport", "Sport > Football", "Sport > Football > Cup"),
    stories={
        "saaaaaaaa": StoryFile(id="saaaaaaaa", parent="sbbbbbbbb", pin=True),
        "sbbbbbbbc": StoryFile(id="sbbbbbbbc", exclude=("a0000001",)),
    },
)


def some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def days(first: date = date(2023, 11, 1), last: date = NEWEST) -> st.SearchStrategy[When]:
    """Days, and times of day."""
    day = st.dates(first, last)
    moment = st.builds(lambda d, h: When.at(datetime.combine(d, time(h), UTC)), day,
                       st.integers(0, 23))  # fmt: skip
    return day.map(When.on) | moment


@st.composite
def articles(
    draw: st.DrawFn,
    when: st.SearchStrategy[When | None] = days() | st.none(),  # noqa: B008 - a strategy is frozen
    *,
    most: int = 9,
    prefix: str = "a",
) -> list[Record]:
    """Articles with ids that begin with `prefix`."""
    count = draw(st.integers(0, most))
    return [draw(_article(f"{prefix}{number:07x}", when)) for number in range(count)]


@st.composite
def _article(draw: st.DrawFn, name: str, when: st.SearchStrategy[When | None]) -> Record:
    return record(
        f"Report {name}",
        draw(when),
        id=name,
        slug=draw(st.sampled_from(("", f"report-{name}"))),
        tags=draw(some(TAGS)),
        people=draw(some(PEOPLE)),
        topics=draw(some(TOPICS)),
        source=draw(st.sampled_from(PUBLISHERS)),
        coverage=draw(some(COVERAGE)),
        story=draw(st.sampled_from(STORIES)),
        lang=draw(st.sampled_from(("en", "en", "en", "de", "und"))),
        translationKey=draw(st.sampled_from(("", "", "one", "two"))),
        rights=draw(st.sampled_from([None, None, None, Rights.FULL, Rights.WITHHELD])),
    )


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[Record], list[Record]]:
    """The articles of an archive before and after somebody removed, changed and added some.

    A changed article has another hash, as its file has; titles change too.
    """
    before = draw(articles())
    changed = {made.head.id: made for made in draw(articles())}
    kept = {made.head.id: made for made in before}
    for name in draw(
        st.lists(st.sampled_from(sorted(kept.keys() | changed.keys()) or [""]), max_size=4)
    ):
        made = changed.pop(name, None)
        kept.pop(name, None)
        if made is not None:
            title = draw(st.sampled_from((made.head.title, f"{made.head.title}, changed")))
            kept[name] = replace(made, sha256="changed", head=replace(made.head, title=title))
    return before, list(kept.values())


def after(newest: date = NEWEST) -> st.SearchStrategy[When]:
    """Days after `newest`."""
    return st.integers(1, 500).map(lambda n: When.on(newest + timedelta(days=n)))


# What a transfer, an editor or a failing disk leaves in a page: bytes, and the words that matter.
BITS = (
    b"\0", b"\xff", b"\xc3", b"\xe2\x80", b"\n", b"\r", b" ", b"\x1a", b"\xed\xa0\x80", b"#", b"- ",
    b"logo", b"time", b"2 hours ago", b"12-03-2025", b"&w=1&q=1", "\u2028".encode(), "٢".encode(),
    "\u200f".encode(), "é".encode("latin-1"),
)  # fmt: skip


def observed() -> st.SearchStrategy[Dump]:
    """A page dump as it was saved."""
    return st.deferred(lambda: st.sampled_from(dumps()))


@st.composite
def cut_dumps(draw: st.DrawFn) -> tuple[Dump, str]:
    """A dump, and what a cut leaves of its beginning."""
    dump = draw(observed())
    return dump, dump.text[: draw(st.integers(0, len(dump.text)))]


@st.composite
def thinned_dumps(draw: st.DrawFn) -> tuple[Dump, str]:
    """A dump, and what is left of it when runs of lines are lost anywhere, its beginning too."""
    dump = draw(observed())
    rows = dump.text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(rows)))
        del rows[start : start + draw(st.integers(1, 9))]
    return dump, "\n".join(rows)


@st.composite
def damaged_dumps(draw: st.DrawFn) -> tuple[Dump, bytes]:
    """A dump, and its bytes with some of them lost, changed or put in, and cut at either end."""
    dump = draw(observed())
    data = dump.text.encode()
    data = data[draw(st.integers(0, len(data))) :] if draw(st.booleans()) else data
    data = data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(data)))
        more = draw(st.sampled_from(BITS) | st.binary(max_size=3))
        data = data[:place] + more + data[place + draw(st.integers(0, 4)) :]
    return dump, data
