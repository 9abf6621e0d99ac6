from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dateline.model import Precision, When
from dateline.plan.views import Item, Link
from dateline.render.items import Items

PARIS = ZoneInfo("Europe/Paris")


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
        (When.at(at("23T09:30")), '<time datetime="2026-11-23T10:30:00+01:00">10:30</time>'),
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
    shown = Items(PARIS, "en").listing([item(when)], clock=True)
    assert f'<p class="dl-meta">{text}</p>' in shown


def test_what_the_reader_should_know_stands_behind_the_source() -> None:
    shown = Items(PARIS, "en").entries(
        [item(lang="ar", kind="video", mangled=True, headline_only=True, about=True,
              source=Link("<S>", "sources/s/"), story=Link("Storm", "stories/storm/"))]
    )  # fmt: skip
    for part in (
        '<a href="\x02x/" lang="ar" dir="rtl">Ferry</a>',
        '<a href="\x02sources/s/">&lt;S&gt;</a>',
        "day uncertain", "video", "damaged text", "headline only", "Arabic",
        'Story: <a href="\x02stories/storm/">Storm</a>',
    ):  # fmt: skip
        assert part in shown


def test_a_text_in_an_unknown_language_finds_its_own_direction() -> None:
    shown = Items(PARIS, "en").listing([item(lang="und", excerpt="About it.")])
    assert '<a href="\x02x/" dir="auto">Ferry</a>' in shown
    assert '<p dir="auto">About it.</p>' in shown
    assert "Undetermined" not in shown


def test_only_so_many_articles_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.render.items.MOST_KEPT", 2)
    items = [item(title=f"Ferry {n}", content_key=f"{n}") for n in range(5)]
    drawn = Items(PARIS, "en")
    for _ in range(2):
        shown = drawn.listing(items)
        assert [f"Ferry {n}<" in shown for n in range(5)] == [True] * 5
