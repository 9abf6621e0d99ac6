from __future__ import annotations

from datetime import date

import pytest

from dateline.plan.views import DayCount
from dateline.render.calendars import heat, weeks


def test_a_month_is_rows_of_weeks_with_the_days_that_have_articles() -> None:
    days = [
        DayCount(date(2026, 11, 1), "2026/11/01/", 3),
        DayCount(date(2026, 11, 30), "2026/11/30/", 1),
        DayCount(date(2026, 10, 2), "2026/10/02/", 7),
    ]
    rows = weeks(date(2026, 11, 1), days)
    assert rows[0] == [None] * 6 + [days[0]]
    assert rows[1] == [2, 3, 4, 5, 6, 7, 8]
    assert rows[-1] == [days[1]] + [None] * 6
    assert {len(row) for row in rows} == {7}


@pytest.mark.parametrize(
    ("count", "most", "step"),
    [(0, 9, 0), (1, 100, 1), (25, 100, 1), (26, 100, 2), (76, 100, 4), (100, 100, 4),
     (1, 1, 1), (3, 3, 3), (4, 4, 4), (0, 0, 0)],
)  # fmt: skip
def test_heat_is_in_quarters_and_a_quiet_month_stays_cool(count: int, most: int, step: int) -> None:
    assert heat(count, most) == step
