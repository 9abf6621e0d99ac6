"""What a page's head says to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from .parts import ROOT

if TYPE_CHECKING:
    from dateline.plan.views import Frame
    from dateline.settings import Settings

FORMS = (
    ("application/atom+xml", "atom.xml"),
    ("application/rss+xml", "rss.xml"),
    ("application/feed+json", "feed.json"),
)


def feed_links(frame: Frame, settings: Settings) -> Markup:
    """The feeds of what a page lists, in all forms; elsewhere the whole archive's in one."""
    if not (settings.feeds and settings.site_url):
        return Markup()
    address = frame.address if frame.feeds else ""
    name = settings.site_name
    title = f"{name}: {frame.title}" if address else name
    return Markup("\n").join(
        Markup('<link rel="alternate" type="{}" title="{}" href="{}">').format(
            kind, title, f"{ROOT}{address}{file}"
        )
        for kind, file in (FORMS if frame.feeds else FORMS[:1])
    )
