"""Bytes of a capture to text, by what the bytes themselves say; never by a wild guess."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01  # of all characters; text has none, a damaged byte or two may stand
_MOST_FOREIGN = 0.15  # of all letters; beyond, a text in a Latin script is not believed
_FEW = (
    10  # times as many bytes that are no UTF-8: what looks like UTF-8 ("à »" in Latin-1) is chance
)
_TYPOGRAPHY = frozenset("\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u20ac\u2022\u201e\u201a")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; or, where `refused` holds a problem code, none. `note` says what was done."""

    text: str
    note: str = ""
    refused: str = ""


def decode(data: bytes) -> Decoded:
    """The text of `data`: by its byte order mark, as UTF-8, or as plain Windows-1252.

    A character cut in two at the very end is dropped: captures are cut anywhere. Bytes that are
    no UTF-8 in a text that mostly is are replaced by U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if data.count(b"\0") > max(2, len(data) * _MOST_CONTROLS):
        return Decoded("", "the capture holds NUL bytes", "D503")
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return _not_utf8(data)
    return _text(text)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _text(codecs.getincrementaldecoder(encoding)().decode(data))
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _not_utf8(data)
        return _text(data.decode(encoding, "replace"), f"bytes that are no {encoding} replaced")


def _not_utf8(data: bytes) -> Decoded:
    whole = len(_MULTIBYTE.findall(data))
    broken = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", data))
    if whole >= broken:
        return _text(data.decode("utf-8", "replace"), f"{broken} bytes that are no UTF-8 replaced")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if whole * _FEW < broken and _believable(text):
        return _text(text, "read as Windows-1252, for it is no UTF-8")
    if _controlled(data.decode("latin-1")):
        return Decoded("", "the capture holds control characters", "D503")
    return Decoded("", "the capture is neither UTF-8 nor plain Windows-1252", "D511")


def _believable(text: str) -> bool:
    """Whether the characters beyond ASCII are few, and letters or typography."""
    foreign = [char for char in text if ord(char) > 0x7F]
    letters = sum(char.isalpha() for char in text)
    fit = sum(
        char in _TYPOGRAPHY or unicodedata.category(char) in ("Ll", "Pi", "Pf", "Zs")
        for char in foreign
    )
    return bool(letters) and len(foreign) <= letters * _MOST_FOREIGN and fit >= len(foreign) * 0.8


def _controlled(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > max(2, len(text) * _MOST_CONTROLS)


def _text(text: str, note: str = "") -> Decoded:
    if _controlled(text):
        return Decoded("", "the capture holds control characters", "D503")
    return Decoded(text.removeprefix("\ufeff"), note)
