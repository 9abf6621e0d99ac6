"""Which file a term is in: told from the term alone, so that nothing another article says moves it.

Terms that begin alike are together: a query asks for a word, its stems and its longer forms, and
beginnings that are shared are written once. index.js has the same.
"""

from __future__ import annotations

from functools import lru_cache

WORDS = 64
"""Groups of known spellings: a file each, or several in a large archive."""
ALIKE = 5
"""Characters a term has in common with all that are in its file for that."""
_BEGUN = 2
SLOT = 32
"""Words of a run (see `places`); its last word has a place one below a multiple of this."""


def place(key: str) -> int:
    """A number for what a term begins with: the field, and five characters."""
    return _hashed(key[: key.find(":") + 1 + ALIKE])


def words_place(spelling: str) -> int:
    """A number for what a spelling begins with."""
    return _hashed(spelling[:_BEGUN])


@lru_cache(maxsize=1 << 16)
def _hashed(text: str) -> int:
    """FNV-1a over characters, its halves mixed."""
    found = 2_166_136_261
    for character in text:
        found = (found ^ ord(character)) * 16_777_619 & 0xFFFFFFFF
    return found ^ found >> 15


def sign(spelling: str) -> int:
    """A number for a whole spelling."""
    return _hashed(spelling)
