"""Hypothesis strategies: whole archives, small and awkward."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dateline.model import Registries, Rights, When
from factories import record, sources, topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Record

# Names that a careless reading takes for one another: case, accents, letters ASCII cannot show.
TAGS = ("storm", "Storm", "storms", "ferry boat", "Ferry-Boat", "ميناء", "مرفأ")
PEOPLE = ("José", "Jose", "Q42", "ann-roe")
TOPICS = ("sport", "football", "unlisted")
PUBLISHERS = ("", "Example Times", "EXAMPLE TIMES", "Example Time's", "Second Post")
STORIES = ("", "saaaaaaaa", "sbbbbbbbb", "sbbbbbbbc")
NEWEST = date(2026, 1, 15)

KNOWN = Registries(
    sources=sources("Second Post"),
    topics=topics("Sport", "Sport > Football", "Sport > Football > Cup"),
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
        tags=draw(some(TAGS)),
        people=draw(some(PEOPLE)),
        topics=draw(some(TOPICS)),
        source=draw(st.sampled_from(PUBLISHERS)),
        story=draw(st.sampled_from(STORIES)),
        rights=draw(st.sampled_from([None, None, None, Rights.FULL, Rights.WITHHELD])),
    )


def after(newest: date = NEWEST) -> st.SearchStrategy[When]:
    """Days after `newest`."""
    return st.integers(1, 500).map(lambda n: When.on(newest + timedelta(days=n)))
