"""An edition as a book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), a file a day and a list of all.

The bytes are those of the edition: no time of making, no number drawn at random.
"""

from __future__ import annotations

import uuid
from html import escape
from typing import TYPE_CHECKING

from . import prose
from .entry_texts import full_url
from .packed import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.plan.editions import Chapter, Edition

    from .desk import Desk

_SPACE = uuid.UUID("6f6a2e0e-4b0b-5c53-9b0e-8d6e5f9f7c11")  # of names of editions without address
_XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{tongue}>\n'
    '<head><meta charset="UTF-8"/><title>{title}</title>'
    '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n<body>\n{body}</body>\n'
    "</html>\n"
)
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    '<rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'
)
_STYLE = """\
body { font-family: serif; line-height: 1.5; margin: 0 4%; }
h1, h2 { line-height: 1.2; hyphens: none; text-align: start; }
h1 { font-size: 1.5em; margin: 1.5em 0 1em; }
h2 { font-size: 1.2em; margin: 0; }
article { margin: 0 0 2em; }
article p { margin: 0.6em 0; }
.by { font-size: 0.85em; }
.title { margin-top: 30%; }
nav ol { list-style: none; padding-inline-start: 1em; }
"""
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text with headings and a table of contents; no pictures."),
)


def epub(edition: Edition, desk: Desk) -> bytes:
    """The book's file."""
    return zipped((name, text.encode("utf-8", "replace")) for name, text in _files(edition, desk))


def _files(edition: Edition, desk: Desk) -> Iterator[tuple[str, str]]:
    names = [f"part-{number:03}.xhtml" for number in range(1, len(edition.chapters) + 1)]
    yield "mimetype", "application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    yield "EPUB/package.opf", _package(edition, names, desk)
    yield "EPUB/style.css", _STYLE
    yield "EPUB/nav.xhtml", _navigation(edition, names, desk)
    yield "EPUB/title.xhtml", _page(edition.title, _front(edition, desk), desk)
    for name, chapter in zip(names, edition.chapters, strict=True):
        yield f"EPUB/{name}", _page(chapter.heading.title, _part(chapter, desk), desk)


def _page(title: str, body: str, desk: Desk) -> str:
    tongue = prose.tongue(desk.settings.language)
    return _XHTML.format(tongue=tongue, title=prose.text(title), body=body)


def _front(edition: Edition, desk: Desk) -> str:
    words, page = prose.words_of(desk), full_url(edition.address, desk)
    note = prose.markdown(edition.note, desk) if edition.note else ""
    count = escape(words.counted("articles", edition.count))
    return (
        f'<section class="title" epub:type="titlepage">\n<p>{prose.text(desk.settings.site_name)}'
        f"</p>\n<h1>{prose.text(edition.title)}</h1>\n<p>{count}</p>\n{note}"
        f"<p>{prose.anchor(page, escape(page))}</p>\n</section>\n"
    )


def _part(chapter: Chapter, desk: Desk) -> str:
    articles = "".join(
        f'<article id="a{entry.head.id}"{prose.tongue(entry.head.lang)}>\n'
        f"<h2>{prose.text(entry.head.title)}</h2>\n"
        f'<p class="by">{prose.text(prose.byline(entry, desk))}</p>\n{prose.told(entry, desk)}'
        f'<p class="by">{prose.origin(entry, desk)}</p>\n</article>\n'
        for entry in chapter.entries
    )
    return f"<h1>{prose.text(chapter.heading.title)}</h1>\n{articles}"


def _navigation(edition: Edition, names: list[str], desk: Desk) -> str:
    """The table of contents: days, and below each its articles."""
    title = prose.text(prose.words_of(desk).say("contents"))
    rows = "".join(
        f'<li><a href="{name}">{prose.text(chapter.heading.title)}</a>\n<ol>\n'
        + "".join(
            f'<li><a href="{name}#a{entry.head.id}"{prose.tongue(entry.head.lang)}>'
            f"{prose.text(entry.head.title)}</a></li>\n"
            for entry in chapter.entries
        )
        + "</ol></li>\n"
        for name, chapter in zip(names, edition.chapters, strict=True)
    )
    body = f'<nav epub:type="toc" id="toc">\n<h1>{title}</h1>\n<ol>\n{rows}</ol>\n</nav>\n'
    return _page(edition.title, body, desk)


def _package(edition: Edition, names: list[str], desk: Desk) -> str:
    identifier = f"urn:uuid:{uuid.uuid5(_SPACE, full_url(edition.address, desk) or edition.key)}"
    site = prose.text(desk.settings.site_name)
    page = full_url(edition.address, desk)
    issued = edition.issued.strftime("%Y-%m-%dT%H:%M:%SZ")
    access = "".join(f'<meta property="schema:{name}">{value}</meta>\n' for name, value in _ACCESS)
    items = "".join(
        f'<item id="p{n}" href="{name}" media-type="application/xhtml+xml"/>\n'
        for n, name in enumerate(names, 1)
    )
    spine = "".join(f'<itemref idref="p{n}"/>\n' for n in range(1, len(names) + 1))
    way = 'page-progression-direction="rtl"' if _runs_left(desk) else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">{identifier}</dc:identifier>\n'
        f"<dc:title>{site}: {prose.text(edition.title)}</dc:title>\n"
        f"<dc:language>{desk.settings.language}</dc:language>\n"
        f"<dc:publisher>{site}</dc:publisher>\n<dc:date>{issued}</dc:date>\n"
        f"{f'<dc:source>{escape(page)}</dc:source>{chr(10)}' if page else ''}"
        f'<meta property="dcterms:modified">{issued}</meta>\n{access}</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '<item id="style" href="style.css" media-type="text/css"/>\n'
        '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>\n'
        f'{items}</manifest>\n<spine {way}>\n<itemref idref="title"/>\n<itemref idref="nav"/>\n'
        f"{spine}</spine>\n</package>\n"
    )


def _runs_left(desk: Desk) -> bool:
    return 'dir="rtl"' in prose.tongue(desk.settings.language)
