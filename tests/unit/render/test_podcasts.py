"""The podcast: what programs need, the newest first, no time that is not known."""

from __future__ import annotations

import feedparser
import pytest

import drawing
from dateline.model import Rights
from dateline.plan.families.podcasts import NEWEST
from dateline.settings import Settings
from everything import everything
from factories import catalog, outputs, planned, record
from hostile import hostile, hostile_body

pytestmark = pytest.mark.thorough

SITE = Settings(site_name="The <Test>", site_url="https://example.org/sub/")


def podcast(found: object, settings: Settings = SITE) -> bytes | None:
    made = outputs(planned(found, settings)).get("podcast.xml")  # type: ignore[arg-type]
    return drawing.renderer(settings, hostile_body).file(made) if made else None


def test_an_article_that_can_be_heard_is_an_item_with_its_sound() -> None:
    read = feedparser.parse(podcast(everything()))
    assert not read.bozo
    assert (read.feed.title, read.feed.language) == ("The <Test>", "en")
    (item,) = read.entries
    assert item.title == "Ferry link restored after storm"
    assert item.link.startswith("https://example.org/sub/2026/11/23/ferry")
    (sound,) = item.enclosures
    assert (sound.href, sound.type, sound.length) == (
        "https://example.org/a.mp3", "audio/mpeg", "9000000",
    )  # fmt: skip
    assert item.itunes_duration == "540"
    assert item.published == "Mon, 23 Nov 2026 09:30:00 GMT"


def test_only_what_can_be_heard_and_may_be_named_the_newest_first() -> None:
    sound = "https://example.org/a.mp3"
    many = [record(f"Talk {n}", f"2026-{n % 12 + 1:02}-01", id=f"{n:08x}", audio=sound, source="")
            for n in range(NEWEST + 20)]  # fmt: skip
    silent = record("Silent", audio="https://example.org/a.pdf")
    hidden = record("Hidden", audio=sound, rights=Rights.WITHHELD)
    link = record("Link", "2027-01-01", audio=sound, rights=Rights.LINK)
    read = feedparser.parse(podcast(catalog([*many, silent, hidden, link]), Settings()))
    assert not read.bozo
    assert len(read.entries) == NEWEST
    assert read.entries[0].title == "Link"
    assert "published" not in read.entries[0]
    assert "link" not in read.entries[0] or read.entries[0].link == "https://example.org/a.mp3"
    assert podcast(catalog([silent, hidden])) is None


def test_hostile_texts_make_a_feed_that_can_be_read() -> None:
    read = feedparser.parse(podcast(hostile()))
    assert not read.bozo
    assert len(read.entries) >= 5
    assert b"Secret" not in (podcast(hostile()) or b"")
