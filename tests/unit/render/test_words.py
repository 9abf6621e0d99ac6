from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from dateline.model import Precision, When
from dateline.render import words
from dateline.wording import wording

PARIS = ZoneInfo("Europe/Paris")
ENGLISH = wording("en")


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
    assert words.shown(when, PARIS, ENGLISH).text == text
    assert words.when_iso(when, PARIS) == machine


def test_a_page_says_times_to_the_minute() -> None:
    exact = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
    when = When.at(exact)
    assert words.shown(when, UTC, ENGLISH).stamp == "2026-11-23T09:30Z"
    assert words.shown(when, PARIS, ENGLISH).stamp == "2026-11-23T10:30+01:00"
    assert words.shown(When.on(exact.date()), PARIS, ENGLISH).stamp == "2026-11-23"


def test_a_moment_reads_in_the_sites_zone() -> None:
    value = datetime(2026, 11, 3, 23, 5, tzinfo=UTC)
    assert words.moment(value, PARIS, ENGLISH) == "4 November 2026, 00:05"


@pytest.mark.parametrize(("length", "minutes"), [(0, 1), (238, 1), (600, 3)])
def test_reading_time(length: int, minutes: int) -> None:
    assert words.minutes(length) == minutes
