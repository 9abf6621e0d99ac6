from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.model import Head, Kind, Owned, When, digest, fingerprint, short_digest


@dataclass(frozen=True)
class Point:
    x: int
    label: str = field(default="", compare=False)


@dataclass(frozen=True)
class Place:
    x: int


@dataclass(frozen=True)
class Line:
    start: object
    end: object


@dataclass(frozen=True)
class Known:
    x: int
    content_key: str = field(default="", compare=False)


# Ids, slugs and ownership marks in article files rest on these bytes: they may never change.
PINNED = {
    "": "3a6ef13548894eb9",
    "ä": "8883c8b4bfdd4332",
}


@pytest.mark.parametrize("value", sorted(PINNED))
def test_the_bytes_of_texts_are_pinned(value: str) -> None:
    assert digest(value).startswith(PINNED[value])
    assert short_digest(value) == PINNED[value][:8]


def test_the_bytes_of_everything_else_are_pinned() -> None:
    values: list[Any] = [
        None,
        True,
        -1,
        0.5,
        b"\x00",
        date(2025, 8, 19),
        datetime(2025, 8, 19, 12, tzinfo=UTC),
        Kind.BRIEF,
        [1, (2, 3)],
        {"b": 1, "a": [2]},
        {3, 1, 2},
        frozenset({"a"}),
    ]
    assert " ".join(short_digest(value) for value in values) == (
        "a1baacf6 884528c1 b523e51c ac73909c 8c983c5b 7b44ef88 280ea8a2 190caf9f 10d99fbc "
        "6016efe0 33c17fcc a96656e6"
    )
    assert short_digest(values) == "d8ea4dec"


def test_order_matters_in_sequences_only() -> None:
    assert digest([1, 2]) != digest([2, 1])
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"x", "y", "z"}) == digest({"z", "x", "y"})


def test_a_list_and_a_tuple_are_alike_and_an_enum_is_its_value() -> None:
    assert digest([1]) == digest((1,))
    assert digest(Kind.BRIEF) == digest("brief")


def test_values_of_different_kinds_or_borders_differ() -> None:
    values: list[Any] = [
        "1", 1, b"1", 1.0, True, None, ["1"], [["1"]], [], {}, "", ["", ""], ["a", "b"],
        ["ab"], [("a",), "b"], {"a": "b"}, {"1"},
    ]  # fmt: skip
    assert len({digest(value) for value in values}) == len(values)
    values += [
        Point(1), Place(1), Line(Point(1), Place(1)), date(2025, 8, 19), "2025-08-19",
        Line(1, "a"), Line("1", b"a"), Owned("title", "9f31c2aa"), Head(title="A"),
        Head(title="A", when=When.on(date(2025, 8, 19))),
    ]  # fmt: skip
    assert len({fingerprint(value) for value in values}) == len(values)


def test_fields_that_do_not_compare_do_not_count() -> None:
    assert fingerprint(Point(1, "a")) == fingerprint(Point(1, "b"))


def test_a_value_that_carries_its_own_hash_is_not_walked_again() -> None:
    assert fingerprint([Known(1, "k")]) == fingerprint([Known(2, "k")])
    assert fingerprint([Known(1, "k")]) != fingerprint([Known(1, "l")])
    assert fingerprint([Known(1)]) != fingerprint([Known(2)])


def test_a_fingerprint_depends_on_values_only() -> None:
    assert fingerprint({"b": 1, "a": [2]}) == fingerprint({"a": (2,), "b": 1})
    assert fingerprint([{"x", "y", "z"}]) == fingerprint([{"z", "x", "y"}])
    assert fingerprint(["x", Kind.BRIEF]) == fingerprint(("x", "brief"))


def test_half_a_surrogate_pair_has_a_digest() -> None:
    assert digest("\ud800") != digest("\ufffd")
    assert fingerprint("\ud800") != fingerprint("\ufffd")


@pytest.mark.parametrize("value", [object(), Point, 1j, iter([])])
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot hash a"):
        digest(value)
    with pytest.raises(TypeError, match="cannot hash a"):
        fingerprint(value)
