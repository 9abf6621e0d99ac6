from __future__ import annotations

from dateline.model import Registries, StoryFile
from dateline.plan.views import FrontPage, Link
from dateline.settings import Settings
from factories import catalog, outputs, planned, record, topics

KNOWN = Registries(topics=topics("Sport", "Sport > Football", "World"))


def front(*records: object, settings: Settings | None = None, **known: object) -> FrontPage:
    registries = Registries(topics=KNOWN.topics, **known)  # type: ignore[arg-type]
    view = outputs(planned(catalog(records, registries), settings))["index.html"].inputs  # type: ignore[arg-type]
    assert isinstance(view, FrontPage)
    return view


def test_it_leads_with_pinned_stories_then_with_those_most_reported_of_late() -> None:
    def story(name: str, *days: str) -> list[object]:
        return [record(f"{name} {day}", day, story=f"s{name}") for day in days]

    view = front(
        *story("often", "2026-11-20", "2026-11-19"),
        *story("once", "2026-11-22"),
        *story("older", "2026-01-01"),
        *story("pinned", "2025-01-01"),
        stories={
            "spinned": StoryFile(id="spinned", title="Pinned", pin=True),
            "solder": StoryFile(id="solder", title="Older", status="open"),
            "sonce": StoryFile(id="sonce", title="Once"),
            "soften": StoryFile(id="soften", title="Often"),
        },
    )
    assert [card.story.title for card in view.lead] == ["Pinned", "Often", "Once"]
    assert [card.story.title for card in view.developing] == ["Older"]


def test_closed_stories_are_not_among_those_developing() -> None:
    view = front(
        record("New", "2026-11-23"),
        record("Old", "2026-01-01", id="aaaaaaa1", story="saaaaaaa1"),
        stories={"saaaaaaa1": StoryFile(id="saaaaaaa1", status="closed")},
    )
    assert view.developing == ()


def test_a_story_that_fell_silent_develops_no_more_unless_editors_keep_it_open() -> None:
    def story(number: int, day: str) -> object:
        return record(f"Report {number}", day, id=f"aaaaaaa{number}", story=f"saaaaaaa{number}")

    view = front(
        record("New", "2026-11-23"), story(1, "2026-11-22"), story(2, "2026-11-21"),
        story(3, "2026-09-24"), story(4, "2026-09-23"), story(5, "2026-09-22"),
        story(6, "2026-09-21"),
        stories={f"saaaaaaa{n}": StoryFile(id=f"saaaaaaa{n}", status="open") for n in (5, 6, 9)},
        settings=Settings(front_stories=1),
    )  # fmt: skip
    assert [card.story.title for card in view.lead] == ["Report 1"]
    developing = [card.story.title for card in view.developing]
    assert developing == ["Report 2", "Report 3", "Report 5", "Report 6"]


def test_what_rises_is_reported_more_than_before_and_each_event_stands_once() -> None:
    def told(number: int, day: str, **head: object) -> object:
        return record(f"Report {number}", day, id=f"{number:08x}", **head)  # type: ignore[arg-type]

    quake = {"tags": ("quake",), "places": ("Port",), "people": ("Ann",)}
    view = front(
        *(told(n, "2026-11-23", **quake, topics=("world",)) for n in range(4)),
        *(told(n, "2026-11-22", tags=("match",), topics=("football",)) for n in range(10, 13)),
        *(told(n, "2026-11-21", tags=("match",)) for n in range(20, 23)),
        *(told(n, "2026-11-22", tags=("usual",)) for n in range(30, 33)),
        *(told(n, "2026-11-15", tags=("usual",)) for n in range(40, 53)),
        *(told(n, "2026-11-23", tags=("rare",)) for n in (60, 61)),
    )
    assert [(rise.to.title, rise.recent, rise.before) for rise in view.rising] == [
        ("Ann", 4, 0),
        ("Football", 3, 0),
    ]
    assert view.rising[1].to.address == "topics/football/"
    assert front(record("Undated", None)).rising == ()


def test_it_shows_the_newest_day_or_as_many_articles_as_the_owner_wants() -> None:
    many = [record(f"Report {n}", "2026-11-23") for n in range(7)]
    older = [record(f"Older {n}", "2026-11-22") for n in range(7)]
    assert len(front(*many, *older).today) == 7
    assert [item.title[:5] for item in front(many[0], *older).today] == ["Repor", *["Older"] * 4]
    wanted = Settings(front_items=2)
    assert len(front(many[0], *older, settings=wanted).today) == 2


def test_of_a_busy_day_it_shows_no_more_than_a_reader_looks_through() -> None:
    many = [record(f"Report {n}", "2026-11-23") for n in range(40)]
    view = front(*many, settings=Settings(front_items=3))
    assert len(view.today) == 12
    assert view.days[0].count == 40


def test_topics_show_what_is_not_shown_above_and_only_at_the_top_level() -> None:
    shown = [record(f"Shown {n}", "2026-11-23", topics=("football",)) for n in range(6)]
    fresh = record("Fresh", "2026-11-20", topics=("football",))
    other = record("Other", "2026-11-19", topics=("world", "unlisted"))
    view = front(*shown, fresh, other)
    assert [(s.heading.title, [i.title for i in s.items]) for s in view.sections] == [
        ("Sport", ["Fresh"]),
        ("unlisted", ["Other"]),
    ]


def test_no_more_than_six_topics_are_shown() -> None:
    newest = record("Newest", "2026-11-23")
    records = [
        record(f"Report {n} {topic}", "2026-11-01", topics=(f"topic {topic}",))
        for n in range(2)
        for topic in range(8)
    ]
    assert len(front(newest, *records, settings=Settings(front_items=1)).sections) == 6


def test_it_looks_back_a_year_where_there_was_news() -> None:
    view = front(record("New", "2026-03-31"), record("Old", "2025-03-31"))
    assert view.year_ago is not None
    assert view.year_ago.heading == Link("31 March 2025", "2025/03/31/", 1)
    assert front(record("New", "2026-03-31"), record("Old", "2025-03-28")).year_ago is None


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    view = front(record("New", "2024-02-29"), record("Old", "2023-02-28"))
    assert view.year_ago is not None
    assert view.year_ago.heading.address == "2023/02/28/"


def test_it_is_made_from_the_newest_day_and_counts_everything() -> None:
    records = [record("New", "2026-11-23", source="Post"), record("Undated", None)]
    view = front(*records, days={"2026-11-23": "A *windy* day."})
    assert str(view.latest) == "2026-11-23"
    assert view.note == "A *windy* day."
    assert view.totals == (
        Link("articles", "archive/", 2),
        Link("stories", "stories/", 0),
        Link("sources", "sources/", 1),
    )
    assert [day.address for day in view.days] == ["2026/11/23/"]


def test_without_a_dated_article_it_leads_with_nothing() -> None:
    view = front(record("Undated", None, id="aaaaaaa1", story="saaaaaaa1"))
    assert (view.latest, view.lead, view.today, view.year_ago) == (None, (), (), None)
    assert [card.story.title for card in view.developing] == ["Undated"]
