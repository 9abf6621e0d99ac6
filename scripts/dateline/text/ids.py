"""Ids of articles and stories, and the form of a title by which two captures are matched.

Ids are in addresses and file names for ever; the digests they rest on are pinned in a test.
"""

from __future__ import annotations

import re
import unicodedata

from dateline.model import short_digest

from .urls import url_key

# Sites swap these freely, and some captures turn double quotes into single ones.
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟′″«»‹›＂＇]+")
_DASHES = re.compile("[‐‑‒–—―−﹘﹣－]|--+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def article_id(url: str, text: str) -> str:
    """The 8 hexadecimal digits that name an article.

    From its address where there is one, whatever host, tracking or edition it was found under;
    else from its text (title and body), whatever white space, case or quotes it came in.
    """
    return short_digest(url_key(url) if url else normal_title(text))


def story_id(first_article_id: str) -> str:
    """The id of the story that the article with this id founds."""
    return f"s{first_article_id}"


def normal_title(title: str) -> str:
    """`title` for comparison only: case, white space, quotes, dashes and widths made alike."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", title)).casefold()
    plain = _DASHES.sub("-", _QUOTES.sub("'", plain))
    return " ".join(unicodedata.normalize("NFKC", plain).split())
