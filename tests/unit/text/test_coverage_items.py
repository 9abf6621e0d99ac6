from __future__ import annotations

from datetime import date

import pytest

from dateline.text.coverage import format_coverage, parse_coverage

URL = "https://example.org/a|b"
DAY = date(2025, 8, 13)


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        (URL, (URL, "", None)),
        (f"{URL} | Example Times", (URL, "Example Times", None)),
        (f"{URL} | Example Times | 2025-08-13", (URL, "Example Times", DAY)),
        (f"{URL} | 2025-08-13", (URL, "", DAY)),
        (f"{URL} | A | B | 2025-08-13", (URL, "A | B", DAY)),
    ],
)
def test_items_are_read_and_written_back(item: str, parts: tuple[str, str, date | None]) -> None:
    assert parse_coverage(item) == parts
    assert format_coverage(*parts) == item


def test_what_is_no_day_belongs_to_the_name() -> None:
    assert parse_coverage(f"{URL} | A | 2025-13-01") == (URL, "A | 2025-13-01", None)
    assert parse_coverage(f"{URL} | A | 20250813") == (URL, "A | 20250813", None)
    assert parse_coverage(f" {URL}  |  A  |  |  2025-08-13 ") == (URL, "A", DAY)
