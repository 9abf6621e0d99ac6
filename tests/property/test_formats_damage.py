"""Whatever is cut off, lost or changed in a capture of any format: reading never raises, and no
date, source or item comes out that the undamaged capture does not state."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.formats import read
from intake_cases import Case, cases

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.formats import Reading
    from dateline.model import Draft, When

QUICK = settings(max_examples=120, deadline=None, database=None)
# Formats in which a text is never packed or coded, so that a part of it is a part of the capture.
OPEN = [case for case in cases("html", "feeds", "markdown", "json", "text") if case.data]
ANY = st.sampled_from(cases())


@cache
def whole(case: Case) -> Reading:
    return read(case.capture())


def places(case: Case) -> st.SearchStrategy[tuple[Case, int]]:
    return st.tuples(st.just(case), st.integers(0, len(case.data)))


@QUICK
@given(ANY.flatmap(places))
def test_a_cut_invents_nothing(at: tuple[Case, int]) -> None:
    case, end = at
    reading = read(case.capture(case.data[:end]))
    assert reading.drafts or reading.problems
    before = whole(case)
    sources = {draft.publisher for draft in before.drafts} | {""}
    for draft in reading.drafts:
        assert draft.publisher in sources
        assert draft.published is None or any(
            within(draft.published, each) for each in before.drafts
        )


@QUICK
@given(st.sampled_from(OPEN).flatmap(places))
def test_a_cut_makes_no_title_that_the_capture_does_not_begin(at: tuple[Case, int]) -> None:
    case, end = at
    titles = [draft.title for draft in whole(case).drafts]
    for draft in read(case.capture(case.data[:end])).drafts:
        told = draft.title.removesuffix("…").casefold()
        text = case.data.replace(b"\0", b"").decode("utf-8", "replace")
        seen = " ".join(text.split()).casefold()
        assert told in seen or any(title.casefold().startswith(told) for title in titles)


@QUICK
@given(ANY.flatmap(places), st.binary(min_size=1, max_size=40), st.integers(0, 60))
def test_bytes_that_are_changed_or_lost_never_raise(
    at: tuple[Case, int], noise: bytes, lost: int
) -> None:
    case, start = at
    data = case.data[:start] + noise + case.data[start + lost :]
    reading = read(case.capture(data))
    assert reading.drafts or reading.problems
    assert all(draft.title for draft in reading.drafts)


@QUICK
@given(ANY.flatmap(places), st.integers(1, 400))
def test_a_part_that_is_lost_invents_no_date(at: tuple[Case, int], lost: int) -> None:
    case, start = at
    data = case.data[:start] + case.data[start + lost :]
    years = {when.year for when in stated(whole(case).drafts)} | digits(data)
    for when in stated(read(case.capture(data)).drafts):
        assert when.year in years


def within(when: When, draft: Draft) -> bool:
    """Whether a time is the draft's, or an interval around it: a cut may take precision away."""
    if not when.known:
        return True
    known = draft.published
    if known is None or known.earliest is None or when.earliest is None:
        return False
    assert known.latest is not None
    assert when.latest is not None
    return when.earliest <= known.latest and when.latest >= known.earliest


def stated(drafts: tuple[Draft, ...]) -> list[datetime]:
    ends = (draft.published.earliest for draft in drafts if draft.published)
    return [end for end in ends if end is not None]


def digits(data: bytes) -> set[int]:
    """Every year that four digits of the capture in a row could be."""
    return {int(data[i : i + 4]) for i in range(len(data) - 3) if data[i : i + 4].isdigit()}
