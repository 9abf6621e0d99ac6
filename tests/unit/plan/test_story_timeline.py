"""A story's days and outlets: what was new, copies folded, who reported it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.group import group_catalog
from dateline.model import Kind, Registries, Rights, Source
from dateline.plan.context import Context
from dateline.plan.firsts import Lag
from dateline.plan.outlets import PERSPECTIVES, outlets, side_by_side
from dateline.plan.timeline import COPIES, originals_of, timeline
from dateline.settings import Settings
from factories import catalog, record

if TYPE_CHECKING:
    from dateline.model import Record
    from dateline.plan.views import Outlet, StoryDay

KNOWN = Registries(
    sources={
        "post": Source(id="post", name="Post", country="gb", language="en"),
        "zeitung": Source(id="zeitung", name="Zeitung", country="at", language="de"),
    }
)


def told(number: int, time: str | None = "23T09:30", source: str = "post", **head: Any) -> Record:
    day = f"2026-11-{time}" + (":00+00:00" if "T" in time else "") if time else None
    return record(f"Report {number}", day, id=f"aaaaaa{number:02}", source=source, **head)


def context(records: list[Record]) -> Context:
    found = catalog(records, KNOWN)
    return Context(found, group_catalog(found, Settings()), Settings())


def days(*records: Record) -> tuple[StoryDay, ...]:
    found = context(list(records))
    return timeline(found, found.groups.listed)


def reported(*records: Record) -> tuple[Outlet, ...]:
    found = context(list(records))
    return outlets(found, found.groups.listed)


def copy_of(number: int) -> tuple[str, ...]:
    return (f"duplicate-of:aaaaaa{number:02}",)


def test_a_day_is_told_from_its_beginning() -> None:
    (day,) = days(told(1, "23T12:00"), told(2, "23T09:00"), told(3, "23T10:00"))
    assert day.lead.item.title == "Report 2"
    assert [telling.item.title for telling in day.others] == ["Report 3", "Report 1"]


@pytest.mark.parametrize(
    "better",
    [
        {"rights": Rights.FULL, "license": "own", "description": "What was new."},
        {"rights": Rights.SUMMARY, "description": "What was new."},
    ],
)
def test_our_own_words_tell_best_what_was_new(better: dict[str, Any]) -> None:
    (day,) = days(told(1, "23T09:00", description="Theirs."), told(2, "23T18:00", **better))
    assert day.lead.item.title == "Report 2"


def test_a_report_with_words_beats_a_headline_and_a_film() -> None:
    (day,) = days(told(1, "23T09:00", rights=Rights.LINK), told(2, "23T10:00", kind=Kind.VIDEO),
                  told(3, "23T11:00"))  # fmt: skip
    assert day.lead.item.title == "Report 3"


def test_copies_stand_below_their_original_and_make_no_day_of_their_own() -> None:
    (day,) = days(
        told(1, "23T09:00"),
        told(2, "24T09:00", flags=copy_of(1)),
        told(3, "23T12:00", flags=copy_of(2)),
    )
    assert [item.title for item in day.lead.copies] == ["Report 3", "Report 2"]
    assert (day.others, day.lead.more) == ((), 0)


def test_of_very_many_copies_some_are_listed_and_the_others_counted() -> None:
    (day,) = days(told(0), *(told(n, flags=copy_of(0)) for n in range(1, COPIES + 4)))
    assert (len(day.lead.copies), day.lead.more) == (COPIES, 3)


def test_a_copy_of_what_the_story_has_not_is_a_report_like_others() -> None:
    assert originals_of([told(1, flags=copy_of(9)), told(2, flags=("mangled",))]) == {}


def test_a_circle_of_copies_has_its_first_by_id_as_original() -> None:
    circle = [told(n, flags=copy_of(n % 3 + 1)) for n in (1, 2, 3)]
    into = told(4, flags=copy_of(3))
    found = originals_of([*circle, into])
    assert found == {f"aaaaaa{n:02}": "aaaaaa01" for n in (2, 3, 4)}
    assert originals_of([told(1, flags=copy_of(1))]) == {}


def test_a_brief_names_those_it_rests_on() -> None:
    cited = tuple(f"https://example.com/{n} | Paper {n}" for n in range(5))
    (day,) = days(told(1, coverage=(*cited, "https://example.com/9", cited[0])))
    assert [link.title for link in day.lead.rests_on] == ["Paper 0", "Paper 1", "Paper 2"]
    assert day.lead.rests_more == 2


def test_outlets_stand_in_the_order_of_their_first_reports() -> None:
    later, first, undated = reported(
        told(1, "23T12:40", "Times"), told(2, "23T09:30", "zeitung"), told(3, None, "Late"),
        told(4, "24T09:30", "zeitung"),
    )  # fmt: skip
    first, later = later, first
    assert (first.source.title, first.country, first.language) == ("Zeitung", "at", "de")
    assert (first.first, first.lag, first.reports) == (True, None, 2)
    assert first.item is not None
    assert first.item.title == "Report 2"
    assert (later.source.title, later.first, later.lag) == ("Times", False, Lag(3, "hour"))
    assert (later.country, later.language) == ("", "en")
    assert (undated.source.title, undated.lag) == ("Late", None)


def test_nobody_is_first_alone_or_where_times_are_too_coarse() -> None:
    (alone,) = reported(told(1), told(2))
    assert not alone.first
    assert not any(each.first for each in reported(told(1), told(2, "23", "Times")))


def test_a_brief_counts_for_those_it_rests_on_on_the_days_it_says() -> None:
    brief = told(1, "25", coverage=("https://example.com/a | Post | 2026-11-24", "https://b.example",
                                    "https://example.com/c | zeitung | 2026-11-23"))  # fmt: skip
    held = told(2, "25T10:00", "zeitung")
    zeitung, post = reported(brief, held)
    assert (zeitung.source.title, str(zeitung.day), zeitung.first) == (
        "Zeitung",
        "2026-11-23",
        True,
    )
    assert zeitung.page is not None
    assert zeitung.page.url == "https://example.com/c"
    assert zeitung.item is not None
    assert zeitung.item.title == "Report 2"
    assert (post.lag, post.item, post.reports) == (Lag(1, "day"), None, 1)


def test_outlets_stand_side_by_side_by_language_and_country() -> None:
    found = side_by_side(reported(
        told(1, "23T09:00", "Times"), told(2, "23T10:00", "zeitung"), told(3, "23T11:00"),
        told(4, "23T12:00", coverage=("https://example.com/a | Cited | 2026-11-23",)),
    ))  # fmt: skip
    named = [(lang, [each.source.title for each in listed]) for lang, listed in found]
    assert named == [("en", ["Times", "Post"]), ("de", ["Zeitung"])]
    assert side_by_side(reported(told(1), told(2))) == ()
    many = reported(*(told(n, source=f"Paper {n}") for n in range(PERSPECTIVES + 3)))
    assert [len(listed) for _, listed in side_by_side(many)] == [PERSPECTIVES]


def test_a_report_of_no_source_has_no_outlet() -> None:
    assert reported(told(1, source="")) == ()
