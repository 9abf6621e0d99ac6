"""CommonMark (with tables and strike-through, without raw HTML) to HTML and to plain text.

Bodies come from strangers: HTML in them is shown as text, every address passes through the
caller's judgement, and time is bounded for any input. Knows neither files nor the site's pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .counting import first_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    Judge = Callable[[str], str | None]

_LONG_WORD = 30  # characters; a longer run without a space is cut inside
MAX_BODY = 300_000
"""Characters of a body that are read; the rest is left out. Prose of this length takes 0.1 CPU
seconds, the worst known input (lines that lazily continue nested quotations) 9."""

_DANGEROUS = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data|file):", re.I)
# What may mean anything in Markdown, or that a parser might trim; without it a body is nothing but
# paragraphs. A test holds the short way equal to the parser's.
_MARKUP = re.compile(r"[`*_\[\]<>&\\~|\x00-\x09\x0b-\x1f\x7f-\x9f]")
_MARKUP_BYTES = b"`*_[]<>&\\~|" + bytes({*range(0x20), 0x7F} - {0x0A})
_NEAR_CONTROLS = b"\xc2"  # the first byte of the controls from 0x80 on, and of Latin signs
_MARKUP_STARTS = frozenset(" #=+-0123456789")
_MARKUP_LINE = re.compile(r"[ #=+-]|\d{1,9}[.)]")
_BLANK = re.compile(r"\n\n+")
_TEXTS = frozenset({"text", "code_inline", "code_block", "fence"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a body that a page may not show as it was meant: `kind` is "html", "link" or
    "image", `text` the tag or the address, `line` the line of the body, counted from 0."""

    kind: str
    text: str
    line: int


@cache
def _parser(*, html: bool = False) -> MarkdownIt:
    from markdown_it import MarkdownIt  # not before a text needs it: prose does not

    parser = MarkdownIt("commonmark", {"html": html, "linkify": False})
    parser.enable(["table", "strikethrough"])
    # Every address reaches the caller's judgement, so that a refused link keeps only its text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def to_html(body: str, *, link: Judge, image: Judge) -> str:
    """`body` as HTML.

    `link` and `image` are given each address, percent-encoded, and return the one to use, or None:
    then a link leaves its text and an image its alternative text. Addresses that would run a
    script are refused whatever they return. No heading is above h2; links that leave the site get
    rel="noopener".
    """
    if _is_prose(body):
        return "".join([f"<p>{text}</p>\n" for text in _paragraphs(_escaped(body))])
    parser = _parser()
    tokens = _parse(body)
    _lower_headings(tokens)
    _aligned(tokens)
    for token in tokens:
        if token.children:
            token.children = list(_judged(token.children, link, image))
    html = str(parser.renderer.render(tokens, parser.options, {}))
    # Long lines scroll, which those without a mouse do by going there. No text holds a "<".
    return html.replace("<pre><code", '<pre tabindex="0"><code')


def to_plain(body: str) -> str:
    """The text of `body` without markup: a line a block, images as their alternative text."""
    return _reading(body)[0]


def local_links(body: str) -> tuple[str, ...]:
    """The addresses without scheme and host that `body` links to, in order, each once."""
    return _reading(body)[1]


def raw_html(body: str) -> Iterator[Mark]:
    """Every raw HTML tag, comment and the like in `body`, which a page shows as text."""
    if "<" in body:
        marks = _marked(_parser(html=True).parse(body[:MAX_BODY]))
        yield from (mark for mark in marks if mark.kind == "html")


def addresses(body: str) -> Iterator[Mark]:
    """Every link and image in `body`."""
    if "[" in body or "<" in body:
        yield from _marked(_parse(body))


def excerpt(plain: str, words: int, chars: int) -> str:
    """The beginning of a plain text: at most `words` words and `chars` characters.

    Cut at a word and ended with "…" (which counts) where anything is left out; white space is
    made single. A word that alone is too long is cut inside, and so is a text of a script without
    spaces between its words.
    """
    every = " ".join(plain.split())
    text = first_words(every, words)
    if text == every and len(text) <= chars:
        return text
    if words < 1 or chars < 1:
        return ""
    if len(text) >= chars:
        room = text[: chars - 1]
        whole, _, part = room.rpartition(" ")
        text = room if text[chars - 1] == " " or not whole or len(part) > _LONG_WORD else whole
    return f"{text.rstrip(' ,;:-–—')}…"


def _is_prose(body: str) -> bool:
    """Whether `body` is paragraphs of plain text, so that no parser is needed."""
    return len(body) <= MAX_BODY and not _has_marks(body) and not _has_marked_lines(body)


def _has_marks(body: str) -> bool:
    """Whether a character of _MARKUP is there. Bytes are looked through ten times as fast."""
    raw = body.encode("utf-8", "surrogatepass")
    if _NEAR_CONTROLS in raw:
        return _MARKUP.search(body) is not None
    return len(raw.translate(None, _MARKUP_BYTES)) != len(raw)


def _has_marked_lines(body: str) -> bool:
    """Whether a line begins like a heading, a list or code, or ends in a space."""
    for line in body.split("\n"):
        if (line[:1] in _MARKUP_STARTS and _MARKUP_LINE.match(line)) or line[-1:] == " ":
            return True
    return False


def _escaped(prose: str) -> str:
    """Prose as HTML, which of the characters that mean something there has quotation marks only."""
    return prose.replace('"', "&quot;")


def _paragraphs(prose: str) -> list[str]:
    prose = prose.strip("\n")
    texts = _BLANK.split(prose) if "\n\n\n" in prose else prose.split("\n\n")
    return [text.strip() for text in texts if text]


def _parse(body: str) -> list[Token]:
    return _parser().parse(body[:MAX_BODY])


@lru_cache(maxsize=2)
def _reading(body: str) -> tuple[str, tuple[str, ...]]:
    """Plain text and local links in one reading; callers want both of the same body in turn."""
    if _is_prose(body):
        texts = (text.replace("\n", " ") for text in _paragraphs(body))
        return "\n".join(text for text in texts if text), ()
    lines: list[str] = []
    links: dict[str, None] = {}
    for token in _parse(body):
        if token.type == "inline":
            lines.append("".join(_plain(token.children or [])))
            links.update(dict.fromkeys(_local(token.children or [])))
        elif token.type in _TEXTS:
            lines.append(token.content)
    stripped = (line.strip() for line in lines)
    return "\n".join(line for line in stripped if line), tuple(links)


def _plain(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in _TEXTS:
            yield token.content
        elif token.type in _BREAKS:
            yield " "
        elif token.type == "image":
            yield from _plain(token.children or [])


def _local(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrGet("href") or "")
            if url and not url.startswith("#") and not _leaves(url):
                yield url


def _marked(tokens: list[Token]) -> Iterator[Mark]:
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield Mark("html", token.content.split("\n", 1)[0].strip(), line)
        for child in token.children or ():
            if child.type in _BREAKS:
                line += 1
            elif child.type == "html_inline":
                yield Mark("html", child.content, line)
                line += child.content.count("\n")
            elif child.type == "link_open":
                yield Mark("link", str(child.attrGet("href") or ""), line)
            elif child.type == "image":
                yield Mark("image", str(child.attrGet("src") or ""), line)


def _leaves(url: str) -> bool:
    """Whether `url` has a scheme or a host, so that it is none of the site's own addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def _lower_headings(tokens: list[Token]) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _aligned(tokens: list[Token]) -> None:
    """Give the cells of tables a class for their side: a page's policy allows no style=."""
    for token in tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", "")):
            token.attrSet("class", f"dl-{str(style).removeprefix('text-align:')}")


def _judged(tokens: list[Token], link: Judge, image: Judge) -> Iterator[Token]:
    """The inline tokens with addresses settled and refused links and images dissolved."""
    kept: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            kept.append(_settle(token, "href", link))
            if kept[-1]:
                yield token
        elif token.type == "link_close":
            if kept.pop():
                yield token
        elif token.type == "image" and not _settle(token, "src", image):
            token.type = "text"
            token.tag = ""
            token.content = "".join(_plain(token.children or []))
            token.children = None
            yield token
        else:
            yield token


def _settle(token: Token, name: str, judge: Judge) -> bool:
    """Put the judged address into the token; False where it is refused."""
    url = judge(str(token.attrGet(name) or ""))
    if url is None or _DANGEROUS.match(url):
        return False
    token.attrSet(name, url)
    if name == "src":
        token.attrSet("loading", "lazy")
        token.attrSet("referrerpolicy", "no-referrer")
    elif _leaves(url):
        token.attrSet("rel", "noopener")
    return True
