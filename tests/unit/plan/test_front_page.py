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
            "solder": StoryFile(id="solder", title="Older"),
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


def test_it_shows_the_whole_newest_day_or_as_many_articles_as_the_owner_wants() -> None:
    many = [record(f"Report {n}", "2026-11-23") for n in range(7)]
    older = [record(f"Older {n}", "2026-11-22") for n in range(7)]
    assert len(front(*many, *older).today) == 7
    assert [item.title[:5] for item in front(many[0], *older).today] == ["Repor", *["Older"] * 4]
    wanted = Settings(front_items=2)
    assert len(front(many[0], *older, settings=wanted).today) == 2


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
