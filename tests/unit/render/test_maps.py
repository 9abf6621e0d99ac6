"""Places on a map of the whole world."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from dateline.plan.views import Link, Point
from dateline.render.maps import HIGH, WIDE, place_of, world_map


def test_the_middle_and_the_poles_lie_where_the_projection_puts_them() -> None:
    assert place_of(0, 0) == (WIDE / 2, HIGH / 2)
    assert place_of(0, 180)[0] == WIDE
    assert place_of(90, 0)[1] == pytest.approx(0, abs=0.5)
    # A pole is a line that is 0.59 as long as the equator: Šavrič, Patterson and Jenny 2018.
    left, right = place_of(90, -180)[0], place_of(90, 180)[0]
    assert (right - left) / WIDE == pytest.approx(0.59, abs=0.005)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_lies_inside_of_the_map(latitude: float, longitude: float) -> None:
    x, y = place_of(latitude, longitude)
    assert 0 <= x <= WIDE
    assert -0.5 <= y <= HIGH + 0.5


def test_a_disc_links_to_its_place_and_grows_with_its_articles() -> None:
    points = [Point(Link(f'"{n}"', "places/x/", n), 10, 10) for n in (1, 100, 10_000)]
    found = world_map(points, "A <map>")
    sizes = [float(size) for size in re.findall(r' r="([\d.]+)"', found)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 20
    assert "<title>&#34;1&#34;</title>" in found
    assert "A &lt;map&gt;" in found
    assert found.count('tabindex="-1"') == 3
    assert world_map([], "nothing") == ""


def test_the_outline_is_of_the_same_size() -> None:
    outline = (ROOT / "theme/assets/images/world.svg").read_text("utf-8")
    assert f'viewBox="0 0 {WIDE} {HIGH}"' in outline
