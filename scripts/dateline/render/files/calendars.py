"""Dated events as a calendar (iCalendar, RFC 5545) that calendar programs show or subscribe to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .entry_texts import full_url, line
from .prose import web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dateline.plan.events import Event
    from dateline.plan.families.calendars import Calendar

    from .desk import Desk

_LONGEST = 75  # octets of a line without its end (RFC 5545, section 3.1)


def calendar(view: Calendar, desk: Desk) -> bytes:
    """The calendar's file."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Events//EN",
            "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{_text(_name(view, desk))}"]  # fmt: skip
    for event in view.events:
        rows += _event(event, desk)
    rows.append("END:VCALENDAR")
    return b"".join(_folded(row) for row in rows)


def _event(event: Event, desk: Desk) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@dateline"
    # When the entry was made is not known, and the build reads no clock: the day itself stands in.
    yield f"DTSTAMP:{_day(event.first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if url := web(event.url) or full_url(event.address, desk):
        yield f"URL:{url}"
    yield f"DESCRIPTION:{_text(event.story)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _name(view: Calendar, desk: Desk) -> str:
    site = desk.settings.site_name
    return f"{site}: {view.title}" if view.title else site


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(text: str) -> str:
    """A text value (RFC 5545, section 3.3.11)."""
    made = line(text).replace("\\", "\\\\")
    return made.replace(";", "\\;").replace(",", "\\,")


def _folded(row: str) -> bytes:
    """A content line, cut between characters where it is too long."""
    parts: list[bytes] = [b""]
    for character in row:
        octets = character.encode("utf-8", "replace")
        room = _LONGEST - (len(parts) > 1)  # the space that begins a line that goes on
        if len(parts[-1]) + len(octets) > room:
            parts.append(b"")
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"
