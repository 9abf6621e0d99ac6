from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from dateline.model import Precision, When
from dateline.render import words

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}:00+00:00")


def between(earliest: str, latest: str, precision: Precision, raw: str | None = None) -> When:
    return When(at(earliest), at(latest), precision, raw)


TIMES = [
    (When.at(at("23T09:30")), "23 November 2026, 10:30", "2026-11-23T10:30:00+01:00"),
    (When.unit(at("23T09:30"), Precision.MINUTE), "23 November 2026, 10:30",
     "2026-11-23T10:30+01:00"),
    (When.unit(at("23T09:30"), Precision.HOUR), "23 November 2026, about 10:30",
     "2026-11-23T10:29+01:00"),
    (between("23T08:46", "23T09:44", Precision.HOUR), "23 November 2026, about 10:30",
     "2026-11-23T10:15+01:00"),
    (between("23T08:44", "23T09:44", Precision.HOUR), "23 November 2026, about 10:00",
     "2026-11-23T10:14+01:00"),
    (between("23T22:45", "23T22:59", Precision.HOUR), "23 November 2026, about 23:30",
     "2026-11-23T23:52+01:00"),
    (between("23T22:30", "23T23:30", Precision.HOUR), "about 24 November 2026", "2026-11-24"),
    (When.on(date(2026, 11, 23)), "23 November 2026", "2026-11-23"),
    (When.on(date(2026, 11, 23), timezone(timedelta(hours=-8))), "23 November 2026", "2026-11-23"),
    (between("23T09:00", "23T20:00", Precision.DAY), "23 November 2026", "2026-11-23"),
    (When.unit(at("23T09:30"), Precision.MONTH), "November 2026", "2026-11"),
    (When(None, None, None, "2 hours ago"), "2 hours ago", ""),
    (When(None, None, None), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("when", "text", "machine"), TIMES)
def test_a_time_reads_as_exact_as_it_is_known_and_no_more(
    when: When, text: str, machine: str
) -> None:
    assert words.when_text(when, PARIS) == text
    assert words.when_iso(when, PARIS) == machine


def test_dates_and_moments() -> None:
    day = date(2026, 11, 3)
    assert words.long_date(day) == "Tuesday 3 November 2026"
    assert words.plain_date(day) == "3 November 2026"
    assert words.short_date(day) == "3 Nov"
    assert words.month_name(11) == "November"
    assert words.moment(datetime(2026, 11, 3, 23, 5, tzinfo=UTC), PARIS) == "4 November 2026, 00:05"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days")]
)
def test_counts(count: int, text: str) -> None:
    assert words.counted(count, "day") == text
    assert words.counted(count, "story", "stories").endswith("story" if count == 1 else "stories")


@pytest.mark.parametrize(
    ("length", "text"), [(0, "1 minute"), (238, "1 minute"), (600, "3 minutes")]
)
def test_reading_time(length: int, text: str) -> None:
    assert words.reading_time(length) == text
