"""Words to stems by Snowball's algorithms, one for each language that has one.

The JavaScript side has the same algorithms from the same release (theme/assets/javascripts/
search/snowball); a test holds both equal.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .words import fold, is_pair

if TYPE_CHECKING:
    from collections.abc import Callable

ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Languages (ISO 639) by Snowball's name for their algorithm."""

LONGEST = 40
"""Words longer than this, in characters, are their own stem: identifiers, not language."""
MOST_WORDS = 1 << 18
"""Words of a language whose stems are remembered."""


def base(lang: str) -> str:
    """The language of a BCP 47 tag: "en" of "en-GB"."""
    return lang.lower().replace("_", "-").partition("-")[0]


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """A function from a lowered word of this language to its folded stem.

    A language without an algorithm, and text in a script without spaces, have words for stems.
    """
    name = ALGORITHMS.get(base(lang))
    if name is None:
        return fold
    from snowballstemmer import stemmer as snowball  # type: ignore[import-untyped]

    stem_word: Callable[[str], str] = snowball(name).stemWord

    # Stemming a word takes some 40 µs, and most words of an archive come again and again.
    @lru_cache(maxsize=MOST_WORDS)
    def stem(word: str) -> str:
        if len(word) > LONGEST or is_pair(word):
            return fold(word)
        return fold(stem_word(word.replace("’", "'"))) or fold(word)

    return stem


def stems(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Everything a lowered word of a query may be kept under, sorted: its folded self and its
    stem in each of the archive's `languages`."""
    return tuple(sorted({fold(word)} | {stemmer(lang)(word) for lang in languages}))
