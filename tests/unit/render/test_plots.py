"""Plots and figures: one path each, with words and numbers beside them."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.plan.series import Series
from dateline.render.figures import Figures, mark
from dateline.render.plots import HIGH, STEP, bars, csv_link, csv_text, life
from dateline.wording import wording

activity = Figures(wording("en")).activity
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_nothing_to_plot_is_no_plot() -> None:
    assert bars([]) == bars([0, 0]) == ""
    assert life([], FIRST, LAST) == ""
    assert activity(None, "x") == ""


def test_the_highest_bar_is_as_high_as_the_plot_and_none_is_no_bar() -> None:
    plot = bars([1000, 0, 1])
    assert f'viewBox="0 0 {3 * STEP - 1} {HIGH}"' in plot
    assert re.findall(r"M(\d+) \d+v-(\d+)", plot) == [("0", "40"), ("10", "1")]


def test_a_plot_without_words_is_hidden_and_one_with_them_is_an_image() -> None:
    assert 'aria-hidden="true"' in bars([1])
    assert 'role="img" aria-label="Rising &lt;fast&gt;"' in bars([1], "Rising <fast>")


@given(st.lists(st.dates(FIRST, LAST), min_size=1))
def test_a_life_stays_inside_of_its_time_and_marks_each_day_once(days: list[date]) -> None:
    marks = [int(place) for place in re.findall(r"M(\d+) 0v10", life(days, FIRST, LAST))]
    assert marks == sorted(marks)
    assert len(marks) == len(set(days))
    assert 0 <= marks[0] <= marks[-1] <= 1000


def test_reports_from_outside_of_the_time_lie_on_its_edge() -> None:
    path = life([date(2020, 1, 1), date(2030, 1, 1)], FIRST, FIRST)
    assert "M500 0v10" in path
    assert path.count("v10") == 1


def test_a_figure_says_its_span_and_its_highest_and_carries_its_numbers() -> None:
    figure = activity(Series("2025-11", (5, 0, 12)), "storm")
    assert "Articles by month, November 2025 to January 2026." in figure
    assert "Most: 12 articles in January 2026." in figure
    address = re.search(r'download="storm.csv" href="data:text/csv;charset=utf-8,([^"]*)"', figure)
    assert address
    assert unquote(address[1]).splitlines() == [
        "month,articles", "2025-11,5", "2025-12,0", "2026-01,12"]  # fmt: skip


def test_years_are_named_as_years_and_other_things_than_articles_can_be_counted() -> None:
    figure = activity(Series("2024", (1, 9)), "x", "stories")
    assert "Stories by year, 2024 to 2025. Most: 9 stories in 2025." in figure


CELL = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: text[:1] not in ("=", "+", "-", "@", "\t", "\r") and "\0" not in text
)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1))
def test_what_is_written_as_csv_is_read_again(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str) -> None:
    assert csv_text([[text]]) == f"'{text}\r\n"


def test_a_link_of_numbers_is_safe_inside_of_a_page() -> None:
    link = csv_link("a.csv", [['"><script>', "x"]], "Numbers")
    assert "<script>" not in link
    assert link.count('"') == 4


def test_a_mark_is_letters_beside_a_name() -> None:
    assert mark("Example Times") == '<b class="dl-mark" aria-hidden="true">ET</b>'
    assert mark("—") == ""
