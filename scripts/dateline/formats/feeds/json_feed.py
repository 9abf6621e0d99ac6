"""JSON Feed by its specification; what is wrongly typed counts as not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.formats.html.markup import markup
from dateline.formats.html.metadata import language
from dateline.formats.json_text import Absent, first_text, names_of, text_of, value_of
from dateline.formats.record import Record, draft
from dateline.model import Kind
from dateline.text.audio import audio_field
from dateline.text.urls import is_web

from .syndicated import MOST_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft


def items(capture: Capture) -> Iterator[Draft | Problem]:
    """The items of a JSON Feed, and what is wrong with it."""
    read = markup(capture.data)
    if read.refused:
        yield problem(capture.origin, 0, read.refused, read.note)
        return
    feed = value_of(read.text)
    if isinstance(feed, Absent):
        yield problem(capture.origin, feed.line, "D521", f"the feed is no JSON: {feed.why}")
        return
    listed = feed.get("items") if isinstance(feed, dict) else None
    entries = listed if isinstance(listed, list) else []
    if len(entries) > MOST_ITEMS:
        yield problem(capture.origin, 0, "D520", f"a feed of {len(entries):,} items")
        return
    lines = (1, read.text.rstrip().count("\n") + 1)
    seen: set[tuple[str, str]] = set()
    found: list[Problem] = []
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict):
            yield problem(capture.origin, 0, "D509", f"item {number + 1} is no object")
            continue
        key = (first_text(entry, "id", "url") or str(number), text_of(entry.get("title")))
        if key in seen:
            yield problem(capture.origin, 0, "D509", f"item {number + 1} is there twice")
            continue
        seen.add(key)
        item = draft(_record(entry, feed, lines), capture, found.append)
        yield from found
        found.clear()
        if item is not None:
            yield item


def _sound(attachments: Any) -> dict[str, Any]:
    """The first attachment that is a sound file; empty for none."""
    for each in attachments[:50] if isinstance(attachments, list) else ():
        if isinstance(each, dict) and text_of(each.get("mime_type")).startswith("audio"):
            return each
    return {}


def _record(entry: dict[str, Any], feed: dict[str, Any], lines: tuple[int, int]) -> Record:
    people = entry.get("authors") or entry.get("author") or feed.get("authors")
    sound = _sound(entry.get("attachments"))
    address = text_of(sound.get("url"))
    audio = audio_field(address, sound.get("size_in_bytes"), sound.get("duration_in_seconds"))
    tags = entry.get("tags")
    return Record(
        title=text_of(entry.get("title")),
        html=text_of(entry.get("content_html")),
        text=text_of(entry.get("content_text")),
        summary=text_of(entry.get("summary")),
        url=first_text(entry, "url", "external_url"),
        base=text_of(feed.get("home_page_url")),
        publisher=text_of(feed.get("title")),
        author=", ".join(names_of(people)),
        published=text_of(entry.get("date_published")) or None,
        modified=text_of(entry.get("date_modified")) or None,
        language=language(first_text(entry, "language") or text_of(feed.get("language"))),
        tags=tuple(names_of(tags)) if isinstance(tags, list) else (),
        image=first_text(entry, "image", "banner_image"),
        audio=audio,
        kind=Kind.PODCAST if sound else None,
        extra=(("enclosure", address),) if is_web(address) and not audio else (),
        lines=lines,
    )
