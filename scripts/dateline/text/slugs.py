"""Names for addresses and files: lower-case ASCII words joined by hyphens.

Slugs end up in addresses that last for ever: the same text must give the same slug in every
version. Knows nothing of addresses.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.model import short_digest

# Latin letters that Unicode does not decompose into a base letter and a mark.
_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
     "ħ": "h", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ſ": "s", "ə": "e", "ƒ": "f"}
)  # fmt: skip
_DROPPED = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")  # "What's On" is whats-on, not what-s-on
_WORDS = re.compile(r"[a-z0-9]+")
_DIGEST_LENGTH = 9  # a hyphen and eight digits


@lru_cache(maxsize=4096)  # topics, sources and tags, which every article names
def slugify(text: str, limit: int = 60) -> str:
    """`text` as a slug of at most `limit` characters, cut at a word.

    Diacritics are folded. A text with letters that ASCII cannot show gets eight digits of its
    digest, so that two Arabic names never share a slug: after its ASCII words where it has any,
    after "x" otherwise. An empty text is treated alike.
    """
    folded = _fold(text)
    words = _words(folded, limit)
    if words and not any(char.isalpha() and not char.isascii() for char in folded):
        return words
    words = _words(folded, limit - _DIGEST_LENGTH) or "x"
    return f"{words}-{short_digest(' '.join(folded.split()))}"


def article_slug(title: str, id: str, limit: int = 60) -> str:
    """The slug of an article: words of its title (at most `limit` characters) and its id."""
    words = _words(_fold(title), limit)
    return f"{words}-{id}" if words and id else words or id


def _fold(text: str) -> str:
    """Casefolded compatibility form without diacritics and inner apostrophes."""
    plain = unicodedata.normalize("NFKD", _DROPPED.sub("", text).casefold()).translate(_FOLDED)
    return "".join(char for char in plain if not unicodedata.combining(char))


def _words(folded: str, limit: int) -> str:
    words = _WORDS.findall(folded)
    if words and len(words[0]) > limit:
        return str(words[0][: max(limit, 0)])
    length = -1
    kept = []
    for word in words:
        length += 1 + len(word)
        if length > limit:
            break
        kept.append(word)
    return "-".join(kept)
