"""Plain text to Markdown that shows the same characters. Pure; one paragraph a line.

Only what CommonMark, or a generator that lets HTML through, would read as markup is escaped, so
that ordinary text stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise

_START = re.compile(
    r"(?P<mark>\#(?=\#{0,5}(?:\s|$))|>|[-+*](?=\s|$)|-(?=[-\s]+$)|~(?=~~)|`(?=``))"
    r"|(?P<number>\d{1,9})(?P<stop>[.)](?=\s|$))"
)
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash that would escape
    r"|<(?=[A-Za-z/!?]|[^\s<>@]+@)"  # HTML and automatic links
    r"|&(?=\#?\w{1,31};)"  # a character reference
)
_PAIRED = {
    "*": re.compile(r"\*"),
    "`": re.compile(r"`"),
    "~": re.compile(r"~(?=~)|(?<=~)~"),
    "_": re.compile(r"(?<![^\W_])_|_(?![^\W_])"),
}
_AFTER_LINK = ("(", "[", ":")  # what makes a link, or its definition, of the brackets before


def as_markdown(text: str) -> str:
    """`text`, paragraphs parted by blank lines, as Markdown that reads as the same text."""
    return "\n\n".join(_paragraph(line) for line in text.split("\n") if line.strip())


def _paragraph(line: str) -> str:
    line = _INLINE.sub(r"\\\g<0>", line.strip())
    for mark, pattern in _PAIRED.items():
        if line.count(mark) > 1:
            line = pattern.sub(lambda found: "\\" + found[0], line)
    line = _without_links(line)
    return _START.sub(_escape_start, line, count=1) if _START.match(line) else line


def _without_links(line: str) -> str:
    parts = line.split("]")
    closed = [
        part.replace("[", "\\[") + "\\]" if after.startswith(_AFTER_LINK) else f"{part}]"
        for part, after in pairwise(parts)
    ]
    return "".join(closed) + parts[-1]


def _escape_start(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['stop']}"
    return f"\\{found['mark']}"
