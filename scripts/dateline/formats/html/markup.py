"""Bytes of markup to text, by what the page and its bytes say; embedded files are removed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dateline.formats.encoding import decode
from dateline.formats.shape import wide_encoding

_LOOK = 4096  # bytes among which HTML wants its encoding declared; some stand later
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.I)  # fmt: skip # noqa: E501
_EMBEDDED = re.compile(rb"""data:[\w/+.-]{0,80}(?:;[\w=.+-]{0,80}){0,5},[^"'<>\s)]{200,}""")
_LONG = 400_000  # bytes of a page below which it is not worth a search for such files
_SAVED = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n(]+)", re.S
)
# What browsers read for what pages say (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
          "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
          "euc-kr": "cp949", "windows-874": "cp874", "tis-620": "cp874",
          "x-gbk": "gb18030"}  # fmt: skip
_MOST_BROKEN = 0.01  # of all characters, where a label is still believed


@dataclass(frozen=True, slots=True)
class Markup:
    """The text of a page, and `data`, the same as UTF-8, which some parsers take as it is; `note`
    says what was done to read it, `refused` why it cannot be."""

    text: str
    data: bytes
    note: str = ""
    refused: str = ""


def markup(data: bytes, charset: str = "") -> Markup:
    """The text of a page. `charset` is what came with it (a header), which a page may correct.

    Valid UTF-8 is UTF-8 whatever a label says; else the label counts, as long as it fits.
    """
    if wide := wide_encoding(data):
        data = _cut(data, wide).encode("utf-8", "replace")
    data = _without_files(data.removeprefix(codecs.BOM_UTF8))
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return _labelled(data, charset)
    cut = len(decoder.getstate()[0])  # bytes of a character that was cut in two at the very end
    return _plain(text, data[: len(data) - cut])


def _plain(text: str, data: bytes, note: str = "") -> Markup:
    """The text without NUL characters, which parsers take for an end."""
    if b"\0" in data:
        text, data = text.replace("\0", ""), data.replace(b"\0", b"")
    return Markup(text, data, note)


def _without_files(data: bytes) -> bytes:
    """Markup without the files that are written into it, where these can make it long."""
    if len(data) < _LONG:
        return data
    parts, done = [], 0
    at = data.find(b"data:")
    while at >= 0:  # several times as fast as a search for the whole
        found = _EMBEDDED.match(data, at)
        if found:
            parts += [data[done:at], b"data:,"]
            done = found.end()
        at = data.find(b"data:", found.end() if found else at + 1)
    return b"".join((*parts, data[done:])) if parts else data


def saved_from(text: str) -> tuple[str, str]:
    """The address and the time that SingleFile notes in a page it saves; empty elsewhere."""
    found = _SAVED.search(text[:20_000])
    return (found[1], found[2].strip()) if found else ("", "")


def _cut(data: bytes, encoding: str) -> str:
    """The text of `data`, without a character that was cut in two at the very end."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(data)


def _labelled(data: bytes, charset: str) -> Markup:
    """The text of a page that is no UTF-8: as it, or what brought it, says."""
    declared = _DECLARED.search(data[:_LOOK]) or _DECLARED.search(data[: _LOOK * 32])
    for label in (charset, declared[1].decode("ascii") if declared else ""):
        if label and (text := _by_label(data, label)) is not None:
            return _plain(text, text.encode("utf-8", "replace"))
    plain = decode(data)
    if plain.refused:
        return Markup("", b"", plain.note, plain.refused)
    return _plain(plain.text, plain.text.encode("utf-8", "replace"), plain.note)


def _by_label(data: bytes, label: str) -> str | None:
    """The text in the encoding that the label names; None where it does not fit the bytes."""
    name = _MEANT.get(label.lower(), label.lower())
    try:
        codec = codecs.lookup(name)
        text = _cut(data, name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if codec.name in ("utf-7", "idna", "punycode") or not isinstance(text, str):
        return None
    return text if text.count("\ufffd") <= len(text) * _MOST_BROKEN else None
