"""Articles in lists: the hottest markup of the site, by plain functions instead of templates.

An article stands in a dozen lists. Its pieces are made once, kept by the item's content key, and
joined as each list wants them; the way to the root is left to the end (see ROOT).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from dateline.text.language import direction

from . import words
from .parts import NOTHING, ROOT, Html, Parts, escaped, link

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from dateline.model import When
    from dateline.plan.views import Item, Section, StoryDay, Telling
    from dateline.wording import Wording

MOST_KEPT = 25_000
"""Items whose pieces are kept, about 700 bytes each."""


class _Pieces(NamedTuple):
    """Facts, from the source on, end in a space where there is one: a row of them is joined so."""

    title: str
    excerpt: str
    source: str
    time: str
    clock: str
    about: str
    story: str


class Items:
    """Markup of articles in lists, in the site's words, for days that are those of `zone`."""

    def __init__(self, zone: tzinfo, wording: Wording, parts: Parts) -> None:
        self._zone, self._wording, self._say = zone, wording, parts.say
        self._count = parts.count
        self._language = wording.language
        self._kept: dict[str, _Pieces] = {}

    def listing(
        self,
        items: Iterable[Item],
        clock: bool = False,
        story: bool = True,
        source: bool = True,
        excerpt: bool = True,
        feed: bool = False,
    ) -> Markup:
        """A list: headline, a line of excerpt, source and time; `clock` leaves the day out.
        `feed` marks it up for programs (https://microformats.org/wiki/h-feed)."""
        rows = []
        for item in items:
            piece = self._pieces(item)
            facts = (
                f"{piece.source if source else ''}{piece.clock if clock else piece.time}"
                f"{piece.about}{piece.story if story else ''}"
            )
            row = _row(piece, facts, excerpt=excerpt)
            rows.append(f'<li class="h-entry">{_marked(row)}</li>' if feed else f"<li>{row}</li>")
        kind = "dl-items dl-clock" if clock else "dl-items"
        return Html(f'<ul class="{kind}">{"".join(rows)}</ul>')

    def section(
        self,
        section: Section,
        clock: bool = False,
        story: bool = True,
        source: bool = True,
        excerpt: bool = True,
    ) -> Markup:
        """A headed list."""
        heading = section.heading
        count = "" if heading.count is None else self._count(heading.count)
        shown = self.listing(section.items, clock, story, source, excerpt)
        return Html(f'<section class="dl-section"><h2>{link(heading)}{count}</h2>{shown}</section>')

    def told(self, day: StoryDay) -> Markup:
        """A day of a story: what was new with a line of excerpt, then who else reported it."""
        clock = day.day is not None
        rows = []
        for telling in (day.lead, *day.others):
            piece = self._pieces(telling.item)
            origin = self._origin(telling) or piece.source
            facts = f"{origin}{piece.clock if clock else piece.time}{piece.about}"
            row = _row(piece, facts, excerpt=telling is day.lead)
            rows.append(f"<li>{row}{self._copies(telling)}</li>")
        kind = "dl-items dl-clock" if clock else "dl-items"
        return Html(f'<ul class="{kind}">{"".join(rows)}</ul>')

    def _origin(self, telling: Telling) -> str:
        """The sources that a brief of our own rests on."""
        if not telling.rests_on:
            return ""
        names = self._several(map(link, telling.rests_on), telling.rests_more)
        return f"<span>{self._say('from-sources', names=names)}</span> "

    def _copies(self, telling: Telling) -> str:
        """Who carried the same text, in one line."""
        if not telling.copies:
            return ""
        names = [
            f'<a href="{ROOT}{escaped(item.address)}">'
            f"{escaped(item.source.title if item.source else item.title)}</a>"
            for item in telling.copies
        ]
        said = self._say("same-text", names=self._several(names, telling.more))
        return f'<p class="dl-meta dl-copies">{said}</p>'

    def _several(self, names: Iterable[str], more: int) -> Markup:
        """Links in a row, and how many there are besides."""
        row = self._say("comma").join(map(Markup, names))
        return self._say("and-more", names=row, count=f"{more:,}") if more else row

    def related(self, items: Iterable[tuple[Item, str]]) -> Markup:
        """A list of articles, each with the reason it is there."""
        rows = []
        for item, reason in items:
            piece = self._pieces(item)
            facts = f"<span>{escaped(reason)}</span> {piece.source}{piece.time}"
            rows.append(f"<li>{_row(piece, facts, excerpt=False)}</li>")
        return Html(f'<ul class="dl-items">{"".join(rows)}</ul>')

    def entries(self, items: Iterable[Item], story: bool = True) -> Markup:
        """A day's dense list: headline and excerpt run on, then source and time of day."""
        rows = []
        for item in items:
            piece = self._pieces(item)
            origin = ", ".join([fact[:-1] for fact in (piece.source, piece.clock) if fact])
            excerpt = f" <span{self.tongue(item.lang)}>{escaped(item.excerpt)}</span>"
            facts = [
                f"<b>{piece.title}</b>{excerpt if item.excerpt else ''}",
                f"<small>({origin})</small>" if origin else "",
                self._label("day-uncertain") if item.about else "",
                piece.about[:-1] if item.mangled or item.headline_only or item.corrected else "",
                f"<small>{piece.story[:-1]}</small>" if story and piece.story else "",
            ]
            row = _marked(" ".join([fact for fact in facts if fact]))
            rows.append(f'<li class="h-entry">{row}</li>')
        return Html(f'<ul class="dl-entries">{"".join(rows)}</ul>')

    def tongue(self, lang: str) -> Markup:
        """Language and direction of a text as attributes, where they are not the site's."""
        if lang == self._language:
            return NOTHING
        if lang == "und":
            return Html(' dir="auto"')
        return Html(f' lang="{escaped(lang)}" dir="{direction(lang)}"')

    def published(self, when: When | None) -> Markup:
        """The time of an article on its own page, marked up for programs."""
        return Html(_dated(self._times(when)[0]))

    def time(self, when: When | None) -> Markup:
        """A time, as exact as it is known."""
        return Html(self._times(when)[0])

    def _times(self, when: When | None) -> tuple[str, str]:
        """A time, and the time of day alone for lists whose heading names the day: that one is
        empty without a clock."""
        if when is None:
            return f"<span>{self._say('undated-word')}</span>", ""
        text, clock, stamp = words.shown(when, self._zone, self._wording)
        if not when.known:
            return f"<span>{self._say('undated-raw', raw=text)}</span>", ""
        begin = f'<time datetime="{stamp}">'
        return (
            f"{begin}{escaped(text)}</time>",
            f"{begin}{escaped(clock)}</time>" if clock else "",
        )

    def labels(self, item: Item) -> Markup:
        """What a reader should know before opening it."""
        found = [
            f"kind-{item.kind}" if item.kind not in ("article", "brief") else "",
            "damaged" if item.mangled else "",
            "corrected" if item.corrected else "",
            "headline-only" if item.headline_only else "",
        ]
        return Html(" ".join([self._label(key) for key in found if key]))

    def _label(self, key: str) -> str:
        return f'<span class="dl-label">{self._say(key)}</span>'

    def _pieces(self, item: Item) -> _Pieces:
        kept = self._kept.get(item.content_key)
        if kept is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._made(item)
            self._kept[item.content_key] = kept
        return kept

    def _made(self, item: Item) -> _Pieces:
        tongue = self.tongue(item.lang)
        time, clock = self._times(item.when)
        language, labels = "", self.labels(item)
        if item.lang not in ("und", self._language):
            language = f"<span>{escaped(self._wording.language_name(item.lang))}</span> "
        return _Pieces(
            title=f'<a href="{ROOT}{escaped(item.address)}"{tongue}>{escaped(item.title)}</a>',
            excerpt=f"<p{tongue}>{escaped(item.excerpt)}</p>" if item.excerpt else "",
            source=f"{link(item.source)} " if item.source else "",
            time=f"{time} ",
            clock=f"{clock} " if clock and item.day else "",
            about=f"{language}{labels} " if labels else language,
            story=f"<span>{self._say('story-is', story=link(item.story))}</span> "
            if item.story
            else "",
        )


def _row(piece: _Pieces, facts: str, *, excerpt: bool) -> str:
    """A headline, a line of excerpt where one is wanted, and facts."""
    return f"<b>{piece.title}</b>{piece.excerpt if excerpt else ''}<small>{facts[:-1]}</small>"


def _marked(row: str) -> str:
    """A row that begins with its headline, as an h-entry (https://microformats.org/wiki/h-entry)."""
    return _dated(row.replace("<a ", '<a class="u-url p-name" ', 1))


def _dated(row: str) -> str:
    return row.replace("<time ", '<time class="dt-published" ', 1)
