"""OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.text.xml import attribute, content

if TYPE_CHECKING:
    from dateline.plan.families.subscriptions import Subscriptions

    from .desk import Desk


def opml(view: Subscriptions, desk: Desk) -> bytes:
    """The archive's own feed, then those of every kind of list in a folder."""
    name = desk.settings.site_name
    folders = "".join(
        f'<outline text="{attribute(title)}">\n'
        f"{''.join(_outline(to.title, to.address, desk) for to in links)}</outline>\n"
        for title, links in view.groups
        if links
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head>\n<title>{content(name)}</title>\n</head>\n<body>\n"
        f"{_outline(name, '', desk)}{folders}</body>\n</opml>\n"
    ).encode()


def _outline(title: str, address: str, desk: Desk) -> str:
    page = attribute(f"{desk.base}{address}")
    return (
        f'<outline type="rss" text="{attribute(title)}" xmlUrl="{page}atom.xml"'
        f' htmlUrl="{page}"/>\n'
    )
