from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.plan.slices import Slice, cut


def months(first: int = 2020, last: int = 2023) -> st.SearchStrategy[dict[str, int]]:
    """How many articles some months have."""
    name = st.builds("{:04d}-{:02d}".format, st.integers(first, last), st.integers(1, 12))
    return st.dictionaries(name, st.integers(1, 12), max_size=20)


def test_a_long_list_is_cut_into_months_and_thin_years() -> None:
    counts = {"2026-11": 2, "2026-10": 1, "2025-05": 1, "2025-04": 1, "2024-12": 2, "2024-01": 1}
    assert cut(counts, 2) == (
        ("2026-11",),
        (
            Slice(2026, 10, ("2026-10",), 1),
            Slice(2025, 0, ("2025-05", "2025-04"), 2),
            Slice(2024, 12, ("2024-12",), 2),
            Slice(2024, 1, ("2024-01",), 1),
        ),
    )
    assert cut(counts, 8) == (tuple(counts), ())
    assert cut({}, 8) == ((), ())


def test_a_slice_has_the_address_of_its_year_or_month() -> None:
    assert Slice(2025, 0, ("2025-05",), 1).path == "2025/"
    assert Slice(2025, 8, ("2025-08",), 1).path == "2025/08/"


@given(months(), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_every_month_is_on_exactly_one_page(counts: dict[str, int], size: int) -> None:
    first, slices = cut(counts, size)
    found = [*first, *(month for part in slices for month in part.months)]
    assert found == sorted(counts, reverse=True)
    assert [part.count for part in slices] == [
        sum(counts[month] for month in part.months) for part in slices
    ]
    assert len({part.path for part in slices}) == len(slices)


@given(months(), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_no_page_is_longer_than_wanted_but_for_single_months(
    counts: dict[str, int], size: int
) -> None:
    first, slices = cut(counts, size)
    pages = [first, *(part.months for part in slices)]
    assert all(sum(counts[month] for month in page) <= size or len(page) == 1 for page in pages)


@given(months(), months(2023, 2024), st.integers(1, 20))
@settings(max_examples=150, deadline=None)
def test_newer_articles_leave_existing_slices_alone(
    counts: dict[str, int], later: dict[str, int], size: int
) -> None:
    newest = max(counts, default="")
    more = dict(counts)
    for month, count in later.items():
        if month >= newest:
            more[month] = more.get(month, 0) + count
    before, after = cut(counts, size)[1], cut(more, size)[1]
    assert set(before) <= set(after)
