from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

import pytest

from dateline.model import Precision, Registries, StoryFile, When
from dateline.plan.dates import LONG_MONTH
from dateline.plan.families import FAMILY_KINDS
from dateline.plan.views import ArchivePage, DayPage, Digest, Frame, Link, MonthCount, PeriodPage
from dateline.settings import Settings
from factories import catalog, outputs, planned, record, topics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Record
    from dateline.plan import Plan
    from dateline.plan.views import Section

View = TypeVar("View")


def page(plan: Plan, address: str, kind: type[View]) -> View:
    view = outputs(plan)[f"{address}index.html"].inputs
    assert isinstance(view, kind)
    return view


def told(*days: str) -> list[Record]:
    return [record(f"Report {n}", day, id=f"{n:08x}") for n, day in enumerate(days)]


def headings(sections: Iterable[Section]) -> list[tuple[str, int]]:
    return [(section.heading.title, len(section.items)) for section in sections]


def test_a_day_has_stories_first_then_topics_then_the_rest() -> None:
    known = Registries(topics=topics("Sport", "World"), days={"2026-11-23": "A *windy* day."})
    records = [
        record("One", id="aaaaaaa1", story="saaaaaaa1", topics=("sport",)),
        record("Two", id="aaaaaaa2", topics=("world", "sport")),
        record("Three", id="aaaaaaa3", topics=("sport",)),
        record("Four", id="aaaaaaa4", topics=("sport",), lang="de"),
        record("Five", id="aaaaaaa5"),
        record("Six", "2026-11-20", id="aaaaaaa6", story="saaaaaaa1"),
    ]
    view = page(planned(catalog(records, known)), "2026/11/23/", DayPage)
    assert headings(view.stories) == [("One", 1)]
    assert view.stories[0].heading == Link("One", "stories/one-saaaaaaa1/")
    assert headings(view.topics) == [("Sport", 2), ("World", 1), ("Other news", 1)]
    assert view.note == "A *windy* day."
    assert view.languages == ("de", "en")
    assert view.week == Link("Week 48, 2026", "2026/w48/")
    assert view.frame.description == "The news of 23 November 2026: 5 articles and 1 story."


def test_neighbours_skip_days_without_articles() -> None:
    plan = planned(catalog(told("2026-11-23", "2026-11-10", "2025-01-01")))
    frame = page(plan, "2026/11/10/", DayPage).frame
    assert frame.previous == Link("1 January 2025", "2025/01/01/")
    assert frame.next == Link("23 November 2026", "2026/11/23/")
    year = page(plan, "2025/", PeriodPage).frame
    assert (year.previous, year.next) == (None, Link("2026", "2026/"))


def test_a_week_has_seven_days_and_is_in_the_iso_year() -> None:
    plan = planned(catalog(told("2025-12-29", "2026-01-04")))
    view = page(plan, "2026/w01/", PeriodPage)
    assert [(str(day.day), day.count) for day in view.days][::6] == [
        ("2025-12-29", 1),
        ("2026-01-04", 1),
    ]
    assert len(view.days) == 7
    assert view.days[1].address == ""
    assert view.frame.crumbs == (Link("Front page", ""), Link("All dates", "archive/"))


def test_a_month_has_its_days_weeks_and_articles() -> None:
    plan = planned(catalog(told("2026-02-01", "2026-02-28", "2026-02-28", "2026-03-01")))
    view = page(plan, "2026/02/", PeriodPage)
    assert (view.first, view.last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert [(day.day.day, day.count) for day in view.days] == [(1, 1), (28, 2)]
    assert [(week.title, week.count) for week in view.weeks] == [
        ("Week 5, 2026", 1),
        ("Week 9, 2026", 3),
    ]
    assert headings(view.sections) == [("28 February 2026", 2), ("1 February 2026", 1)]


@pytest.mark.parametrize(("count", "days"), [(LONG_MONTH, 1), (LONG_MONTH + 1, 0)])
def test_a_very_long_month_lists_no_articles(count: int, days: int) -> None:
    records = [record(f"Report {n}", "2026-11-23", id=f"{n:08x}") for n in range(count)]
    assert len(page(planned(catalog(records)), "2026/11/", PeriodPage).sections) == days


def test_a_year_has_twelve_months_and_no_articles() -> None:
    plan = planned(catalog(told("2026-11-23", "2026-11-24", "2026-01-02")))
    view = page(plan, "2026/", PeriodPage)
    assert view.sections == ()
    assert [month.count for month in view.months] == [1, *[0] * 9, 2, 0]
    assert view.months[10] == MonthCount(date(2026, 11, 1), "2026/11/", 2)


def test_a_period_shows_a_story_as_it_stood_then_and_its_sources() -> None:
    records = [
        record("Later", "2026-12-01", id="aaaaaaa1", story="saaaaaaa2", source="Post"),
        record("Then", "2026-11-23", id="aaaaaaa2", story="saaaaaaa2", source="Times"),
        record("Brief", "2026-11-22", id="aaaaaaa3", source="Desk",
               coverage=("https://example.com/a | Times", "https://example.com/b | Times")),
        record("Nameless", "2026-11-21", id="aaaaaaa4"),
    ]  # fmt: skip
    view = page(planned(catalog(records)), "2026/11/", PeriodPage)
    assert [card.item.title for card in view.stories] == ["Then"]
    assert view.story_count == 1
    assert view.sources == (Link("Times", "sources/times/", 2),)


def test_a_time_that_crosses_midnight_is_on_its_latest_day_and_about() -> None:
    night = When(
        datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
        datetime(2026, 11, 23, 0, 30, tzinfo=UTC),
        Precision.HOUR,
    )
    view = page(planned(catalog([record("Night", night)])), "2026/11/23/", DayPage)
    (item,) = view.topics[0].items
    assert item.about


def test_days_are_those_of_the_sites_zone() -> None:
    late = record("Late", "2026-11-23T23:30:00+00:00", id="aaaaaaa1")
    paths = outputs(planned(catalog([late]), Settings(timezone="Asia/Tokyo")))
    assert {"2026/11/24/index.html", "2026/11/24/late-aaaaaaa1/index.html"} <= paths.keys()


def test_all_dates_and_those_without() -> None:
    records = [*told("2026-11-23", "2024-05-01"), record("Undated", None, id="aaaaaaaa")]
    view = page(planned(catalog(records)), "archive/", ArchivePage)
    assert [(year.title, year.count) for year, _ in view.years] == [("2026", 1), ("2024", 1)]
    assert view.undated == Link("Undated", "undated/", 1)
    assert view.frame.count == 2
    assert page(planned(catalog(records[:1])), "archive/", ArchivePage).undated is None


def test_an_archive_without_articles_has_its_indexes_and_no_dates() -> None:
    plan = planned(catalog([]))
    assert {output.kind for output in plan.outputs} - FAMILY_KINDS == {
        "front", "archive", "index", "search", "search-words", "stories", "undated", "sitemap",
        "statistics", "changes",
    }  # fmt: skip
    lists = (output for output in plan.outputs if output.kind != "search")
    frames = (getattr(output.inputs, "frame", None) for output in lists)
    assert all(frame.count == 0 for frame in frames if isinstance(frame, Frame))


def story_of(number: int, *days: str, **head: object) -> list[Record]:
    return [
        record(f"Story {number} {day}", day, id=f"{number:04x}{n:04x}", story=f"s{number:04x}0000",
               **head)
        for n, day in enumerate(days)
    ]  # fmt: skip


def digest_of(records: list[Record], address: str, *files: StoryFile) -> Digest:
    known = Registries(topics=topics("Sport", "World"), stories={f.id: f for f in files})
    found = page(planned(catalog(records, known), Settings(story_silence=10)), address, PeriodPage)
    assert found.digest is not None
    return found.digest


def names(links: Iterable[Link]) -> list[str]:
    return [link.title.removeprefix("Story ") for link in links]


def test_a_digest_names_the_stories_that_opened_those_most_reported_first() -> None:
    records = [*story_of(1, "2026-11-02", "2026-12-01"), *story_of(2, "2026-11-03", "2026-11-04"),
               *story_of(3, "2026-10-31", "2026-11-01"), *story_of(4, "2026-12-02")]  # fmt: skip
    found = digest_of(records, "2026/11/")
    assert names(found.opened) == ["2 2026-11-03", "1 2026-11-02"]
    assert found.opened_count == 2


def test_a_story_closes_on_the_day_its_silence_has_lasted_long_enough() -> None:
    records = [
        *story_of(1, "2026-10-21", "2026-12-01"),  # silent until 1 November, then told again
        *story_of(2, "2026-11-19", "2026-12-01"),  # told again on the day before its last
        *story_of(3, "2026-11-20", "2026-12-01"),  # told again on the very day
        *story_of(4, "2026-11-20"),  # would close in December
        *story_of(5, "2026-10-22"),
        *story_of(6, "2026-10-22"),  # kept open by editors
        *story_of(7, "2026-09-01", "2026-12-01"),  # closed by editors with its last report
    ]
    files = [
        StoryFile(id="s00060000", status="open"),
        StoryFile(id="s00070000", status="closed"),
    ]
    assert names(digest_of(records, "2026/11/", *files).closed) == [
        "1 2026-10-21",
        "2 2026-11-19",
        "5 2026-10-22",
    ]
    closed = names(digest_of(records, "2026/12/", *files).closed)
    assert closed == ["4 2026-11-20", "7 2026-09-01"]
    assert names(digest_of(records[:-5], "2026/12/").closed) == []


def test_a_digest_compares_topics_with_the_nearest_earlier_period() -> None:
    def told(count: int, day: str, topic: str) -> list[Record]:
        return [record(f"{topic} {n}", day, topics=(topic,)) for n in range(count)]

    records = [*told(2, "2026-11-23", "sport"), *told(1, "2026-11-22", "world"),
               *told(4, "2026-09-01", "world"), *told(2, "2026-09-01", "other"),
               *told(1, "2026-11-23", "single")]  # fmt: skip
    found = digest_of(records, "2026/11/")
    assert [(m.topic.title, m.now, m.then) for m in found.moved] == [
        ("World", 1, 4),
        ("other", 0, 2),
        ("Sport", 2, 0),
    ]
    assert found.since == Link("September 2026", "2026/09/")
    first = digest_of(records, "2026/09/")
    assert (first.moved, first.since) == ((), None)


def test_the_stories_of_a_week_are_those_most_sources_reported() -> None:
    records = [*story_of(1, *["2026-11-23"] * 4, source="Post"),
               *story_of(2, "2026-11-23", coverage=("https://a.example | Times",
                                                    "https://b.example | Post")),
               *story_of(3, "2026-11-23", "2026-11-24", source="Post")]  # fmt: skip
    view = page(planned(catalog(records)), "2026/w48/", PeriodPage)
    assert [card.story.title[6] for card in view.stories] == ["2", "1", "3"]
    assert {card.status for card in view.stories} == {""}
    year = page(planned(catalog(records)), "2026/", PeriodPage)
    assert [card.story.title[6] for card in year.stories] == ["2", "1", "3"]
    assert year.digest is None
