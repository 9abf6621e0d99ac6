"""Whatever is cut off, lost or changed in a page dump: reading never raises and invents nothing.

What a damaged page cannot tell is not asked for: where a headline is lost without a trace, the line
after it is taken for it. A find becomes a case of tests/cases/captures.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings

from dateline.formats import decode, read
from dateline.model import Role
from dateline.text.dates import resolve
from dumps import capture, dumps
from strategies import cut_dumps, damaged_dumps, thinned_dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.formats import Reading
    from dateline.model import Draft
    from dumps import Dump

SEEN = datetime(2025, 8, 20, 12, tzinfo=UTC)
QUICK = settings(max_examples=150, deadline=None, database=None)


@cache
def whole(name: str) -> tuple[Draft, ...]:
    """What the undamaged dump says."""
    (dump,) = (dump for dump in dumps() if dump.name == name)
    return read(capture(dump.text, dump.url, SEEN)).drafts


def drafts_of(reading: Reading) -> tuple[Draft, ...]:
    """What is read as a page of the site; damage can make a capture look like another format,
    and that one answers for itself."""
    return reading.drafts if reading.format.startswith("daily8/") else ()


def check_nothing_is_invented(reading: Reading, text: str, url: str) -> None:
    """Each item stands in the text, line for line, in lines of its own, and so do its times."""
    assert reading.drafts or reading.problems
    rows = re.split(r"\r\n|\r|\n", text)
    ends = 0
    for draft in drafts_of(reading):
        first, last = draft.lines
        assert ends < first <= last
        ends = last
        own = rows[first - 1 : last]
        for line in (draft.title, draft.publisher, draft.category, *draft.body.split("\n\n")):
            assert any(line in row for row in own)
        assert all(tag in text or tag in url for tag in draft.tags)
        check_time(draft, own)


def check_time(draft: Draft, own: Sequence[str]) -> None:
    """A time is one that the item's own lines state, a main article's in a line of its header."""
    if draft.published is None:
        assert draft.role is Role.MAIN
        return
    raw = draft.published.raw
    assert raw
    header = [row for row in own if row.strip()][:3] if draft.role is Role.MAIN else own
    assert any(raw in row for row in header)
    assert draft.published == resolve(raw, SEEN) or not draft.published.known


@QUICK
@given(cut_dumps())
def test_a_cut_takes_items_away_and_marks_the_one_it_went_through(case: tuple[Dump, str]) -> None:
    dump, text = case
    reading = read(capture(text, dump.url, SEEN))
    check_nothing_is_invented(reading, text, dump.url)
    drafts, before = drafts_of(reading), whole(dump.name)
    assert len(drafts) <= len(before)
    for left, full in zip(drafts, before, strict=False):
        assert (left.role, left.title) == (full.role, full.title)
        if left.role is not Role.MAIN or left.published:
            assert (left.publisher, left.published) == (full.publisher, full.published)
            assert left.category == full.category
        assert left.truncated or left.body == full.body
    assert not any(draft.truncated for draft in drafts[:-1])


@QUICK
@given(thinned_dumps())
def test_lost_lines_make_no_item_and_no_date(case: tuple[Dump, str]) -> None:
    dump, text = case
    reading = read(capture(text, dump.url, SEEN))
    check_nothing_is_invented(reading, text, dump.url)
    before = whole(dump.name)
    headers = iter([(each.publisher, each.published) for each in before])
    for draft in drafts_of(reading):
        if draft.role is Role.MAIN:
            assert draft.published in (None, before[0].published)
            assert draft.publisher in ("", before[0].publisher)
        else:  # in the order of the page
            assert (draft.publisher, draft.published) in headers


@QUICK
@given(damaged_dumps())
def test_damaged_bytes_are_read_for_what_they_are(case: tuple[Dump, bytes]) -> None:
    dump, data = case
    for url in (dump.url, ""):
        reading = read(capture(data, url, SEEN))
        check_nothing_is_invented(reading, decode(data).text, url)
