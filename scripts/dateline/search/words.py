"""Text to words, the same for articles and queries, and the same as words.js does it. Pure.

A word is a run of letters, digits and marks. Scripts written without spaces are cut into
overlapping pairs of characters, as Lucene's CJKAnalyzer does. `fold` makes the spellings of a word
one: small letters, no diacritics, one form of each Arabic letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import compress


def _ranges(category: str) -> str:
    """The characters of a Unicode category, M for marks, as the inside of a class."""
    parts = frozenset(f"{category}{part}" for part in "cen")
    codes = (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0))
    names = map(unicodedata.category, map(chr, codes))
    found: list[list[int]] = []
    for code in compress(codes, map(parts.__contains__, names)):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)


# Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff"
    "\u1000-\u109f\u1780-\u17ff\U00020000-\U0003134f"
)
_RUNS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_UNSPACED_ANY = re.compile(f"[{_UNSPACED}]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
# Accents; Hebrew points; Arabic vowel signs and the lengthening stroke.
_LOOSE = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i", "ς": "σ", "’": "", "'": "",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
    }
)  # fmt: skip


STOPS = ".!?。؟۔।"
"""What ends a sentence, in a lowered text."""
_PLAIN_WORD = r"\w+(?:'[st](?!\w))?"


@lru_cache(maxsize=4)
def _word(is_ascii: bool, stops: str) -> re.Pattern[str]:
    """What a word looks like, or one of `stops`. Made when it is first asked for: it takes 30 ms.

    Most texts need no table of marks, which takes three times as long.
    """
    also = f"|[{stops}]" if stops else ""
    if is_ascii:
        return re.compile(_PLAIN_WORD + also, re.ASCII)
    # Marks belong to the word they stand in; Python's \w leaves them out, JavaScript has \p{M}.
    marks = _ranges("M")
    return re.compile(rf"\w[\w{marks}]*(?:['’][st](?![\w{marks}]))?{also}")


def _words(lowered: str, stops: str = "") -> list[str]:
    return _word(lowered.isascii(), stops).findall(lowered)


def lower(text: str) -> str:
    """Small letters of compatible forms (NFKC): what words are cut from."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()


def fold(word: str) -> str:
    """The spelling under which a word of a lowered text is kept."""
    bare = word[:-2] if word[-2:] in ("'s", "’s") else word
    if bare.isascii():
        return bare.replace("'", "")
    plain = _LOOSE.sub("", unicodedata.normalize("NFKD", bare.translate(_LETTERS)))
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))


def words(text: str) -> list[str]:
    """The lowered words of `text`, unspaced scripts in pairs of characters; not folded."""
    return _cut(text, "")


def words_and_stops(text: str) -> list[str]:
    """The words of `text`, and among them what ends its sentences (see `STOPS`)."""
    return _cut(text, STOPS)


def _cut(text: str, stops: str) -> list[str]:
    found = _words(lower(text), stops)
    return found if text.isascii() else [piece for word in found for piece in _pieces(word)]


@lru_cache(maxsize=65_536)
def _pieces(word: str) -> tuple[str, ...]:
    if word.isascii() or not _UNSPACED_ANY.search(word):
        return (word,)
    return tuple(piece for run in _RUNS.findall(word) for piece in _pairs(run))


def _pairs(run: str) -> tuple[str, ...]:
    if not _UNSPACED_ANY.match(run) or len(run) == 1:
        return (run,)
    return tuple(run[at : at + 2] for at in range(len(run) - 1))


def is_pair(word: str) -> bool:
    """Whether a piece comes from a script without spaces: it has no stem and no prefixes."""
    return bool(_UNSPACED_ANY.match(word))


def han_characters(piece: str) -> list[str]:
    """Chinese characters of a pair, which are found one by one too."""
    return _HAN.findall(piece) if len(piece) > 1 else []


def slug(value: str) -> str:
    """A name as a query's value is compared: folded words with hyphens between them."""
    return "-".join(fold(word) for word in _words(lower(value)))
