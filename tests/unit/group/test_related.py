"""Related articles: earlier ones; what they share decides, and is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from dateline.catalog import order
from dateline.group import group_catalog, related
from dateline.group.related import TOO_COMMON
from dateline.model import Entity, EntityKind, Record, Registries, Rights
from dateline.settings import Settings
from factories import catalog, record
from strategies import KNOWN, after, articles, days

ANN = Entity(key="Q1", kind=EntityKind.PERSON, slug="ann-roe", name="Ann Roe")
DAY = "2026-11-23"
EARLIER = "2026-11-20"


def ferry(story: str = "", day: str | None = DAY) -> Record:
    return record("Ferry", day, id="aaaaaaaa", people=("Q1",), orgs=("nasa",), places=("Q60",),
                  tags=("ferry", "storm"), story=story)  # fmt: skip


def found(first: Record, *others: Record, most: int = 5) -> list[tuple[str, tuple[str, ...]]]:
    archive = catalog([first, *others], Registries(entities={"Q1": ANN}))
    groups = group_catalog(archive, Settings())
    return [(each.head.id, shared) for each, shared in related(first, groups, most)]


def other(number: int, day: str | None = EARLIER, **head: Any) -> Record:
    return record(f"Other {number}", day, id=f"{number:08x}", **head)


def test_the_nearest_come_first_with_what_they_share() -> None:
    assert found(
        ferry(),
        other(1, tags=("ferry",)),
        other(2, people=("Q1",), tags=("ferry", "storm")),
        other(3, orgs=("nasa",)),
        other(4, tags=("other",)),
        other(5, topics=("sport",), source="Post"),
    ) == [
        ("00000002", ("Ann Roe", "ferry", "storm")),
        ("00000003", ("nasa",)),
        ("00000001", ("ferry",)),
    ]


def test_what_the_oldest_calls_a_group_is_the_reason() -> None:
    assert found(ferry(), other(1, tags=("FERRY",))) == [("00000001", ("FERRY",))]


def test_ties_are_settled_by_id_and_the_list_is_short() -> None:
    others = [other(n, tags=("storm",)) for n in (3, 1, 2)]
    assert [id for id, _ in found(ferry(), *others, most=2)] == ["00000001", "00000002"]


def test_what_everybody_before_it_shares_says_nothing() -> None:
    many = [other(n, tags=("storm",)) for n in range(TOO_COMMON + 1)]
    assert found(ferry(), *many) == []
    assert len(found(ferry(), *many[1:], most=100)) == TOO_COMMON
    newer = [other(n, "2026-12-01", tags=("storm",)) for n in range(TOO_COMMON)]
    assert found(ferry(), other(99, tags=("storm",)), *newer) == [("00000063", ("storm",))]


def test_its_own_story_is_left_to_the_story() -> None:
    told = {"tags": ("storm",), "story": "saaaaaaa1"}
    assert found(ferry("saaaaaaa1"), other(1, **told)) == []
    assert len(found(ferry("saaaaaaa2"), other(1, **told))) == 1
    assert len(found(ferry(), other(1, **told))) == 1
    assert len(found(ferry("saaaaaaa1"), other(1, tags=("storm",)))) == 1


@pytest.mark.parametrize(
    ("first", "then", "related_to"),
    [
        (DAY, EARLIER, 1),
        (EARLIER, DAY, 0),
        (DAY, DAY, 0),  # of one day, the one with the greater id counts as the earlier
        (DAY, "2026-11-23T23:59:59+00:00", 0),
        (DAY, "2026-11-23T23:59:58+00:00", 1),  # a day counts as its end
        (DAY, None, 1),  # the undated come behind all others
        (None, DAY, 0),
    ],
)
def test_only_what_came_before_it_is_related(
    first: str | None, then: str | None, related_to: int
) -> None:
    assert len(found(ferry(day=first), other(1, then, tags=("storm",)))) == related_to


def test_a_withheld_article_has_none_and_is_none() -> None:
    secret = other(1, tags=("storm",), rights=Rights.WITHHELD)
    assert found(ferry(), secret) == []
    assert found(secret, ferry(day="2026-01-01")) == []


@given(articles(days()), articles(after(), most=5, prefix="b"))
@settings(max_examples=15, deadline=None)
def test_newer_articles_change_nothing(old: list[Record], new: list[Record]) -> None:
    def named(records: list[Record]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        groups = group_catalog(catalog(records, KNOWN), Settings())
        return {
            each.head.id: [(near.head.id, why) for near, why in related(each, groups, 5)]
            for each in old
        }

    before = named(old)
    assert named([*old, *new]) == before
    for each in old:
        earlier = {other.head.id for other in old if order(other) > order(each)}
        assert {name for name, _ in before[each.head.id]} <= earlier
