"""What a page says becomes what we mean by it, and nothing is added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dateline.catalog import Sources
from dateline.ingest.normalize import Provenance, normalize
from dateline.model import Draft, Precision, Registries, Rights, Role, Source, When
from intake import FERRY, NOON, Intake, page

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.ingest.arrival import Arrival

CAPTURE = Provenance("page.txt", NOON, "0" * 64, "daily8/1")
DRAFT = Draft(role=Role.MAIN, title="Ferry", language="en", lines=(3, 4))
KNOWN = Registries(
    sources={
        "times": Source(id="times", name="Example Times", aliases=("E. Times", "The Sun@fr")),
        "sun": Source(id="sun", name="The Sun"),
        "terse": Source(id="terse", name="Terse", rights=Rights.LINK),
        "silent": Source(id="silent", name="Silent", rights=Rights.WITHHELD),
        "plain": Source(id="plain", name="Plain", rights=Rights.EXCERPT),
    }
)


def arriving(most: int = 1000, **said: Any) -> Arrival:
    return normalize(replace(DRAFT, **said), CAPTURE, Sources(KNOWN), most)


def test_what_the_page_does_not_say_stays_unsaid() -> None:
    arrival = arriving()
    assert (arrival.head.when, arrival.head.source_id, arrival.body) == (None, "", "")
    assert arrival.head.captured == NOON
    assert arrival.head.flags == ("undated",)
    assert (arrival.origin, arrival.line) == ("page.txt", 3)
    assert (arrival.head.extractor, arrival.head.sha256) == ("daily8/1", "0" * 64)


def test_no_path_gives_an_article_the_time_of_its_capture() -> None:
    for role in Role:
        for when in (None, When(None, None, Precision.HOUR, "2 hours ago")):
            assert arriving(role=role, published=when).head.when == when


def test_single_lines_are_cleaned_and_bounded() -> None:
    head = arriving(
        title=" The\u200b ferry\n sails\u202e ",
        publisher="P" * 300,
        category="\tWorld ",
        tags=("ferry", " ferry ", "\u200b", "storm"),
        author="Jane\x00 Doe",
        published=When(None, None, Precision.HOUR, "2\u200b hours  ago"),
    ).head
    assert (head.title, head.category, head.author) == ("The ferry sails", "World", "Jane Doe")
    assert head.tags == ("ferry", "storm")
    assert head.source == "P" * 200
    assert head.when == When(None, None, Precision.HOUR, "2 hours ago")


@pytest.mark.parametrize(
    ("publisher", "language", "source"),
    [
        ("Example Times", "en", "times"),
        (" e.  times ", "en", "times"),
        ("The Sun", "en", "sun"),
        ("The Sun", "fr", "times"),
        ("Nobody's Paper", "en", "nobodys-paper"),
        ("", "en", ""),
    ],
)
def test_a_publisher_is_a_source_by_its_names(publisher: str, language: str, source: str) -> None:
    head = arriving(publisher=publisher, language=language).head
    assert head.source_id == source
    assert head.source == " ".join(publisher.split())


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (" https://M.example.org/a/?utm_source=x#top ", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("example.org/a", ""),
        ("", ""),
    ],
)
def test_only_a_web_address_is_kept(url: str, kept: str) -> None:
    assert arriving(url=url).head.source_url == kept


@pytest.mark.parametrize(
    ("publisher", "body", "flags"),
    [
        ("Plain", "Words.", ("mangled", "truncated", "undated")),
        ("Nobody", "Words.", ("mangled", "truncated", "undated")),
        ("", "Words.", ("mangled", "truncated", "undated")),
        ("Terse", "", ("undated",)),
        ("Silent", "", ("undated",)),
    ],
)
def test_of_a_source_with_headlines_only_no_text_is_kept(
    publisher: str, body: str, flags: tuple[str, ...]
) -> None:
    said = arriving(publisher=publisher, body="Words.", damage=("swallowed",), truncated=True)
    assert (said.body, said.head.flags) == (body, flags)


def test_a_body_that_is_too_long_is_cut_at_a_word_and_flagged() -> None:
    assert arriving(11, body="one two three").body == "one two"
    assert arriving(13, body="one two three").body == "one two three"
    assert arriving(5, body="unbroken").body == "unbro"
    assert arriving(8, body="one two\n\nthree").body == "one"
    assert arriving(11, body="one two three").head.flags == ("truncated", "undated")


def test_plain_text_is_escaped_and_markdown_is_not() -> None:
    said = "  *one*  and *two*\t\n\n3. three \n"
    assert arriving(body=said, plain=True).body == "\\*one\\* and \\*two\\*\n\n3\\. three"
    assert arriving(body=said).body == "*one*  and *two*\t\n\n3. three"


def test_a_long_capture_makes_no_longer_article_than_settings_allow(tmp_path: Path) -> None:
    from dateline.settings import Settings

    intake = Intake(tmp_path, Settings(max_body_chars=60))
    intake.take(page("Ferry", *FERRY))
    _, article = intake.only()
    assert article.body == "The first boat left the mainland shortly after dawn with"
    assert article.head.flags == ("truncated", "undated")


REGISTERED = Source(id="times", name="Example Times", url="https://www.example.org/")
ASKED = Provenance("feed.xml", None, "0" * 64, "feed/1", "https://feeds.example.org/a", "times")


@pytest.mark.parametrize(
    ("publisher", "url", "provenance", "source"),
    [
        ("", "https://www.example.org/1", ASKED, "times"),
        ("World news | Example Times", "https://example.org/1", ASKED, "times"),
        ("", "", ASKED, "times"),
        ("", "https://other.example/1", ASKED, ""),
        ("Other Times", "https://www.example.org/1", ASKED, "other"),
        ("", "https://www.example.org/1", replace(ASKED, source="unknown"), ""),
        ("", "https://www.example.org/1", replace(ASKED, extractor="daily8/1"), ""),
    ],
    ids=[
        "no name", "the feed's name", "no address", "another host", "another source",
        "no such source", "a page of many",
    ],
)  # fmt: skip
def test_the_source_that_was_asked_for_a_capture(
    publisher: str, url: str, provenance: Provenance, source: str
) -> None:
    other = Source(id="other", name="Other Times")
    sources = Sources(Registries(sources={"times": REGISTERED, "other": other}))
    draft = Draft(
        role=Role.LISTED, title="Ferry", language="en", lines=(1, 1), publisher=publisher, url=url
    )
    head = normalize(draft, provenance, sources, 1_000).head
    assert head.source_id == source
    assert (head.source == "Example Times") == (source == "times")


@pytest.mark.thorough
def test_a_language_that_nobody_declared_is_told_by_the_text() -> None:
    text = "Le ferry a quitté le port à l'aube avec quarante passagers et le courrier. " * 2
    assert arriving(language="und", body=text).head.lang == "fr"
    assert arriving(language="und", description=text).head.lang == "fr"
    assert arriving(language="cy", body=text).head.lang == "cy"
    assert arriving(language="und").head.lang == "und"


def test_mojibake_is_mended() -> None:
    arrival = arriving(title="CafÃ© reopens", body="They donâ€™t stop.", author="JosÃ©")
    assert (arrival.head.title, arrival.body) == ("Café reopens", "They don’t stop.")
    assert arrival.head.author == "José"
