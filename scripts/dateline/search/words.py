"""Text to words, the same for articles and queries, and the same as words.js does it. Pure.

A word is a run of letters, digits and marks. Scripts written without spaces are cut into
overlapping pairs of characters, as Lucene's CJKAnalyzer does. `fold` makes the spellings of a word
one: small letters, no diacritics, one form of each Arabic letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Marks of all scripts, which belong to the word they stand in; Python's \w leaves them out. The
# same ranges stand in words.js.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d"
    "\u0859-\u085b\u0898-\u08e1\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63"
    "\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6"
    "\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd\u1ab0-\u1b44"
    "\u1b6b-\u1b73\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f\u3099-\u309a\ufb1e\ufe20-\ufe2f"
)
# Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff"
    "\u1000-\u109f\u1780-\u17ff\U00020000-\U0003134f"
)
WORD = re.compile(rf"[\w{_MARKS}]+(?:['’][st](?![\w{_MARKS}]))?")
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
    found = WORD.findall(lower(text))
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
    return "-".join(fold(word) for word in WORD.findall(lower(value)))
