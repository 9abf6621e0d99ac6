"""A text as its non-blank lines, each with its number, and how the text ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
# White space, and marks that show nothing, at a line's ends: dumps of right-to-left pages and of
# editors leave them there. Inside a line everything stays as it was captured.
_EDGE = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\xad\u061c\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f"
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069"
    "\u3000\ufeff"
)
_SENTENCE_END = re.compile(r"[.!?…。؟۔][\"'”’»)\]\u200f]*$|[”’»)\]\"']$")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line without white space at its ends; `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """The non-blank lines of a capture. `cut` says that it ends in the middle of its last line,
    as far as can be told; `unended` that no line end follows it. Where every line stood there
    twice in a row, it is here once."""

    lines: tuple[Line, ...]
    cut: bool
    unended: bool


def split(text: str) -> Text:
    """Part `text` into lines.

    A text with blank lines that ends without a line end was cut. One without any blank line has
    been squeezed, so a missing line end says nothing, and the end of a sentence decides.
    """
    rows = [row.strip(_EDGE) for row in _LINE_END.split(text)]
    lines = [Line(number, row) for number, row in enumerate(rows, 1) if row]
    if not lines:
        return Text((), cut=False, unended=False)
    ends = len(rows) - lines[-1].number
    squeezed = lines[-1].number - lines[0].number + 1 == len(lines)
    sentence = bool(_SENTENCE_END.search(lines[-1].text))
    cut = not (ends >= 2 or (sentence and (ends == 1 or squeezed)))
    return Text(tuple(_once(lines)), cut=cut, unended=not ends)


def _once(lines: list[Line]) -> list[Line]:
    """`lines` without the copies, where each and every line stands twice in a row."""
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    if len(pairs) > 2 and all(first.text == second.text for first, second in pairs):
        return lines[::2]
    return lines
