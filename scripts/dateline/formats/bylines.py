"""A byline without the word before the name: "By Jane Doe", "Von Anna Müller". Pure."""

from __future__ import annotations

import re

_BY = re.compile(r"\s*(?:written\s+)?by:?\s+", re.I)
# In other languages the word may begin a name, so that the text's language has to be the same.
_WORDS = {
    "ca": "per", "da": "af", "de": "von", "es": "por", "fr": "par", "gl": "por", "id": "oleh",
    "it": "di", "ms": "oleh", "nb": "av", "nl": "door", "no": "av", "pt": "por", "sv": "av",
}  # fmt: skip
_NAME = r":?\s+(?=[^\W\d_a-z])"


def name_of(byline: str, language: str = "und") -> str:
    """The names in a byline; the byline as it is where no such word is before them."""
    word = _WORDS.get(language.partition("-")[0])
    found = _BY.match(byline)
    if not found and word:
        found = re.match(rf"\s*(?:{word.capitalize()}|{word.upper()}){_NAME}", byline)
    return byline[found.end() :].strip() if found else byline.strip()
