"""Words still being typed, and words with one letter wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .spread import ALIKE
from .words import fold, is_pair

if TYPE_CHECKING:
    from .reader import Reader

OFFERED = 3
"""How many words that begin with what is typed are searched besides it, where they are in its file;
for less than `ALIKE` characters it is one, which has a file of its own."""
SHORTEST_BEGUN, SHORTEST_WRONG = 2, 4


def completions(reader: Reader, word: str) -> tuple[str, ...]:
    """The most frequent words that begin with this one."""
    start = fold(word)
    if len(start) < SHORTEST_BEGUN or is_pair(start):
        return ()
    found = reader.spellings(start)
    found.pop(start, None)
    most = 1 if len(start) < ALIKE else OFFERED
    return tuple(sorted(found, key=lambda each: (-found[each], each))[:most])


def correction(reader: Reader, word: str) -> str | None:
    """The most frequent known word that differs by one letter: wrong, missing, too many, or two
    swapped. The first two letters are taken to be right, or swapped. None for a known word."""
    wrong = fold(word)
    if len(wrong) < SHORTEST_WRONG or is_pair(wrong):
        return None
    found = reader.spellings(wrong[:2]) | reader.spellings(wrong[1] + wrong[0])
    if wrong in found:
        return None
    near = [known for known in found if _one_apart(wrong, known)]
    return min(near, key=lambda each: (-found[each], each), default=None)


def _one_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or swap makes one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return shorter[start:] == longer[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    swapped = one[start : start + 2][::-1] == other[start : start + 2]
    return swapped and one[start + 2 :] == other[start + 2 :]
