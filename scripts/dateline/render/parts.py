"""Small parts that nearly every page has: words, links, lists of them, breadcrumbs, neighbours.

Plain functions, for they run a dozen times for each page of the site.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.plan.views import Frame, Link
    from dateline.wording import Wording

ROOT = "\x02"
"""Stands for the way from a page to the site's root, until the page is finished."""


def link(to: Link) -> Markup:
    """A name that leads to its page."""
    return _link(to.address, to.title)


@lru_cache(maxsize=16_384)
def _link(address: str, title: str) -> Markup:
    """Kept, for sources, topics and tags stand on many pages."""
    return Markup(f'<a href="{ROOT}{escape(address)}">{escape(title)}</a>')


class Parts:
    """Parts of pages in the site's words."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._plain: dict[str, Markup] = {}

    def say(self, key: str, **values: object) -> Markup:
        """A text of the catalogue, its places filled with texts or with markup.

        Raises KeyError for a key, or a place, that there is not."""
        if not values and key in self._plain:
            return self._plain[key]
        pieces = self._wording.messages[key]["other"]
        found = Markup().join(
            escape(values[piece] if place % 2 else piece) for place, piece in enumerate(pieces)
        )
        return found if values else self._plain.setdefault(key, found)

    def counted(self, number: int, key: str) -> Markup:
        """A number of things in words: 1 article, 1,200 articles."""
        return escape(self._wording.counted(key, number))

    def number(self, number: int) -> Markup:
        """A number alone."""
        return escape(self._wording.number(number))

    def links(self, listed: Sequence[Link], kind: str = "dl-inline") -> Markup:
        """A quiet list of links with counts; nothing for an empty list."""
        if not listed:
            return Markup()
        rows = "".join(f"<li>{link(to)}{self._counted(to)}{_note(to)}</li>" for to in listed)
        return Markup(f'<ul class="{kind}">{rows}</ul>')

    def margin(self, heading: str, listed: Sequence[Link]) -> Markup:
        """A headed quiet list, as in an article's foot; nothing for an empty list."""
        if not listed:
            return Markup()
        return Markup(
            f'<section class="dl-margin"><h2>{escape(heading)}</h2>{self.links(listed)}</section>'
        )

    def crumbs(self, frame: Frame) -> Markup:
        """The way from the front page down to this one."""
        if not frame.crumbs:
            return Markup()
        rows = "".join(f"<li>{link(to)}</li>" for to in frame.crumbs)
        label = self.say("breadcrumb")
        return Markup(f'<nav class="dl-crumbs" aria-label="{label}"><ol>{rows}</ol></nav>')

    def neighbours(self, frame: Frame, label: str = "neighbours") -> Markup:
        """The earlier and the later page of the same kind; `label` is a key of the catalogue."""
        found = [
            f'<a rel="{relation}" href="{ROOT}{escape(to.address)}">'
            f"<span>{self.say(word)}</span> {escape(to.title)}</a>"
            for relation, word, to in (
                ("prev", "earlier", frame.previous),
                ("next", "later", frame.next),
            )
            if to
        ]
        if not found:
            return Markup()
        return Markup(
            f'<nav class="dl-neighbours" aria-label="{self.say(label)}">{"".join(found)}</nav>'
        )

    def count(self, number: int) -> Markup:
        """A number behind a name."""
        return Markup(f' <span class="dl-count">{self.number(number)}</span>')

    def _counted(self, to: Link) -> str:
        return "" if to.count is None else self.count(to.count)


def _note(to: Link) -> str:
    return f' <span class="dl-note">{escape(to.note)}</span>' if to.note else ""
