from __future__ import annotations

from dateline.build.diff import Change, diff
from hypothesis import given, settings
from hypothesis import strategies as st


def test_what_is_new_changed_or_gone_is_written() -> None:
    wanted = {"new": "1", "changed": "2", "gone": "3", "same": "4"}
    built = {"changed": "1", "gone": "3", "same": "4"}
    change = diff(wanted, built, {"changed", "same"})
    assert change == Change(write=("changed", "gone", "new"), keep=("same",), delete=())


def test_only_what_a_build_wrote_and_still_lies_there_is_deleted() -> None:
    built = {"old": "1", "old and gone": "2"}
    assert diff({}, built, {"old", "foreign"}) == Change((), (), ("old",))


PATHS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"))


@given(PATHS, PATHS, st.sets(st.sampled_from("abcdefgh")))
@settings(max_examples=60, deadline=None)
def test_after_a_build_everything_wanted_is_there_and_nothing_foreign_is_lost(
    wanted: dict[str, str], built: dict[str, str], present: set[str]
) -> None:
    change = diff(wanted, built, present)
    left = present - set(change.delete) | set(change.write)
    assert wanted.keys() <= left
    assert present - built.keys() <= left
    assert {*change.write, *change.keep} == wanted.keys()
    assert not set(change.write) & set(change.keep)
    again = diff(wanted, wanted, left)
    assert (again.write, again.delete) == ((), ())
