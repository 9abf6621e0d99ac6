"""How many words a text has, also in scripts that put no space between words. Pure."""

from __future__ import annotations

import re

_LONG_WORDS = 8
"""Characters to a word, its space included, from which on a text is looked at sign by sign."""
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = f"{_SOUTH_EAST_ASIAN}{_EAST_ASIAN}"
"""Signs of the scripts that put no space between words, as a class of a regular expression. Korean
has spaces."""
# Signs to a word, about: two of Chinese and Japanese, four of Thai, Lao, Burmese and Khmer.
_SIGNS = ((re.compile(f"[{_EAST_ASIAN}]"), 2), (re.compile(f"[{_SOUTH_EAST_ASIAN}]"), 4))


def word_count(text: str) -> int:
    """The words of `text`: what spaces part, and a share of the signs where nothing parts them."""
    spaced = len(text.split())
    if len(text) < _LONG_WORDS * spaced or text.isascii():
        return spaced
    return spaced + sum(len(signs.findall(text)) // to_a_word for signs, to_a_word in _SIGNS)


def first_words(text: str, most: int) -> str:
    """The beginning of `text` that has at most `most` words, by `word_count`; all of it where that
    is no more. Cut between signs where nothing parts words."""
    if word_count(text) <= most:
        return text
    spaced = " ".join(text.split()[: max(most, 0)])
    if word_count(spaced) <= most:
        return spaced
    low, high = 0, len(spaced)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if word_count(spaced[:middle]) <= most else (low, middle - 1)
    return spaced[:low]
