"""Titles and descriptions of pages, put together from the site's words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.model import GroupKind

if TYPE_CHECKING:
    from dateline.wording import Wording

_INDEXES = {
    GroupKind.TOPIC: "topics",
    GroupKind.TAG: "tags",
    GroupKind.SOURCE: "sources",
    GroupKind.PERSON: "people",
    GroupKind.ORGANISATION: "organisations",
    GroupKind.PLACE: "places",
    GroupKind.LANGUAGE: "languages",
    GroupKind.STORY: "stories",
}


def index_title(words: Wording, kind: GroupKind) -> str:
    """What the list of all collections of a kind is called: Topics."""
    return words.say(f"{_INDEXES[kind]}-title")


def week_title(words: Wording, day: date) -> str:
    """Week 47, 2026: the ISO week that holds `day`."""
    year, week, _ = day.isocalendar()
    return words.say("week", week=week, year=year)


def month_title(words: Wording, year: int, month: int) -> str:
    """November 2026."""
    return words.day(date(year, month, 1), "month")


def day_description(words: Wording, day: date, articles: int, stories: int) -> str:
    """For the head of a day's page."""
    said = {"day": words.day(day), "articles": words.counted("articles", articles)}
    if not stories:
        return words.say("day-description", **said)
    return words.say("day-description-stories", **said, stories=words.counted("stories", stories))


def period_description(words: Wording, title: str, articles: int) -> str:
    """For the head of a week's, month's or year's page."""
    count = words.counted("articles", articles)
    return words.say("period-description", title=title, articles=count)


def collection_description(words: Wording, kind: GroupKind, title: str, articles: int) -> str:
    """For the head of a collection's page."""
    return words.say(
        "collection-description",
        title=title,
        kind=words.say("undated-word" if kind is GroupKind.UNDATED else f"kind-{kind.value}"),
        articles=words.counted("articles", articles),
    )


def story_description(words: Wording, title: str, articles: int) -> str:
    """For the head of a story's page."""
    count = words.counted("articles", articles)
    return words.say("story-description", title=title, articles=count)


def statistics_description(words: Wording, articles: int) -> str:
    """For the head of the page of statistics."""
    return words.say("statistics-description", articles=words.counted("articles", articles))


def shared_reason(words: Wording, names: tuple[str, ...]) -> str:
    """Why an article is related: "also about X and Y"."""
    return words.say("also-about", names=words.listed(names[:3]))
