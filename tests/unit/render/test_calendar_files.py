"""Calendars: RFC 5545 whatever a title holds; of a story, of merged ones, of the whole site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import drawing
from dateline.model import Registries, StoryFile
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.catalog import Catalog

SITE = Settings(site_name="Test", site_url="https://example.org/sub/")


def calendars(found: Catalog, settings: Settings = SITE) -> Mapping[str, bytes]:
    renderer = drawing.renderer(settings, lambda _: "")
    made = outputs(planned(found, settings))
    return {path: renderer.file(o) for path, o in made.items() if o.kind == "calendar"}


def properties(data: bytes) -> list[tuple[str, str]]:
    """The unfolded lines of a calendar; every line short enough and of its form."""
    assert data.endswith(b"\r\n")
    rows = data.split(b"\r\n")
    assert max(map(len, rows)) <= 75
    text = b"\r\n".join(rows).replace(b"\r\n ", b"").decode()
    found = [
        re.fullmatch(r"([A-Z-]+)(?:;[A-Z]+=[A-Z]+)?:(.*)", row) for row in text.split("\r\n")[:-1]
    ]
    assert all(found), text
    return [(row[1], row[2]) for row in found if row]


def test_a_storys_events_are_its_calendar_and_the_sites() -> None:
    found = calendars(everything())
    assert found.keys() == {"events.ics", "stories/ferry/events.ics"}
    story = dict(properties(found["stories/ferry/events.ics"]))
    assert story["X-WR-CALNAME"] == "Test: The ferry"
    assert story["SUMMARY"] == "Hearing\\, first day\\; open"
    assert (story["DTSTART"], story["DTEND"]) == ("20261210", "20261211")
    assert (story["LOCATION"], story["URL"]) == ("Port", "https://example.org/h")
    site = dict(properties(found["events.ics"]))
    assert site["UID"] == story["UID"]
    assert site["X-WR-CALNAME"] == "Test"


def test_a_merged_storys_events_go_on_and_a_story_that_is_not_there_has_none() -> None:
    files = {
        "saaaaaaa1": StoryFile(id="saaaaaaa1", events=("2026-12-12/2026-12-14 | Later",)),
        "saaaaaaa2": StoryFile(id="saaaaaaa2", merged_into="saaaaaaa1",
                               events=("2026-12-01 | First", "no event")),
        "saaaaaaa3": StoryFile(id="saaaaaaa3", events=("2026-12-01 | Nobody's",)),
    }  # fmt: skip
    reports = [record("One", id="aaaaaaa1", story="saaaaaaa1")]
    found = calendars(catalog(reports, Registries(stories=files)), Settings())
    rows = properties(found["events.ics"])
    assert [value for name, value in rows if name == "SUMMARY"] == ["First", "Later"]
    assert ("DTEND", "20261215") in rows
    assert "URL" not in dict(rows)


def test_hostile_titles_stay_titles() -> None:
    for data in calendars(hostile()).values():
        rows = properties(data)
        assert [name for name, _ in rows].count("BEGIN") == 3
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", data.decode())
