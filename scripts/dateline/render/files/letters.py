"""An edition as a letter: HTML that mail programs show, the same as text, and the message of both.

Mail programs know little of CSS: one table of 600 px, every style on its element, no picture, no
font of our own. The few rules in <style> are for dark screens and narrow ones; a program that drops
them shows the light letter.
"""

from __future__ import annotations

import hashlib
import itertools
import textwrap
from html import escape
from typing import TYPE_CHECKING

from dateline.text.markdown import to_plain
from dateline.text.normal import clean

from . import prose
from .entry_texts import full_url, line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from dateline.plan.editions import Chapter, Edition
    from dateline.plan.entries import Entry

    from .desk import Desk

WIDTH = 600  # px
_COLUMNS = 72  # of the text
_GLIMPSE = 120  # characters, which is what the widest lists show
_GLIMPSE_TITLES = 5
_SERIF = "font-family:Georgia,'Times New Roman',serif;"
_SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
_INK, _SOFT, _LINK, _RULE = "#1c1b19", "#5a5650", "#7a1f1f", "#d8d2c8"
_DARK = """\
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground, .sheet { background: #16150f !important; }
  .ink, .ink p, .ink li { color: #ece7dc !important; }
  .soft, .ink p.soft { color: #a9a396 !important; }
  .link, .ink a { color: #f0a89a !important; }
  .ink a.ink { color: #ece7dc !important; }
  .rule { border-color: #3b382f !important; }
}
@media (max-width: 620px) { .sheet { width: 100% !important; } }
"""


def message(edition: Edition, desk: Desk, unsubscribe: str = "") -> EmailMessage:
    """The letter as a message without sender and recipient, the same for the same edition.

    `unsubscribe` is where readers leave the list, an address of the web or mailto:, or empty.
    """
    # Here, for they take longer to import than a page to make.
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    made = EmailMessage(policy=SMTP.clone(cte_type="7bit"))  # not every server takes eight bits
    made["Subject"] = f"{line(desk.settings.site_name)}: {line(edition.title)}"
    made["Date"] = format_datetime(edition.issued)
    made["Content-Language"] = desk.settings.language
    plain, marked = text(edition, desk, unsubscribe), html(edition, desk, unsubscribe)
    made.set_content(plain)
    made.add_alternative(marked, subtype="html")
    # The standard library would draw the boundary at random.
    made.set_boundary(f"dateline-{hashlib.sha256((plain + marked).encode()).hexdigest()[:32]}")
    return made


def eml(edition: Edition, desk: Desk) -> bytes:
    """The message as a file, which mail programs open as a draft: whoever sends it signs it."""
    made = message(edition, desk)
    made["X-Unsent"] = "1"
    return made.as_bytes()


def html(edition: Edition, desk: Desk, unsubscribe: str = "") -> str:
    """The letter as HTML."""
    words = prose.words_of(desk)
    title = prose.text(edition.title)
    rows = "".join(_chapter(chapter, desk) for chapter in edition.chapters)
    note = _note(edition)
    count = escape(words.counted("articles", edition.count))
    return (
        f"<!DOCTYPE html>\n<html{prose.tongue(desk.settings.language)}>\n<head>\n"
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="supported-color-schemes" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{_DARK}</style>\n</head>\n"
        f'<body class="ground" style="margin:0;padding:0;background:#f4f1ea">\n'
        f'<div style="display:none;max-height:0;overflow:hidden">'
        f"{_glimpse(edition)}</div>\n"
        '<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" '
        'border="0" style="background:#f4f1ea"><tr><td align="center">\n'
        f'<table role="presentation" class="sheet" width="{WIDTH}" cellpadding="0" '
        f'cellspacing="0" border="0" style="width:{WIDTH}px;max-width:100%;background:#ffffff">\n'
        f'<tr><td class="ink rule" style="padding:28px 24px 16px;border-bottom:3px double {_RULE};'
        f'color:{_INK}">\n<p class="soft" style="{_SANS}font-size:13px;margin:0 0 6px;'
        f'color:{_SOFT}">{prose.text(desk.settings.site_name)}</p>\n'
        f'<h1 style="{_SERIF}font-size:28px;line-height:1.2;margin:0">{title}</h1>\n{note}'
        f'<p class="soft" style="{_SANS}font-size:13px;margin:8px 0 0;color:{_SOFT}">{count}</p>\n'
        f"</td></tr>\n{rows}"
        f'<tr><td class="soft" style="{_SANS}font-size:13px;line-height:1.5;padding:20px 24px 32px;'
        f'color:{_SOFT}">{_end(edition, desk, unsubscribe)}</td></tr>\n'
        "</table>\n</td></tr></table>\n</body>\n</html>\n"
    )


def _glimpse(edition: Edition) -> str:
    """What lists of letters show beside the subject: the first headlines."""
    titles = (line(entry.head.title) for each in edition.chapters for entry in each.entries)
    shown = " · ".join(itertools.islice(titles, _GLIMPSE_TITLES))
    return prose.text(textwrap.shorten(shown, _GLIMPSE, placeholder="…"))


def _end(edition: Edition, desk: Desk, unsubscribe: str) -> str:
    """Where the edition stands, and how to leave the list."""
    words = prose.words_of(desk)
    style = f' class="link" style="color:{_LINK}"'
    links = [
        prose.anchor(full_url(edition.address, desk), escape(words.say("whole-edition")), style)
    ]
    if unsubscribe:
        links.append(prose.anchor(unsubscribe, escape(words.say("unsubscribe")), style))
    return " · ".join(links)


def _note(edition: Edition) -> str:
    """The editors' introduction as plain paragraphs: what Markdown makes else has no styles."""
    style = f"{_SERIF}font-size:16px;line-height:1.5;margin:10px 0 0"
    rows = to_plain(edition.note).split("\n") if edition.note else []
    return "".join(f'<p style="{style}">{prose.text(row)}</p>\n' for row in rows)


def _chapter(chapter: Chapter, desk: Desk) -> str:
    words, page = prose.words_of(desk), full_url(chapter.heading.address, desk)
    link = f' class="link" style="color:{_LINK}"'
    heading = prose.anchor(page, prose.text(chapter.heading.title), link)
    more = ""
    if chapter.more:
        shown = escape(words.say("more-count", count=words.number(chapter.more)))
        more = (
            f'<p style="{_SANS}font-size:14px;margin:14px 0 0">{prose.anchor(page, shown, link)}'
            "</p>\n"
        )
    articles = "".join(_article(entry, desk) for entry in chapter.entries)
    return (
        f'<tr><td class="ink rule" style="padding:18px 24px 20px;border-bottom:1px solid {_RULE};'
        f'color:{_INK}">\n<h2 style="{_SANS}font-size:13px;line-height:1.3;margin:0;'
        f'letter-spacing:0.02em">{heading}</h2>\n{articles}{more}</td></tr>\n'
    )


def _article(entry: Entry, desk: Desk) -> str:
    page = full_url(entry.address, desk)
    shown = prose.anchor(
        page,
        prose.text(entry.head.title),
        f' class="ink" style="color:{_INK};text-decoration:none"',
    )
    tongue = prose.tongue(entry.head.lang)
    excerpt = (
        f'<p{tongue} style="{_SERIF}font-size:16px;line-height:1.5;margin:4px 0 0">'
        f"{prose.text(entry.excerpt)}</p>\n"
        if entry.excerpt
        else ""
    )
    return (
        f'<h3{tongue} style="{_SERIF}font-size:19px;line-height:1.3;margin:14px 0 0;'
        f'font-weight:bold">{shown}</h3>\n{excerpt}'
        f'<p class="soft" style="{_SANS}font-size:13px;line-height:1.4;margin:4px 0 0;'
        f'color:{_SOFT}">{prose.text(prose.byline(entry, desk))}</p>\n'
    )


def text(edition: Edition, desk: Desk, unsubscribe: str = "") -> str:
    """The letter as text."""
    rows = list(_lines(edition, desk))
    if unsubscribe:
        rows.append(f"{prose.words_of(desk).say('unsubscribe')}: {unsubscribe}")
    return "\n".join(rows).strip() + "\n"


def _lines(edition: Edition, desk: Desk) -> Iterator[str]:
    words = prose.words_of(desk)
    yield f"{line(desk.settings.site_name)}: {line(edition.title)}"
    yield words.counted("articles", edition.count)
    if edition.note:
        yield ""
        yield from _wrapped(clean(to_plain(edition.note)))
    for chapter in edition.chapters:
        title = line(chapter.heading.title)
        yield from ("", "", title, "-" * min(len(title), _COLUMNS))
        for entry in chapter.entries:
            yield ""
            yield from _wrapped(line(entry.head.title))
            yield from _wrapped(line(entry.excerpt))
            yield line(prose.byline(entry, desk))
            yield from filter(None, (full_url(entry.address, desk),))
        if chapter.more:
            shown = words.say("more-count", count=words.number(chapter.more))
            yield from ("", f"{shown} {full_url(chapter.heading.address, desk)}".strip())
    if page := full_url(edition.address, desk):
        yield from ("", "", f"{words.say('whole-edition')}: {page}")


def _wrapped(words: str) -> list[str]:
    return [
        row
        for paragraph in words.split("\n")
        for row in textwrap.wrap(paragraph, _COLUMNS, break_long_words=False)
    ]
