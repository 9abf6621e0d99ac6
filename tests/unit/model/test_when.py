from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.model import Precision, When
from dateline.model.when import floor

NOON = datetime(2025, 8, 20, 12, 34, 56, 789, tzinfo=UTC)
EAST = timezone(timedelta(hours=9))
WEST = timezone(timedelta(hours=-9))
UNKNOWN = When(None, None, Precision.HOUR, "2 hours ago")


def test_a_point_has_no_microseconds() -> None:
    when = When.at(NOON, "raw")
    assert when.earliest == when.latest == NOON.replace(microsecond=0)
    assert when.precision is Precision.SECOND
    assert when.raw == "raw"
    assert when.known
    assert when.is_whole_unit


@pytest.mark.parametrize(
    ("precision", "start", "length"),
    [
        (Precision.SECOND, NOON.replace(microsecond=0), timedelta(seconds=1)),
        (Precision.MINUTE, datetime(2025, 8, 20, 12, 34, tzinfo=UTC), timedelta(minutes=1)),
        (Precision.HOUR, datetime(2025, 8, 20, 12, tzinfo=UTC), timedelta(hours=1)),
        (Precision.DAY, datetime(2025, 8, 20, tzinfo=UTC), timedelta(days=1)),
        (Precision.MONTH, datetime(2025, 8, 1, tzinfo=UTC), timedelta(days=31)),
    ],
)
def test_units(precision: Precision, start: datetime, length: timedelta) -> None:
    when = When.unit(NOON, precision)
    assert floor(NOON, precision) == when.earliest == start
    assert when.latest == start + length - timedelta(seconds=1)
    assert when.is_whole_unit


def test_december_ends_with_the_year() -> None:
    when = When.unit(datetime(2025, 12, 5, tzinfo=UTC), Precision.MONTH)
    assert when.latest == datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_a_day_is_a_day_in_every_zone() -> None:
    for made in (UTC, EAST, WEST):
        when = When.on(date(2025, 8, 20), made)
        for zone in (UTC, EAST, WEST):
            assert when.day(zone) == date(2025, 8, 20)
            assert not when.about(zone)


def test_a_month_is_listed_under_its_last_day_and_is_not_certain() -> None:
    when = When.unit(NOON, Precision.MONTH)
    assert when.day(EAST) == when.day(WEST) == date(2025, 8, 31)
    assert when.about(UTC)


def test_a_point_is_listed_under_its_day_in_the_zone_of_the_site() -> None:
    when = When.at(datetime(2025, 8, 20, 20, tzinfo=UTC))
    assert when.day(UTC) == date(2025, 8, 20)
    assert when.day(EAST) == date(2025, 8, 21)
    assert not when.about(EAST)


def test_an_interval_across_midnight_is_about_its_latest_day() -> None:
    earliest = datetime(2025, 8, 20, 23, tzinfo=UTC)
    when = When(earliest, earliest + timedelta(hours=2), Precision.HOUR)
    assert not when.is_whole_unit
    assert when.day(UTC) == date(2025, 8, 21)
    assert when.about(UTC)
    assert not when.about(WEST)


def test_a_day_precise_interval_that_is_no_calendar_day_depends_on_the_zone() -> None:
    earliest = datetime(2025, 8, 20, 18, tzinfo=UTC)
    when = When(earliest, earliest + timedelta(hours=5), Precision.DAY)
    assert not when.about(UTC)
    assert when.day(EAST) == date(2025, 8, 21)


def test_an_unknown_time_has_no_day() -> None:
    assert not UNKNOWN.known
    assert not UNKNOWN.is_whole_unit
    assert UNKNOWN.day(UTC) is None
    assert not UNKNOWN.about(UTC)
    assert not When(NOON, NOON, None).is_whole_unit
