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
SLOT = 64
"""See `after`."""
_ANCHORS, _LONG = 16, 5


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


@lru_cache(maxsize=1 << 16)
def is_anchor(spelling: str) -> bool:
    """Whether places are counted anew behind a word of this spelling."""
    return len(spelling) >= _LONG and _hashed(spelling) % _ANCHORS == 0


def after(place: int, spelling: str) -> int:
    """Where the next word stands, behind one of this spelling.

    Behind some words the count goes on at the next multiple of `SLOT`: a few words more or less in
    a text then leave most places beyond as they were, and so the files that hold them.
    """
    return (place | SLOT - 1) + 1 if is_anchor(spelling) else place + 1
