"""Who was first, and by how much, is said no finer than the times are known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.model import Precision, When
from dateline.plan.firsts import Lag, first_of, lag

DAY = When.on(date(2026, 11, 23))
NEXT = When.on(date(2026, 11, 24))
MONTH = When.unit(datetime(2026, 12, 1, tzinfo=UTC), Precision.MONTH)
OVERNIGHT = When(
    datetime(2026, 11, 24, 20, tzinfo=UTC), datetime(2026, 11, 25, 2, tzinfo=UTC), Precision.DAY
)
UNKNOWN = When(None, None, None, "yesterday")


def at(text: str, precision: Precision = Precision.SECOND) -> When:
    return When.unit(datetime.fromisoformat(f"2026-11-{text}:00+00:00"), precision)


@pytest.mark.parametrize(
    ("times", "first"),
    [
        ([at("23T09:30"), at("23T09:31")], at("23T09:30")),
        ([at("23T12:00"), at("23T09:30"), None, UNKNOWN], at("23T09:30")),
        ([at("23T09:30")], at("23T09:30")),
        ([DAY, NEXT], DAY),
        ([at("22T23:59"), DAY], at("22T23:59")),
        # The day holds the moment: nobody knows which came first.
        ([DAY, at("23T09:30")], None),
        ([at("23T09:30", Precision.HOUR), at("23T09:45")], None),
        ([at("23T09:30"), at("23T09:30")], None),
        ([None, UNKNOWN], None),
        ([], None),
    ],
)
def test_only_what_ends_before_all_others_begin_was_first(
    times: list[When | None], first: When | None
) -> None:
    assert first_of(times) == first
    assert first_of(times[::-1]) == first


@pytest.mark.parametrize(
    ("first", "when", "found"),
    [
        (at("23T09:30"), at("23T09:50"), Lag(0, "hour")),
        (at("23T09:30"), at("23T12:40"), Lag(3, "hour")),
        (at("23T09:30"), at("23T12:00", Precision.HOUR), Lag(3, "hour")),
        (at("23T09:30"), at("25T08:30"), Lag(47, "hour")),
        (at("23T09:30"), at("25T09:30"), Lag(2, "day")),
        (at("22T09:30"), DAY, Lag(1, "day")),
        (DAY, NEXT, Lag(1, "day")),
        (DAY, at("24T09:30"), Lag(1, "day")),
        (DAY, When.on(date(2026, 11, 26)), Lag(3, "day")),
        (DAY, When.on(date(2026, 11, 27)), None),
        (DAY, MONTH, None),
        (DAY, OVERNIGHT, None),
        (DAY, UNKNOWN, None),
        (DAY, None, None),
    ],
)  # fmt: skip
def test_a_distance_is_told_in_hours_or_days_or_not_at_all(
    first: When, when: When | None, found: Lag | None
) -> None:
    assert lag(first, when, UTC) == found
