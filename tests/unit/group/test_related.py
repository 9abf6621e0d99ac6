"""Related articles: what they share decides, and is told."""

from __future__ import annotations

from dateline.group import related_index
from dateline.group.related import TOO_COMMON
from factories import record

NAMES = {"Q1": "Ann Roe"}


def found(*others: object, story_of: dict[str, str] | None = None, most: int = 5) -> list[object]:
    first = record("Ferry", id="aaaaaaaa", people=("Q1",), orgs=("nasa",), places=("Q60",),
                   tags=("ferry", "storm"))  # fmt: skip
    related = related_index([first, *others], NAMES, story_of or {})  # type: ignore[list-item]
    return [(each.head.id, shared) for each, shared in related(first, most)]


def test_the_nearest_come_first_with_what_they_share() -> None:
    assert found(
        record("A", id="aaaaaaa1", tags=("ferry",)),
        record("B", id="aaaaaaa2", people=("Q1",), tags=("ferry", "storm")),
        record("C", id="aaaaaaa3", orgs=("nasa",)),
        record("D", id="aaaaaaa4", tags=("other",)),
    ) == [
        ("aaaaaaa2", ("Ann Roe", "ferry", "storm")),
        ("aaaaaaa3", ("nasa",)),
        ("aaaaaaa1", ("ferry",)),
    ]


def test_ties_are_settled_by_id_and_the_list_is_short() -> None:
    others = [record("A", id=f"aaaaaaa{n}", tags=("storm",)) for n in (3, 1, 2)]
    assert [id for id, _ in found(*others, most=2)] == ["aaaaaaa1", "aaaaaaa2"]  # type: ignore[misc]


def test_what_everybody_shares_says_nothing() -> None:
    many = [record("A", id=f"{n:08x}", tags=("storm",)) for n in range(TOO_COMMON)]
    assert found(*many) == []
    assert len(found(*many[1:], most=100)) == TOO_COMMON - 1


def test_its_own_story_is_left_to_the_story() -> None:
    other = record("A", id="aaaaaaa1", tags=("storm",))
    assert found(other, story_of={"aaaaaaaa": "s1", "aaaaaaa1": "s1"}) == []
    assert len(found(other, story_of={"aaaaaaaa": "s1", "aaaaaaa1": "s2"})) == 1
    assert len(found(other, story_of={"aaaaaaa1": "s1"})) == 1
