"""Where places lie, and what a year was about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.model import Entity, EntityKind, Registries
from dateline.plan.series import LEAST, PARTS, spark
from dateline.plan.views import CollectionPage, IndexPage, Link, PeriodPage, Point
from factories import catalog, outputs, planned, record


def place(latitude: float | None, longitude: float | None) -> Registries:
    made = Entity(key="Q1", kind=EntityKind.PLACE, slug="port", name="Port",
                  latitude=latitude, longitude=longitude)  # fmt: skip
    return Registries(entities={"Q1": made})


def views(known: Registries, *records: Any) -> dict[str, Any]:
    return {path: made.inputs for path, made in outputs(planned(catalog(records, known))).items()}


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ((48.8566, 2.3522), (48.86, 2.35)),
        ((0, 181), (0, -179)),
        ((91, -200), (90, 160)),
        ((-90.5, 180), (-90, -180)),
    ],
)
def test_a_place_lies_on_the_earth(stated: tuple[float, float], shown: tuple[float, float]) -> None:
    found = views(place(*stated), record(places=("Q1",)), record("Again", places=("Q1", "x")))
    page, index = found["places/port/index.html"], found["places/index.html"]
    assert isinstance(page, CollectionPage)
    assert isinstance(index, IndexPage)
    assert page.point == Point(Link("Port", "places/port/", 2), *shown)
    assert index.points == (page.point,)
    assert found["places/x/index.html"].point is None


@pytest.mark.parametrize("stated", [(None, None), (1, None), (None, 1)])
def test_a_place_whose_position_is_not_known_is_on_no_map(
    stated: tuple[float | None, float | None],
) -> None:
    found = views(place(*stated), record(places=("Q1",)))
    assert found["places/port/index.html"].point is None
    assert found["places/index.html"].points == ()


def test_a_year_names_the_most_reported_story_of_each_month_and_the_year_before() -> None:
    def told(day: str, number: int, story: str) -> Any:
        return record(f"No {number}", day, id=f"aaaaaaa{number}", story=story)

    page = views(
        Registries(),
        told("2026-02-01", 1, "saaaaaaa1"),
        told("2026-02-02", 2, "saaaaaaa1"),
        told("2026-02-03", 3, "saaaaaaa3"),
        told("2026-05-01", 4, "saaaaaaa3"),
        told("2026-05-02", 5, "saaaaaaa5"),
        told("2025-05-02", 6, "saaaaaaa1"),
    )["2026/index.html"]
    assert isinstance(page, PeriodPage)
    assert [(day, link.title, link.count) for day, link in page.monthly] == [
        (date(2026, 2, 1), "No 1", 2),
        (date(2026, 5, 1), "No 3", 1),
    ]
    assert page.before == Link("2025", "2025/", 1)


def test_a_course_too_short_or_of_too_few_is_not_drawn() -> None:
    days = [date(2026, 1, 1 + number) for number in range(PARTS)]
    assert spark(days) == (1,) * PARTS
    assert spark([*days, days[-1]])[-1] == 2
    assert spark(days[: PARTS - 1]) == ()
    assert spark([days[0], days[-1]]) == ()
    assert len(spark([days[0]] * (LEAST - 1) + [days[-1]])) == PARTS
