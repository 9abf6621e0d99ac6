from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dateline.model import Precision, When
from dateline.plan.views import Item, Link, StoryDay, Telling
from dateline.render.items import Items
from dateline.render.parts import Parts
from dateline.wording import wording

PARIS = ZoneInfo("Europe/Paris")


def items(language: str = "en") -> Items:
    words = wording(language)
    return Items(PARIS, words, Parts(words))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def item(when: When | None = None, **more: object) -> Item:
    shown: dict[str, object] = {
        "id": "aaaaaaa1", "title": "Ferry", "address": "x/", "lang": "en", "kind": "article",
        "when": when, "day": when.day(PARIS) if when else None, "about": False,
    }  # fmt: skip
    return Item(**(shown | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When.at(at("23T09:30")), '<time datetime="2026-11-23T10:30+01:00">10:30</time>'),
        (
            When.unit(at("23T09:30"), Precision.HOUR),
            '<time datetime="2026-11-23T10:29+01:00">about 10:30</time>',
        ),
        (When.on(date(2026, 11, 23)), ""),
        (When(None, None, None, "yesterday"), ""),
        (When(None, None, None, "Monday, 10:30"), ""),
        (None, ""),
    ],
)
def test_below_a_days_heading_only_the_time_of_day_is_shown(when: When | None, text: str) -> None:
    shown = items().listing([item(when)], clock=True)
    assert f"<small>{text}</small>" in shown


def test_what_the_reader_should_know_stands_behind_the_source() -> None:
    shown = items().entries(
        [item(lang="ar", kind="video", mangled=True, headline_only=True, about=True,
              source=Link("<S>", "sources/s/"), story=Link("Storm", "stories/storm/"))]
    )  # fmt: skip
    for part in (
        '<a class="u-url p-name" href="\x02x/" lang="ar" dir="rtl">Ferry</a>',
        '<a href="\x02sources/s/">&lt;S&gt;</a>',
        "day uncertain", "video", "damaged text", "headline only", "Arabic",
        'Story: <a href="\x02stories/storm/">Storm</a>',
    ):  # fmt: skip
        assert part in shown


def test_a_text_in_an_unknown_language_finds_its_own_direction() -> None:
    shown = items().listing([item(lang="und", excerpt="About it.")])
    assert '<a href="\x02x/" dir="auto">Ferry</a>' in shown
    assert '<p dir="auto">About it.</p>' in shown
    assert "Undetermined" not in shown


def test_only_so_many_articles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.render.items.MOST_KEPT", 2)
    ferries = [item(title=f"Ferry {n}", content_key=f"{n}") for n in range(5)]
    drawn = items()
    for _ in range(2):
        shown = drawn.listing(ferries)
        assert [f"Ferry {n}<" in shown for n in range(5)] == [True] * 5


def test_a_day_of_a_story_names_what_a_brief_rests_on_and_who_had_the_same_text() -> None:
    posts = tuple(Link(f"<P{n}>", f"sources/p{n}/") for n in range(2))
    copies = (item(source=posts[0], content_key="a"), item(title="Only a title", content_key="b"))
    brief = Telling(item(excerpt="What was new.", source=Link("Desk", "sources/desk/"),
                         content_key="d"), posts, 1)  # fmt: skip
    other = Telling(item(excerpt="More.", content_key="c"), copies=copies, more=3)
    shown = items().told(StoryDay(date(2026, 11, 23), brief, (other,)))
    origin = '<a href="\x02sources/p0/">&lt;P0&gt;</a>, <a href="\x02sources/p1/">&lt;P1&gt;</a>'
    assert f"<span>From {origin} and 1 more</span>" in shown
    names = '<a href="\x02x/">&lt;P0&gt;</a>, <a href="\x02x/">Only a title</a>'
    assert f'<p class="dl-meta dl-copies">The same text: {names} and 3 more</p>' in shown
    assert "What was new." in shown
    assert "More." not in shown
    assert "Desk" not in shown


def test_a_brief_may_rest_on_few_and_a_text_have_few_copies() -> None:
    telling = Telling(item(), (Link("P", "p/"),), copies=(item(),))
    shown = items().told(StoryDay(None, telling, ()))
    assert "more" not in shown
    assert "<span>undated</span>" in shown
