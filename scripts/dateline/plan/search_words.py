"""What the scripts of search say, in the site's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.wording import wording

from .context import Context, file

if TYPE_CHECKING:
    from dateline.model import Output

SEARCH_WORDS = "search-words"
_FIRST = "found-"
_WRITTEN = "en"


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What the scripts of search say: for each text, as it stands in them in English, the site's
    texts by plural category. `group` stands between thousands; empty for a language that does more
    or less than that."""

    language: str
    group: str
    texts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def search_words(context: Context) -> Output:
    """The texts, beside the page of all results."""
    english, site = wording(_WRITTEN), context.words
    texts = (
        (english.texts(key)["other"], tuple(sorted(site.texts(key).items())))
        for key in sorted(site.messages)
        if key.startswith(_FIRST) and site.texts(key) != {"other": english.texts(key)["other"]}
    )
    thousand, million = site.number(1_000), site.number(1_000_000)
    group = thousand[1:-3] if million == f"{thousand}{thousand[1:]}" else ""
    said = SearchWords(context.settings.language, group, tuple(texts))
    return file("search/words.json", SEARCH_WORDS, said)
