"""A mark of a publisher: up to three letters of its name, in place of a logo. Pure."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SMALL = re.compile(
    "an?|and|at|by|d[aeiou]|das|de[lrs]|die|e|el|et|for|in|l[aeo]s?|of|on|the|to|und|y",
    re.IGNORECASE,
)
MOST = 3


def source_mark(name: str) -> str:
    """BBC for "BBC News", TOI for "The Times of India", Rz for "Rzeczpospolita".

    A word in capitals stands as it is; else the initials of the words that carry meaning, or the
    first two letters where there is one word only. Empty for a name without letters.
    """
    words: list[str] = _WORD.findall(name)
    telling = [word for word in words if not _SMALL.fullmatch(word)] or words
    if not telling:
        return ""
    first = telling[0]
    if first.isupper() and 1 < len(first) <= MOST + 1:
        return first
    if len(telling) == 1:
        return first[:1].upper() + first[1:2]
    return "".join(word[:1].upper() for word in telling[:MOST])
