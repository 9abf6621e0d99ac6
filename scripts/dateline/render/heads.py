"""What a page's head says to programs: its feeds, cards for those who share it, JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.plan.families.share_images import NAME
from dateline.plan.views import ArticlePage, Link, StoryPage
from dateline.text.xml import possible

from .alternatives import FEEDS, editions, feeds
from .files.share_images import SHOWN
from .linked_data import linked_data
from .parts import NOTHING, ROOT, Html, escaped
from .words import when_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from dateline.plan.views import Frame
    from dateline.settings import Settings


class Heads:
    """Extra elements of <head> for the pages of one site. They hold addresses in full, so without
    `site_url` there are none."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def elements(self, view: Any) -> Markup:
        """All of them."""
        if not self._settings.site_url:
            return NOTHING
        found = [*self._feeds(view.frame), *self._editions(view), *self._translations(view)]
        if self._settings.metadata and not view.frame.noindex:
            found += self._card(view)
            if data := linked_data(view, self._settings):
                found.append(f'<script type="application/ld+json">{possible(data)}</script>')
        return Html("".join(found))

    def _feeds(self, frame: Frame) -> Iterator[str]:
        """The feeds of what a page lists, in all forms; elsewhere the whole archive's in one."""
        if not self._settings.feeds:
            return
        name, place = self._settings.site_name, "" if frame.feeds else ROOT
        title = escaped(f"{name}: {frame.title}" if frame.feeds and frame.address else name)
        for kind, file, _ in feeds(frame, self._settings) or FEEDS[:1]:
            yield f'<link rel="alternate" type="{kind}" title="{title}" href="{place}{file}">'

    def _editions(self, view: Any) -> Iterator[str]:
        """The same page as Markdown and as a book, where it is one."""
        for kind, file, _ in editions(view, self._settings):
            yield f'<link rel="alternate" type="{kind}" href="{file}">'

    def _translations(self, view: Any) -> Iterator[str]:
        """The same text in other languages, and this page among them, as search engines want it."""
        if isinstance(view, ArticlePage) and view.translations:
            own = (view.lang, Link(view.title, view.frame.address))
            for lang, to in (own, *view.translations):
                href = escaped(f"{self._settings.site_url}{to.address}")
                yield f'<link rel="alternate" hreflang="{escaped(lang)}" href="{href}">'

    def _card(self, view: Any) -> Iterator[str]:
        """Open Graph (https://ogp.me/); the description is the page's own, which all fall back
        to."""
        frame: Frame = view.frame
        is_article = isinstance(view, ArticlePage)
        if is_article:  # elsewhere "website", which is what applies where nothing is said
            yield _property("og:type", "article")
        yield _property("og:site_name", self._settings.site_name)
        yield _property("og:title", frame.title)
        yield _property("og:url", f"{self._settings.site_url}{frame.address}")
        if is_article:
            yield from self._article(view)
        yield from self._image(view)

    def _image(self, view: Any) -> Iterator[str]:
        """The image of an article or a story, of all other pages the site's; none unless the owner
        wants them."""
        if not self._settings.share_images:
            yield '<meta name="twitter:card" content="summary">'
            return
        place = view.frame.address if isinstance(view, ArticlePage | StoryPage) else ""
        yield _property("og:image", f"{self._settings.site_url}{place}{NAME}")
        for name, pixels in zip(("width", "height"), SHOWN, strict=True):
            yield _property(f"og:image:{name}", str(pixels))
        yield '<meta name="twitter:card" content="summary_large_image">'

    def _article(self, view: ArticlePage) -> Iterator[str]:
        published = when_iso(view.when, self._settings.zone) if view.when else ""
        if published:
            yield _property("article:published_time", published)
        if view.modified:
            yield _property("article:modified_time", view.modified.isoformat())


def _property(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{escaped(possible(value))}">'
