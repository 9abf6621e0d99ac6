"""Small parts that nearly every page has: words, links, lists of them, breadcrumbs, neighbours.

Plain functions, for they run a dozen times for each page of the site.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.plan.views import Frame, Link
    from dateline.wording import Wording

_KEPT = 16_384
ROOT = "\x02"
"""Stands for the way from a page to the site's root, until the page is finished."""


class Html(Markup):
    """Markup of what is known to be HTML, made in half the time: it is not asked for its own."""

    __slots__ = ()
    if not TYPE_CHECKING:
        __new__ = str.__new__


NOTHING = Html()
_HARMLESS = frozenset({int, date})


def escaped(value: object) -> str:
    """`value` for HTML; markup stays as it is. Most texts have nothing to escape, which five looks
    tell a third faster than one search, and ten times as fast as `escape` makes markup of them."""
    if (
        type(value) is str
        and "&" not in value
        and "<" not in value
        and ">" not in value
        and '"' not in value
        and "'" not in value
    ):
        return value
    if type(value) in _HARMLESS:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)


def link(to: Link) -> Markup:
    """A name that leads to its page."""
    return _link(to.address, to.title)


@lru_cache(_KEPT)
def _link(address: str, title: str) -> Markup:
    """Kept, for sources, topics and tags stand on many pages."""
    return Html(f'<a href="{ROOT}{escaped(address)}">{escaped(title)}</a>')


class Parts:
    """Parts of pages in the site's words."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._texts: dict[str, Markup] = {}
        self._forms: dict[str, str] = {}
        self.counted = lru_cache(_KEPT)(self._made_counted)
        self.number = lru_cache(_KEPT)(self._made_number)
        self.count = lru_cache(_KEPT)(self._made_count)

    def say(self, key: str, **values: object) -> Markup:
        """A text of the catalogue, its places filled with texts or with markup.

        Raises KeyError for a key, or a place, that there is not."""
        if not values:
            text = self._texts.get(key)
            if text is None:
                text = self._texts[key] = Html(self._form(key) % {})
            return text
        form = self._forms.get(key) or self._form(key)
        return Html(form % {name: escaped(value) for name, value in values.items()})

    def _form(self, key: str) -> str:
        """A text of the catalogue as HTML with its places as %(name)s."""
        said = self._wording.messages[key]["other"]
        form = self._forms[key] = "".join(
            f"%({piece})s" if place % 2 else str(escape(piece)).replace("%", "%%")
            for place, piece in enumerate(said)
        )
        return form

    def _made_counted(self, number: int, key: str) -> Markup:
        """A number of things in words: 1 article, 1,200 articles."""
        return Html(escaped(self._wording.counted(key, number)))

    def _made_number(self, number: int) -> Markup:
        """A number alone."""
        return Html(escaped(self._wording.number(number)))

    def links(self, listed: Sequence[Link], kind: str = "dl-inline") -> Markup:
        """A quiet list of links with counts; nothing for an empty list."""
        if not listed:
            return NOTHING
        rows = "".join([f"<li>{link(to)}{self._counted(to)}{_note(to)}</li>" for to in listed])
        return Html(f'<ul class="{kind}">{rows}</ul>')

    def margin(self, heading: str, listed: Sequence[Link]) -> Markup:
        """A headed quiet list, as in an article's foot; nothing for an empty list."""
        if not listed:
            return NOTHING
        return Html(
            f'<section class="dl-margin"><h2>{escaped(heading)}</h2>{self.links(listed)}</section>'
        )

    def crumbs(self, frame: Frame) -> Markup:
        """The way from the front page down to this one."""
        if not frame.crumbs:
            return NOTHING
        rows = "".join([f"<li>{link(to)}</li>" for to in frame.crumbs])
        label = self.say("breadcrumb")
        return Html(f'<nav class="dl-crumbs" aria-label="{label}"><ol>{rows}</ol></nav>')

    def neighbours(self, frame: Frame, label: str = "neighbours") -> Markup:
        """The earlier and the later page of the same kind; `label` is a key of the catalogue."""
        found = [
            f'<a rel="{relation}" href="{ROOT}{escaped(to.address)}">'
            f"<span>{self.say(word)}</span> {escaped(to.title)}</a>"
            for relation, word, to in (
                ("prev", "earlier", frame.previous),
                ("next", "later", frame.next),
            )
            if to
        ]
        if not found:
            return NOTHING
        return Html(
            f'<nav class="dl-neighbours" aria-label="{self.say(label)}">{"".join(found)}</nav>'
        )

    def _made_count(self, number: int) -> Markup:
        """A number behind a name."""
        return Html(f' <span class="dl-count">{self.number(number)}</span>')

    def _counted(self, to: Link) -> str:
        return "" if to.count is None else self.count(to.count)


def _note(to: Link) -> str:
    return f' <span class="dl-note">{escaped(to.note)}</span>' if to.note else ""
