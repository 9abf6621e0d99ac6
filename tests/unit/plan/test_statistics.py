"""The page of statistics, its tables, and the page of changes."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import drawing
from dateline.model import Registries, Rights, StoryFile
from dateline.plan.changes import ChangesPage, Merger, Withheld
from dateline.plan.families.tables import Table
from dateline.plan.series import Series
from dateline.plan.statistics import Life, Row, StatisticsPage, YearLine
from dateline.plan.views import Link
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record, topics


def statistics(records: list[object], known: Registries | None = None) -> StatisticsPage:
    found = outputs(planned(catalog(records, known)))["stats/index.html"].inputs  # type: ignore[arg-type]
    assert isinstance(found, StatisticsPage)
    return found


def changes(records: list[object], known: Registries | None = None) -> ChangesPage:
    made = planned(catalog(records, known), Settings(page_size=2))  # type: ignore[arg-type]
    found = outputs(made)["changes/index.html"].inputs
    assert isinstance(found, ChangesPage)
    return found


def test_of_an_empty_archive_nothing_is_counted() -> None:
    page = statistics([])
    assert (page.articles, page.years, page.topics, page.lives, page.languages) == (
        None, (), (), (), ())  # fmt: skip
    assert {count for _, _, count in page.totals} == {0}


def test_years_topics_and_sources_are_counted() -> None:
    told = {"story": "saaaaaaa1", "topics": ("football",), "source": "Post"}
    records = [
        *(record(f"New {n}", "2026-02-01", **told) for n in range(8)),
        record("First", "2025-11-30", id="aaaaaaa1", **told),
        record("Other", "2025-11-29", topics=("sport",), lang="ar"),
        record("Some day", None, topics=("sport",), source="Mail"),
    ]
    page = statistics(records, Registries(topics=topics("Sport", "Sport > Football")))
    assert page.years == (
        YearLine(Link("2026", "2026/"), 8, 1, 1),
        YearLine(Link("2025", "2025/"), 2, 1, 1),
    )
    assert page.articles == Series("2025-11", (2, 0, 0, 8))
    # Of sub-topics the topics above them count, once; undated articles are in no year.
    assert page.topics == (Row(Link("Sport", "topics/sport/", 10), (2, 8)),)
    assert page.outlets == (Row(Link("Post", "sources/post/", 9), (1, 8)),)
    story = page.lives[0].story
    assert page.lives == (Life(story, date(2025, 11, 30), date(2026, 2, 1)),)
    assert story.count == 9
    assert page.languages == (("en", 10), ("ar", 1))
    assert ("undated", "undated/", 1) in page.totals


def test_a_story_without_a_day_has_no_life() -> None:
    assert statistics([record(day=None, story="saaaaaaa1")]).lives == ()


def test_tables_are_csv_that_a_spreadsheet_reads_as_text() -> None:
    records = [record(day="2026-02-01", source='=cmd|" /C calc"!A0, Ltd.')]
    made = outputs(planned(catalog(records)))["stats/sources.csv"]
    assert isinstance(made.inputs, Table)
    data = drawing.renderer(Settings(), str).file(made)
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert rows == [
        ["source", "month", "articles"],
        ['\'=cmd|" /C calc"!A0, Ltd.', "2026-02", "1"],
    ]
    assert data.endswith(b"\r\n")


def test_changes_of_articles_come_latest_first_and_no_more_than_a_page_holds() -> None:
    def told(number: int, day: int, month: int = 11) -> object:
        return record(f"No {number}", "2026-11-01", id=f"aaaaaaa{number}",
                      modified=datetime(2026, month, day, 12, tzinfo=UTC))  # fmt: skip

    page = changes([told(1, 5), told(2, 7), told(3, 9, 12), record(day="2026-11-01")])
    assert [each.item.title for each in page.revised] == ["No 3", "No 2"]
    assert page.frame.count == 3
    assert changes([told(1, 5)]).frame.count == 1


def test_a_change_before_the_publication_is_none() -> None:
    early = datetime(2026, 10, 1, tzinfo=UTC)
    page = changes([record(day="2026-11-01", modified=early), record(day=None, modified=early)])
    assert (page.revised, page.frame.count) == ((), 0)


def test_a_withheld_article_is_named_by_its_day_alone() -> None:
    secret = record("Unspeakable", "2026-11-01", slug="x-aaaaaaa1", rights=Rights.WITHHELD)
    page = changes([secret])
    assert page.withheld == (Withheld("2026/11/01/x-aaaaaaa1/", date(2026, 11, 1)),)
    assert page.withdrawals == 1
    assert "Unspeakable" not in str(page)


def test_merged_stories_are_named_with_what_they_became() -> None:
    page = outputs(planned(everything()))["changes/index.html"].inputs
    assert isinstance(page, ChangesPage)
    known = Registries(
        stories={
            "saaaaaaa2": StoryFile(id="saaaaaaa2", title="Gale", merged_into="saaaaaaa1"),
            "saaaaaaa3": StoryFile(id="saaaaaaa3", merged_into="saaaaaaa1"),
        }
    )
    told = record("Storm", "2026-11-01", id="aaaaaaa1", slug="storm-aaaaaaa1", story="saaaaaaa1")
    storm = Link("Storm", "stories/storm-saaaaaaa1/")
    assert changes([told], known).merged == (Merger("Gale", storm), Merger("saaaaaaa3", storm))


def test_of_changes_in_many_months_the_earlier_ones_are_not_even_read() -> None:
    def told(month: int) -> object:
        return record(f"No {month}", "2026-01-01", id=f"aaaaaa{month:02d}",
                      modified=datetime(2026, month, 5, tzinfo=UTC))  # fmt: skip

    page = changes([told(month) for month in (3, 5, 7, 9)])
    assert [each.item.title for each in page.revised] == ["No 9", "No 7"]
    assert page.frame.count == 4
