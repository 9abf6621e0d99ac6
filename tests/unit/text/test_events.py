"""What an item of `events` says."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.text.events import parse_event

DAY = date(2026, 12, 10)


URL = "https://example.org/a"


@pytest.mark.parametrize(
    ("item", "event"),
    [
        ("2026-12-10 | Hearing", (DAY, DAY, "Hearing", "", "")),
        ("2026-12-10 | Hearing | Port", (DAY, DAY, "Hearing", "Port", "")),
        (f"2026-12-10 | Hearing | {URL}", (DAY, DAY, "Hearing", "", URL)),
        (
            f"2026-12-10/2026-12-12 | Summit | Port | {URL}",
            (DAY, date(2026, 12, 12), "Summit", "Port", URL),
        ),
    ],
)
def test_a_day_a_title_a_place_and_an_address(item: str, event: tuple[object, ...]) -> None:
    assert parse_event(item) == event


@pytest.mark.parametrize(
    "item",
    ["", "2026-12-10", "Hearing | 2026-12-10", "2026-12-32 | Hearing", "2026-12-10 | ",
     "2026-12-12/2026-12-10 | Summit", "2026-12-10/2026-12-11/2026-12-12 | Summit",
     "2026-12-10 | Hearing | Port | Dock | https://example.org/", "20261210 | Hearing",
     "2026-12-10 | https://example.org/ | a | b"],
)  # fmt: skip
def test_what_names_no_event(item: str) -> None:
    assert parse_event(item) is None
