"""Small parts that nearly every page has: links, lists of them, breadcrumbs, neighbours.

Plain functions, for they run a dozen times for each page of the site.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.plan.views import Frame, Link

ROOT = "\x02"
"""Stands for the way from a page to the site's root, until the page is finished."""


def link(to: Link) -> Markup:
    """A name that leads to its page."""
    return _link(to.address, to.title)


@lru_cache(maxsize=16_384)
def _link(address: str, title: str) -> Markup:
    """Kept, for sources, topics and tags stand on many pages."""
    return Markup(f'<a href="{ROOT}{escape(address)}">{escape(title)}</a>')


def links(listed: Sequence[Link], kind: str = "dl-inline") -> Markup:
    """A quiet list of links with counts; nothing for an empty list."""
    if not listed:
        return Markup()
    rows = "".join(f"<li>{link(to)}{_count(to)}{_note(to)}</li>\n" for to in listed)
    return Markup(f'<ul class="{kind}">\n{rows}</ul>\n')


def margin(heading: str, listed: Sequence[Link]) -> Markup:
    """A headed quiet list, as in an article's foot; nothing for an empty list."""
    if not listed:
        return Markup()
    return Markup(
        f'<section class="dl-margin">\n<h2 class="dl-kicker">{escape(heading)}</h2>\n'
        f"{links(listed)}</section>\n"
    )


def crumbs(frame: Frame) -> Markup:
    """The way from the front page down to this one."""
    if not frame.crumbs:
        return Markup()
    rows = "".join(f"<li>{link(to)}</li>\n" for to in frame.crumbs)
    return Markup(f'<nav class="dl-crumbs" aria-label="Breadcrumb">\n<ol>\n{rows}</ol>\n</nav>\n')


def neighbours(frame: Frame, label: str = "Neighbouring pages") -> Markup:
    """The earlier and the later page of the same kind."""
    found = [
        f'<a rel="{relation}" href="{ROOT}{escape(to.address)}">'
        f"<span>{word}</span> {escape(to.title)}</a>\n"
        for relation, word, to in (
            ("prev", "Earlier", frame.previous),
            ("next", "Later", frame.next),
        )
        if to
    ]
    if not found:
        return Markup()
    return Markup(
        f'<nav class="dl-neighbours" aria-label="{escape(label)}">\n{"".join(found)}</nav>\n'
    )


def _count(to: Link) -> str:
    return f' <span class="dl-count">{to.count:,}</span>' if to.count is not None else ""


def _note(to: Link) -> str:
    return f' <span class="dl-note">{escape(to.note)}</span>' if to.note else ""
