"""What is remembered between runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.exchange import Answer
from dateline.fetch.state import Known, after, read_state, write_state

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
MOMENTS = st.just("") | st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat)
KNOWN = st.builds(
    Known, url=TEXT, etag=TEXT, modified=TEXT, sha256=TEXT, wait=MOMENTS, gone=st.booleans()
)


@given(st.dictionaries(TEXT, KNOWN, max_size=5))
def test_what_was_written_is_read(known: dict[str, Known]) -> None:
    told = {url: each for url, each in known.items() if each != Known()}
    assert read_state(write_state(known)) == told
    assert write_state(told) == write_state(dict(reversed(known.items())))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"version": 2, "addresses": {}}', '{"version": 1}',
        '{"version": 1, "addresses": []}', '{"version": 1, "addresses": {"x": []}}',
        '{"version": 1, "addresses": {"x": {"etag": 1}}}',
        '{"version": 1, "addresses": {"x": {"gone": "yes"}}}',
        '{"version": 1, "addresses": {"x": {"wait": "soon"}}}',
        '{"version": 1, "addresses": {"x": {"wait": "2026-11-23T12:00:00"}}}',
    ],
)  # fmt: skip
def test_what_nobody_wrote_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, LookupError, AttributeError)):
        read_state(text)


def test_marks_are_shown_only_to_the_address_that_gave_them() -> None:
    headers = {"etag": '"a"', "last-modified": "Mon, 23 Nov 2026 09:30:00 GMT"}
    known = after(Answer("https://a.example/x", 200, headers), "0" * 64)
    assert known.conditions("https://a.example/x") == {
        "If-None-Match": '"a"',
        "If-Modified-Since": "Mon, 23 Nov 2026 09:30:00 GMT",
    }
    assert known.conditions("https://b.example/x") == {}
    assert Known("https://a.example/x").conditions("https://a.example/x") == {}


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0), ("120", 120), (" 120 ", 120), ("99999999999999999999", None), ("-5", None),
        ("Mon, 23 Nov 2026 12:01:00 GMT", 60), ("Mon, 23 Nov 2026 11:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 12:01:00", 60), ("Fri, 01 Jan 2027 00:00:00 GMT", 7 * 86_400),
        ("soon", None), ("", None), ("1e3", None), ("٣", None),
    ],
)  # fmt: skip
def test_a_host_says_how_long_it_wants_to_rest(said: str, seconds: int | None) -> None:
    wait = Answer("https://a.example", 503, {"retry-after": said}).retry_after(NOW)
    assert wait == (None if seconds is None else timedelta(seconds=seconds))
