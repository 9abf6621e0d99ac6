"""A text as a sketch, and how alike two texts are by their sketches alone.

A text is the set of its runs of three words; the sketch keeps the least of the hashes of these runs
(the bottom-k form of MinHash: Broder 1997, "On the resemblance and containment of documents"). The
least hashes of two sketches together are a fair sample of all runs of both texts, so that the share
of them that is in both tells the likeness (Jaccard) of the texts, give or take .03 at 256 hashes.
Most news texts have hardly more runs than that.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect
from dataclasses import dataclass
from zlib import crc32

from dateline.text.counting import UNSPACED

KEPT = 256
_ENOUGH = 12  # hashes of the shorter text below which nothing is said of how much of it is copied
# Words as letters and digits; in scripts that put no spaces between words each sign is one.
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
# ASCII: letters in lower case and digits, everything else a space.
_PLAIN = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256)
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """The least hashes of a text's runs of words, ascending, and how many runs it has in all."""

    least: array[int]
    runs: int


def sketch(text: str) -> Sketch:
    """The sketch of a text: the same in every process, on every machine."""
    words = _words(text)
    runs = sorted(map(crc32, map(b" ".join, zip(words, words[1:], words[2:]))))  # noqa: B905
    least = runs[:KEPT]
    if len(set(least)) < len(least):  # a run that is there twice; few texts have one
        least = list(dict.fromkeys(least))
    return Sketch(array("I", least), len(runs))


def _words(text: str) -> list[bytes]:
    """The words of a text in the form in which they are compared."""
    if text.isascii():  # the same words as below, three times as fast
        return text.encode().translate(_PLAIN).split()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return list(map(str.encode, _WORD.findall(folded)))


def compare(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Two likenesses from 0 to 1: the share of both texts' runs that is in both, and the share of
    the shorter text's runs that is in the longer one (0 where too little is known of it)."""
    if not one.runs or not other.runs:
        return 0.0, 0.0
    # Beyond the end of a full sketch nobody knows what the text holds.
    ends = [each.least[-1] for each in (one, other) if each.runs > KEPT]
    end = min(ends, default=0xFFFFFFFF)
    first, second = (bisect(each.least, end) for each in (one, other))
    common = len(set(one.least[:first]).intersection(other.least[:second]))
    shorter = first if one.runs <= other.runs else second
    within = common / shorter if shorter >= _ENOUGH else 0.0
    return common / (first + second - common), within
