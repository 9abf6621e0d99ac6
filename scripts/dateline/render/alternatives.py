"""The same page in other forms: its feeds, as Markdown, as a book, as data. Pure.

A page's head names them to programs, a line at its foot to readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.catalog import may_show_body
from dateline.model import GroupKind
from dateline.plan.views import ArticlePage, CollectionPage, DayPage, PeriodPage, StoryPage

from .parts import NOTHING, ROOT, Html, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from dateline.plan.views import Frame
    from dateline.settings import Settings


class Alternative(NamedTuple):
    """A file beside a page: its media type, its name, and what it is called."""

    kind: str
    file: str
    name: str


FEEDS = (
    Alternative("application/atom+xml", "atom.xml", "Atom"),
    Alternative("application/rss+xml", "rss.xml", "RSS"),
    Alternative("application/feed+json", "feed.json", "JSON Feed"),
)
_MARKDOWN = Alternative("text/markdown", "index.md", "Markdown")
_BOOK = Alternative("application/epub+zip", "book.epub", "EPUB")


def feeds(frame: Frame, settings: Settings) -> tuple[Alternative, ...]:
    """The feeds of what a page lists; none where feeds have no address to give."""
    return FEEDS if frame.feeds and settings.feeds and settings.site_url else ()


def editions(view: Any, settings: Settings) -> Iterator[Alternative]:
    """The same page as Markdown and as a book, where it is one."""
    timed = isinstance(view, PeriodPage) and view.kind is not GroupKind.YEAR
    long = timed or isinstance(view, StoryPage)
    shown = isinstance(view, ArticlePage) and may_show_body(view.rights)
    own = shown and settings.markdown_articles
    if settings.markdown and (long or own or isinstance(view, DayPage)):
        yield _MARKDOWN
    if settings.books and long:
        yield _BOOK


def _records(view: Any, settings: Settings) -> Iterator[Alternative]:
    """The articles of a month, or those without a date, as data."""
    name = ""
    if isinstance(view, PeriodPage) and view.kind is GroupKind.MONTH:
        name = f"{view.first:%Y-%m}"
    elif isinstance(view, CollectionPage) and view.kind is GroupKind.UNDATED and not view.slice_of:
        name = "undated"
    if name and settings.data:
        yield Alternative("application/gzip", f"{ROOT}data/{name}.jsonl.gz", "JSON Lines")


def told(settings: Settings, say: Callable[[str], Markup]) -> Callable[[Any], Markup]:
    """What writes the line at a page's foot; it is empty where a page has no other form."""

    def line(view: Any) -> Markup:
        found = [
            *feeds(view.frame, settings), *editions(view, settings), *_records(view, settings)
        ]  # fmt: skip
        if not found:
            return NOTHING
        links = (Html(f'<a href="{each.file}">{escaped(each.name)}</a>') for each in found)
        return Html(f'<p class="dl-footnote">{say("also-as")} {say("comma").join(links)}</p>\n')

    return line
