"""The words met so far in a run, by number: what each is kept under is found out once.

Numbers say when a word was first met, and so are of one process: nothing that is kept or written
depends on them.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .spread import place, sign, words_place
from .stems import MOST_WORDS, stemmer
from .words import STOPS, fold, han_characters, is_pair

if TYPE_CHECKING:
    from numpy.typing import NDArray


STOP = 0
"""The number of what ends a sentence."""


class Known(NamedTuple):
    """What is known of all spellings, a column each; `stem` is the number of its stem."""

    stem: NDArray[np.int64]
    place: NDArray[np.int64]
    words_place: NDArray[np.int64]
    sign: NDArray[np.int64]
    is_word: NDArray[np.bool_]
    has_more: NDArray[np.bool_]


class Lexicon:
    """Spellings of stems. `labels` are in the order of stems, and of a stem's spellings; `more` has
    the Chinese characters of a pair, which are found one by one too."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        self.spellings: list[str] = []
        self.labels: list[str] = []
        self.more: dict[int, tuple[int, ...]] = {}
        self._stem_numbers: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._columns = tuple(array(kind) for kind in "qqqqbb")
        self._languages: dict[str, _Words] = {}
        self.number("", "")  # STOP

    def __len__(self) -> int:
        return len(self.labels)

    def words(self, lang: str) -> dict[str, int]:
        """The number of every lowered word of a language."""
        if (found := self._languages.get(lang)) is None:
            found = self._languages[lang] = _Words(self, lang)
        return found

    def stem(self, number: int) -> str:
        """The stem of a spelling."""
        return self.stems[self._columns[0][number]]

    def known(self) -> Known:
        """All that is known so far."""
        stems, places, words_places, signs, *flags = (np.array(each) for each in self._columns)
        is_word, more = (flag.view(np.bool_) for flag in flags)
        return Known(stems, places, words_places, signs, is_word, more)

    def number(self, stem: str, spelling: str) -> int:
        """The number of a spelling of a stem."""
        label = f"{stem}\0{spelling}"
        if (found := self._numbers.get(label)) is None:
            found = self._numbers[label] = len(self.labels)
            self._add(label, stem, spelling)
        return found

    def _add(self, label: str, stem: str, spelling: str) -> None:
        self.labels.append(label)
        self.spellings.append(spelling)
        number = self._stem_numbers.setdefault(stem, len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
        pair = is_pair(spelling)
        row = (number, place(stem), words_place(spelling), sign(spelling), not pair, False)
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def add_more(self, number: int, characters: tuple[int, ...]) -> None:
        """Say which characters a pair has."""
        self.more[number] = characters
        self._columns[-1][number] = True


class _Words(dict[str, int]):
    """The words of a language."""

    def __init__(self, lexicon: Lexicon, lang: str) -> None:
        super().__init__(dict.fromkeys(STOPS, STOP))
        self._lexicon, self._stem = lexicon, stemmer(lang)

    def __missing__(self, word: str) -> int:
        found = self[word] = self._lexicon.number(self._stem(word), fold(word))
        if not word.isascii() and (characters := han_characters(word)):
            several = tuple(self[character] for character in dict.fromkeys(characters))
            self._lexicon.add_more(found, several)
        return found


_lexicons = [Lexicon()]


def lexicon() -> Lexicon:
    """The words of this run; after very many different ones it begins anew."""
    if len(_lexicons[0]) > MOST_WORDS:
        _lexicons[0] = Lexicon()
    return _lexicons[0]
