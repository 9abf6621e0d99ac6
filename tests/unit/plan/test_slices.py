from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Head, Record, When
from dateline.plan.slices import cut


def records(days: list[date]) -> list[Record]:
    return [
        Record(f"{n}.md", "", Head(title=str(n), id=f"{n:08x}", when=When.on(day)))
        for n, day in enumerate(sorted(days, reverse=True))
    ]


def day_of(record: Record) -> date:
    assert record.head.when is not None
    assert record.head.when.latest is not None
    return record.head.when.latest.date()


DAYS = st.lists(st.dates(date(2020, 1, 1), date(2023, 12, 31)), min_size=1, max_size=60)


@given(DAYS, st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_every_member_is_on_exactly_one_page(days: list[date], size: int) -> None:
    dated = records(days)
    first, slices = cut(dated, day_of, size)
    assert [*first, *(r for s in slices for r in s.members)] == dated
    assert len({s.path for s in slices}) == len(slices)


@given(DAYS, st.lists(st.integers(1, 200), max_size=20), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_newer_articles_leave_existing_slices_alone(
    days: list[date], later: list[int], size: int
) -> None:
    newest = max(days)
    before = {s.path: len(s.members) for s in cut(records(days), day_of, size)[1]}
    more = days + [newest + timedelta(days=n) for n in later]
    after = {s.path: len(s.members) for s in cut(records(more), day_of, size)[1]}
    assert before.items() <= after.items()
