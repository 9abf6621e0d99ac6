"""A small archive that has every kind of page, and every field of an article in use."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dateline.model import (
    Entity,
    EntityKind,
    MachineText,
    Precision,
    Registries,
    Rights,
    Source,
    StoryFile,
    Tag,
    Topic,
    When,
)
from factories import catalog, record

if TYPE_CHECKING:
    from dateline.catalog import Catalog

# The first of everything's articles: every field of its head is set.
RICH = record(
    "Ferry link restored after storm",
    "2026-11-23T09:30:00+00:00",
    id="aaaaaaa1",
    slug="ferry-link-restored-aaaaaaa1",
    lead="The ferry sails again after a week of storms.",
    links=("/2026/11/23/",),
    modified=datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
    description="The ferry sails again.",
    summary="It sails.",
    category="World",
    categories=("World",),
    tags=("ferry", "storm"),
    author="Jane Doe",
    image="https://example.org/a.jpg",
    audio="https://example.org/a.mp3 | 9000000 | 540",
    source="Times of Example",
    source_id="example-times",
    source_url="https://example.com/a",
    captured=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    extractor="daily8/1",
    sha256="9f",
    topics=("football", "sport"),
    people=("Q1",),
    orgs=("un",),
    places=("Q60",),
    story="saaaaaaa1",
    coverage=("https://example.net/b | Second Post | 2026-11-22", "https://example.net/c"),
    rights=Rights.FULL,
    license="CC-BY-4.0",
    flags=("mangled",),
    aliases=("/old/ferry/",),
    translationKey="ferry",
)

# The last: what RICH's other fields outdo, its id, source's name and summary, is all it has.
BARE = record(
    "Alone",
    "2026-11-21",
    id="aaaaaaa9",
    source="Lone Paper",
    summary="Short.",
    rights=Rights.SUMMARY,
)


def everything() -> Catalog:
    """Eight articles that need every kind of page; lists of more than two need slices."""
    told: dict[str, Any] = {"tags": ("ferry",), "source": "Second Post"}
    hours = When(
        datetime(2026, 11, 22, 20, 0, tzinfo=UTC),
        datetime(2026, 11, 22, 21, 0, tzinfo=UTC),
        Precision.HOUR,
        "2 hours ago",
    )
    records = [
        RICH,
        record("Second report", "2026-11-23", id="aaaaaaa2", story="saaaaaaa1", **told),
        record("Harbour reopens", hours, id="aaaaaaa3", places=("Q60",), orgs=("un",), **told),
        record(
            "Gates shut",
            "2026-10-05",
            id="aaaaaaa4",
            story="saaaaaaa4",
            lang="ar",
            translationKey="ferry",
            **told,
        ),
        record(
            "Old storm",
            "2025-11-23",
            id="aaaaaaa5",
            story="saaaaaaa5",
            rights=Rights.LINK,
            words=0,
            **told,
        ),
        record("No date stated", None, id="aaaaaaa7", source_id="example-times"),
        record("A secret", "2026-11-23", id="aaaaaaa8", rights=Rights.WITHHELD, **told),
        BARE,
    ]
    return catalog(records, _everything_known())


def _everything_known() -> Registries:
    return Registries(
        sources={
            "example-times": Source(
                id="example-times",
                name="Example Times",
                url="https://example.com/",
                country="gb",
                language="en",
                owner="Example Group",
                description="A daily paper.",
                aliases=("The Times",),
                rights=Rights.FULL,
                license="CC-BY-4.0",
                excerpt_words=12,
            )
        },
        topics={
            "sport": Topic(code="sport", slug="sport", name="Sport", definition="All of it."),
            "football": Topic(code="football", slug="football", name="Football", parent="sport"),
        },
        tags={"ferry": Tag(slug="ferry", name="Ferry", aliases=("boat",))},
        entities={
            "Q1": Entity(
                key="Q1",
                kind=EntityKind.PERSON,
                slug="ann-roe",
                name="Ann Roe",
                description="A captain.",
                aliases=("A. Roe",),
                wikidata="Q1",
            ),
            "Q60": Entity(
                key="Q60",
                kind=EntityKind.PLACE,
                slug="port",
                name="Port",
                latitude=1.0,
                longitude=2.0,
            ),
        },
        stories={
            "saaaaaaa1": StoryFile(
                id="saaaaaaa1",
                title="The ferry",
                slug="ferry",
                summary="It *sails*.",
                pin=True,
                events=("2026-12-10 | Hearing, first day; open | Port | https://example.org/h",),
            ),
            "saaaaaaa4": StoryFile(id="saaaaaaa4", title="Gates", merged_into="saaaaaaa1"),
            "saaaaaaa5": StoryFile(id="saaaaaaa5", status="closed", parent="saaaaaaa1"),
        },
        days={"2026-11-23": "A [windy](/2026/11/22/) day."},
        machine={
            "saaaaaaa1/summary": MachineText(
                model="tiny",
                prompt="1",
                inputs="2",
                sentences=(("It sails.", ("aaaaaaa1:1",)),),
                reviewer="Ann",
            )
        },
    )
