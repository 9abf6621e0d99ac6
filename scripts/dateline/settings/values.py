"""The settings as one frozen value. Knows nothing of where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dateline.model import Rights

if TYPE_CHECKING:
    from dateline.wording import Wording


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


ENGINES = ("dateline", "pagefind", "lunr", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How the archive is searched: by which of `ENGINES`; `external` is the address of a search
    engine elsewhere, offered to readers without JavaScript, empty for none."""

    engine: str = "dateline"
    external: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the archive's own index is written."""
        return self.engine == "dateline"

    @property
    def has_page(self) -> bool:
        """Whether there is a page of all results, which needs that index."""
        return self.is_own

    def __str__(self) -> str:
        return f"engine: {self.engine}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an owner decides; part of the pages' keys.

    The first block comes from MkDocs's own settings, the rest from the plugin's options; see
    `OPTIONS` for what each means. `content_dir` is relative to the archive's root; `site_url` ends
    with a slash where there is one; `nav` holds the addresses that the site's navigation names.
    """

    site_name: str = "Dateline"
    site_url: str = ""
    language: str = "en"
    content_dir: str = "content"
    edit_uri: str = ""
    nav: frozenset[str] = frozenset()

    timezone: str = "UTC"
    page_size: int = 100
    front_items: int = 5
    front_stories: int = 6
    related: int = 4
    story_silence: int = 60
    annotate: bool = True
    topic_confidence: int = 50
    spacy_models: tuple[str, ...] = ()
    ai_url: str = ""
    ai_model: str = ""
    default_rights: Rights = Rights.EXCERPT
    excerpt_words: int = 30
    excerpt_chars: int = 200
    full_licenses: tuple[str, ...] = (
        "CC0-1.0",
        "CC-BY-3.0",
        "CC-BY-4.0",
        "CC-BY-SA-3.0",
        "CC-BY-SA-4.0",
        "CC-PDM-1.0",
        "OGL-UK-3.0",
    )
    link_schemes: tuple[str, ...] = ("http", "https", "mailto")
    report_uri: str = ""
    history_uri: str = ""
    image_hosts: tuple[str, ...] = ()
    feeds: bool = True
    feed_items: int = 10
    feed_least: int = 20
    feed_authority: str = ""
    archive_feeds: bool = True
    page_hosts: tuple[str, ...] = ()
    metadata: bool = True
    reserve_text_mining: bool = True
    security_contact: str = ""
    security_until: str = ""
    websub_hub: str = ""
    indexnow_key: str = ""
    tools: bool = True
    pwa: bool = True
    strings: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...] = ()
    data: bool = True
    databases: bool = False
    books: bool = False
    statistics: bool = True
    letters: bool = False
    share_images: bool = False
    search: Search = Search()
    podcast: bool = True
    calendars: bool = True
    markdown: bool = True
    markdown_articles: bool = False
    checksums: bool = True
    careful: bool = False
    max_capture_bytes: int = 5_000_000
    max_article_bytes: int = 1_000_000
    max_body_chars: int = 300_000

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone: what counts as a day."""
        return _zone(self.timezone)

    @property
    def wording(self) -> Wording:
        """The site's words in its language, the owner's among them."""
        # Babel takes 40 ms to load, which commands that show nothing can do without.
        from dateline.wording import wording

        return wording(self.language, self.strings)
