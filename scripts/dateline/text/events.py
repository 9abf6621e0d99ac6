"""Items of a story's `events`: "2026-12-10 | What happens | Where | address", all but the first two
optional. A first part of two days, 2026-12-12/2026-12-14, is a time of several days."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .urls import is_web

_BAR = " | "


class EventText(NamedTuple):
    """What an item says."""

    first: date
    last: date
    title: str
    place: str
    url: str


def parse_event(item: str) -> EventText | None:
    """The event an item names; None where it names no day, or nothing that happens then."""
    when, *rest = (part.strip() for part in item.split(_BAR))
    days = [_day(part) for part in when.split("/")]
    url = rest.pop() if len(rest) > 1 and is_web(rest[-1]) else ""
    first, last = days[0], days[-1]
    if first is None or last is None or len(days) > 2 or last < first:
        return None
    if not 1 <= len(rest) <= 2 or not rest[0]:
        return None
    return EventText(first, last, rest[0], rest[1] if len(rest) > 1 else "", url)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-12-10") else None
    except ValueError:
        return None
