"""Counts over time: no month left out, years where months are too many, none for too few."""

from __future__ import annotations

from dateline.plan.series import LEAST, MOST_MONTHS, Series, by_month


def test_months_without_articles_count_as_none() -> None:
    found = by_month({"2025-11": 5, "2026-01": 3, "": 9})
    assert found == Series("2025-11", (5, 0, 3))
    assert found.labels == ("2025-11", "2025-12", "2026-01")


def test_too_little_to_see_is_no_series() -> None:
    assert by_month({}) is None
    assert by_month({"2026-01": 100}) is None
    assert by_month({"2026-01": 1, "2026-02": LEAST - 2}) is None
    assert by_month({"2026-01": 1, "2026-02": LEAST - 1}) is not None
    assert by_month({"2026-01": LEAST, "2026-02": 0, "": LEAST}) is None


def test_a_long_time_is_told_by_year() -> None:
    first, last = 2000, 2000 + MOST_MONTHS // 12
    assert by_month({f"{first}-02": 5, f"{last}-01": 5}) == Series("2000-02", (5, *[0] * 118, 5))
    found = by_month({f"{first}-01": 5, f"{first}-03": 2, f"{last}-01": 5})
    assert found == Series("2000", (7, *[0] * (last - first - 1), 5))
    assert found.labels == tuple(str(year) for year in range(first, last + 1))
