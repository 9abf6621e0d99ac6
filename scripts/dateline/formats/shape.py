"""What the beginning of a capture looks like: one shape for each capture.

Formats claim by shape, so that no two of them claim one capture. Looks at a bounded part of the
bytes and decodes nothing but that.
"""

from __future__ import annotations

import codecs
import re
import zlib
from enum import StrEnum

_LOOK = 64 * 1024  # bytes of a capture that may tell its shape
_ZIP_END = 66_000  # bytes at the end of a zip file among which its directory begins


_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0!\0", "utf-16-le"),
    (b"\0<\0!", "utf-16-be"),
)


class Shape(StrEnum):
    """The shapes of captures. TEXT is what no other one is."""

    ZIP = "zip"
    GZIP = "gzip"
    WARC = "warc"
    MBOX = "mbox"
    MAIL = "mail"
    HTML = "html"
    FEED = "feed"
    JSON_FEED = "json-feed"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


_PROLOG = re.compile(
    r"\s*(?:<\?[^>]{0,2000}\?>\s*|<!--(?:(?!-->).){0,20000}-->\s*"
    r"|<!DOCTYPE\s+(?!html)[^\[>]{0,500}(?:\[(?:(?!\]\s*>).){0,20000}\]\s*)?>\s*)*",
    re.S | re.I,
)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.I)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|noscript|div|main"
    r"|article|section|header|nav|p|h[1-6]|table|center)[\s>/]",
    re.I,
)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_HEADER = re.compile(r"(?:[!-9;-~]{1,60}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*)+")
_HEADER_NAME = re.compile(r"^([!-9;-~]{1,60}):", re.M)
_MBOX = re.compile(r"From \S+[^\n]{0,200}\d{4}[^\n]{0,20}\n(?=[!-9;-~]{1,60}:)")
_SENT = frozenset({"from", "subject", "date", "return-path", "sender"})
_CARRIED = frozenset(
    {"mime-version", "message-id", "received", "content-type", "to", "return-path", "delivered-to"}
)
_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)??\1[ \t]*(?:\n|\Z)", re.S)
_FENCED_KEY = re.compile(r"""^["']?[A-Za-z][\w .-]{0,60}["']?[ \t]*[:=]""", re.M)
_HEADED = re.compile(r"(?:\s*\n)?# [^\n]{1,300}\n[ \t]*\n\s*\S")
_PELICAN = frozenset({"date", "category", "tags", "slug", "author", "authors", "summary", "status"})


def shape(data: bytes) -> Shape:
    """The one shape of `data`. Never raises."""
    if data.startswith(b"PK\x03\x04") and b"PK\x05\x06" in data[-_ZIP_END:]:
        return Shape.ZIP
    if data.startswith(b"\x1f\x8b\x08"):
        return Shape.WARC if _unpacked(data).startswith(b"WARC/") else Shape.GZIP
    if data.startswith(b"WARC/"):
        return Shape.WARC
    text = beginning(data)
    if text.startswith("<"):
        return _markup(text)
    if _JSON.match(text):
        return Shape.JSON_FEED if _JSON_FEED.search(data) else Shape.JSON
    return _headed(text)


def beginning(data: bytes) -> str:
    """The first characters of `data`, for a look at them: without a byte order mark or leading
    blanks, with line feeds only, each byte a character where the encoding is not plain."""
    part = data[:_LOOK]
    if wide := wide_encoding(part):
        text = part.decode(wide, "replace")
    else:
        text = part.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.lstrip("\ufeff \t\n\x0c")


def wide_encoding(data: bytes) -> str:
    """The encoding of markup, or of a text with a mark, whose characters take two bytes or four;
    empty for any other (https://www.w3.org/TR/xml/#sec-guessing)."""
    for first, encoding in _WIDE:
        if data.startswith(first):
            return encoding
    return ""


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data[:_LOOK], 64)
    except zlib.error:
        return b""


def _markup(text: str) -> Shape:
    found = _PROLOG.match(text)
    rest = text[found.end() :] if found else text
    if _FEED.match(rest):
        return Shape.FEED
    return Shape.HTML if _HTML.match(rest) else Shape.TEXT


def _headed(text: str) -> Shape:
    if _MBOX.match(text):
        return Shape.MBOX
    fenced = _FENCED.match(text)
    if fenced and _FENCED_KEY.search(fenced[0]):
        return Shape.MARKDOWN
    header = _HEADER.match(text)
    names = {name.lower() for name in _HEADER_NAME.findall(header[0])} if header else set()
    if names & _SENT and names & _CARRIED and len(names) > 2:
        return Shape.MAIL
    if text.lower().startswith("title:") and names & _PELICAN:
        return Shape.MARKDOWN
    return Shape.MARKDOWN if _HEADED.match(text) else Shape.TEXT
