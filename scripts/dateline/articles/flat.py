"""A short way to read front matter as nearly all files have it: a line a key, plainly written.

What is not surely so (block lists, escapes, comments, a key given twice) is left to the YAML
parser, at four times the cost. A property test holds the two equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# A word of a plain scalar. A colon may stand in it, though not at its end, where it would part a
# key from a value; in a list it may not.
_WORD = r"\w[\w./+='-]*(?::[\w./+='-]+)*"
_ITEM = r"\"[^\"\\\n]*\"|\w[\w./+='-]*(?: \w[\w./+='-]*)*"
_LINE = re.compile(
    rf"(\w+): (?:(\"[^\"\\\n]*\")|({_WORD}(?: {_WORD})*)|\[((?:{_ITEM})(?:, (?:{_ITEM}))*)?\])\n"
)
_ITEMS = re.compile(rf"({_ITEM})(?:, )?")
Flat = tuple[dict[str, object], dict[str, int], set[str]]


def read_flat(text: str, offset: int, scalar: Callable[[str], object]) -> Flat | None:
    """Values, lines of keys (from 1, and `offset`) and keys of quoted texts; None where `text` has
    to be parsed. `scalar` gives the value of what is not in quotes."""
    if not text.replace("\n", "").isprintable():
        return None
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    quoted: set[str] = set()
    end = 0
    for number, line in enumerate(_LINE.finditer(text), offset + 1):
        key, text_in_quotes, plain, items = line.groups()
        if line.start() != end or key in values:
            return None
        end = line.end()
        lines[key] = number
        if text_in_quotes is not None:
            values[key] = text_in_quotes[1:-1]
            quoted.add(key)
        elif plain is not None:
            values[key] = scalar(plain)
        else:
            values[key] = [
                item[1:-1] if item[0] == '"' else scalar(item)
                for item in _ITEMS.findall(items or "")
            ]
    return (values, lines, quoted) if end == len(text) else None
