from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from conftest import SHARED
from dateline.model import Precision, When
from dateline.text.dates import TIME_PATTERN, age, resolve, stated_day

SEEN = datetime(2025, 8, 20, 12, 0, 0, 5, tzinfo=UTC)
TABLE = json.loads((SHARED / "captures/daily8/rel_intervals.json").read_text("utf-8"))


@pytest.mark.parametrize("language", sorted(TABLE))
def test_wordings_are_the_intervals_of_the_oracle(language: str) -> None:
    seen = SEEN.replace(microsecond=0)
    for raw, (least, most) in TABLE[language].items():
        when = resolve(f" {raw} ", SEEN)
        assert when is not None, raw
        assert (when.earliest, when.latest, when.raw) == (
            seen - timedelta(seconds=most),
            seen - timedelta(seconds=least),
            raw,
        )


def test_the_intervals_of_a_language_leave_no_gap() -> None:
    for table in TABLE.values():
        spans = sorted(table.values())
        assert all(left[1] + 1 == right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("raw", "precision"),
    [
        ("a few seconds ago", Precision.MINUTE),
        ("44 minutes ago", Precision.MINUTE),
        ("an hour ago", Precision.HOUR),
        ("2 days ago", Precision.DAY),
        ("a month ago", Precision.MONTH),
        ("منذ ٢ ساعات", Precision.HOUR),
    ],
)
def test_the_unit_stated_is_the_precision(raw: str, precision: Precision) -> None:
    found = age(raw)
    assert found is not None
    assert found[2] is precision


def test_a_relative_time_without_a_capture_time_has_no_interval() -> None:
    assert resolve("2 hours ago", None) == When(None, None, Precision.HOUR, "2 hours ago")


def test_yesterday_is_the_day_before_in_the_offset_of_the_capture() -> None:
    east = timezone(timedelta(hours=8))
    when = resolve("yesterday", datetime(2025, 3, 1, 0, 30, tzinfo=east))
    assert when == When.on(date(2025, 2, 28), east, "yesterday")
    assert age("Yesterday") == (1, 172_799, Precision.DAY)


def test_a_time_before_the_calendar_stays_unknown() -> None:
    assert resolve("yesterday", datetime.min.replace(tzinfo=UTC)) == When(
        None, None, Precision.DAY, "yesterday"
    )


@pytest.mark.parametrize("raw", ["22-07-2025", "٢٢-٠٧-٢٠٢٥", " 22-07-2025\n"])
def test_stated_days(raw: str) -> None:
    assert stated_day(raw) == date(2025, 7, 22)
    assert age(raw) is None
    for captured in (None, SEEN):
        assert resolve(raw, captured) == When.on(date(2025, 7, 22), UTC, raw.strip())


@pytest.mark.parametrize(
    "raw",
    [
        "", "now", "32-13-2025", "31-02-2025", "2025-07-22", "1-7-2025", "22-07-3025",
        "1 minutes ago", "45 minutes ago", "22 hours ago", "27 days ago", "2 hours", "منذ",
        "2 hours ago today", "منذ 2 hours ago", "in 2 hours", "minutes ago",
    ],
)  # fmt: skip
def test_what_is_no_time(raw: str) -> None:
    assert resolve(raw, SEEN) is None
    assert age(raw) is None
    assert stated_day(raw) is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("France 2412 hours ago", "France 24"),
        ("Channel 412-03-2025", "Channel 4"),
        ("Yahoo2 hours ago", "Yahoo"),
        ("News 2423 days ago", "News 24"),
        ("الجزيرة٢٢-٠٧-٢٠٢٥", "الجزيرة"),
        ("الرياضيةمنذ 13 ساعات", "الرياضية"),
        ("Timesan hour ago", "Times"),
    ],
)
def test_the_pattern_parts_a_time_from_a_glued_name(line: str, publisher: str) -> None:
    found = re.fullmatch(rf"(.{{1,59}}?\S)({TIME_PATTERN})", line)
    assert found is not None
    assert found[1] == publisher


def test_the_pattern_has_no_groups_and_knows_every_wording() -> None:
    pattern = re.compile(TIME_PATTERN)
    assert pattern.groups == 0
    assert all(pattern.fullmatch(raw) for table in TABLE.values() for raw in table)
