"""Which articles of a part have which term.

A term is a stem (`govern`) or a field with its value (`source:bbc-news`). For a stem every posting
has an impact (how much the article is about it: BM25 with a fixed length for average, so that no
article changes another's), the spellings that occur, and where. Spellings are in the order of the
alphabet, so that parts can be joined without reading positions.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .document import FIELDS
from .pack import put
from .spread import after, is_anchor
from .stems import MOST_WORDS, stemmer
from .words import fold, han_characters, is_pair, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .document import Document

K1, B, PIVOT = 1.2, 0.75, 256
"""BM25 (Robertson and Zaragoza 2009). `PIVOT` stands for the average length in words."""
TITLE_WEIGHT = 4
"""A word of the title counts as much as this many of the text (as in BM25F, before saturation)."""
LEVELS = 31
LENGTH_BITS = 3
"""Significant bits of an article's length, as Lucene keeps it: a few words more or less change no
impact, and impacts that are alike zip better."""
TITLE_STEP = 256
HEAVIEST = 255
"""Weights above this count as this."""
_ONE = tuple(bytes((level,)) for level in range(LEVELS + 1))


class Term(NamedTuple):
    """The postings of one term in a part, as columns of numbers.

    `documents` are the differences of the articles' numbers, less one, from the second on; `first`
    and `last` are the numbers at the ends. `masks` has a bit for each of `forms` that occurs in the
    article, and is empty for a single form; `positions` has, for each bit, how often and where.
    """

    articles: int
    first: int
    last: int
    documents: bytes
    impacts: bytes = b""
    masks: bytes = b""
    positions: bytes = b""
    forms: tuple[str, ...] = ()


class Known(NamedTuple):
    """What a lowered word of a language is kept under."""

    stem: str
    spelling: str
    is_word: bool
    is_anchor: bool


class _Known(dict[str, Known]):
    """The words of a language, found out once in a run: most come again in every part."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._stem = stemmer(lang)

    def __missing__(self, word: str) -> Known:
        if len(self) > MOST_WORDS:
            self.clear()
        spelling = fold(word)
        found = Known(self._stem(word), spelling, not is_pair(spelling), is_anchor(spelling))
        self[word] = found
        return found


@cache
def _known(lang: str) -> _Known:
    return _Known(lang)


class Form:
    """A spelling of a term; `count` is of articles, `index` its place among the term's forms."""

    __slots__ = ("count", "index", "is_anchor", "is_word", "spelling", "stem")

    def __init__(self, known: Known) -> None:
        self.stem, self.spelling, self.is_word, self.is_anchor = known
        self.count = self.index = 0


Spots: TypeAlias = dict[Form, list[int]]
"""Where each spelling stands in an article."""
Found: TypeAlias = tuple[int, int, list[tuple[Form, list[int]]]]
"""An article's number, its impact, and the spellings of a term with where they stand."""


def _by_index(found: tuple[Form, list[int]]) -> int:
    return found[0].index


class Postings:
    """All terms of a part, gathered article by article."""

    def __init__(self) -> None:
        self._stems: dict[str, list[Found]] = defaultdict(list)
        self._fields: dict[str, list[int]] = defaultdict(list)
        self._forms: dict[str, list[Form]] = defaultdict(list)
        self._by_language: dict[str, _Forms] = {}
        self._number = 0

    def add(self, document: Document) -> None:
        """Index the next article; articles come in the order of the part."""
        if (forms := self._by_language.get(document.lang)) is None:
            forms = _Forms(self._forms, document.lang)
            self._by_language[document.lang] = forms
        title, text = words(document.title), words(document.text)
        spots: Spots = defaultdict(list)
        titled: Spots = defaultdict(list)
        # The title stands behind the text: an edit of one moves no word of the other.
        title_at = (_note(text, 0, forms, spots) // TITLE_STEP + 1) * TITLE_STEP
        _note(title, title_at, forms, titled)
        for form, places in titled.items():
            spots[form] += places
        self._add_spots(spots, titled, _levels(_rounded(len(text))))
        self._add_fields(document, title)
        self._number += 1

    def _add_spots(self, spots: Spots, titled: Spots, levels: Sequence[int]) -> None:
        """Note the words of an article; `titled` are those of its title, `levels` the impacts of
        weights."""
        weights: dict[str, int] = {}
        found: dict[str, list[tuple[Form, list[int]]]] = {}
        for form, places in spots.items():
            form.count += 1
            stem, weight = form.stem, len(places)
            if form in titled:
                weight += (TITLE_WEIGHT - 1) * len(titled[form])
            if stem in found:
                found[stem].append((form, places))
                weights[stem] += weight
            else:
                found[stem] = [(form, places)]
                weights[stem] = weight
        for stem, held in found.items():
            level = levels[min(weights[stem], HEAVIEST)]
            self._stems[stem].append((self._number, level, held))

    def _add_fields(self, document: Document, title: list[str]) -> None:
        stem = stemmer(document.lang)
        keys = {f"title:{stem(word)}" for word in title}
        keys |= {f"title:{fold(word)}" for word in title}
        for field in FIELDS:
            keys |= {f"{field}:{name.key}" for name in document.names(field)}
        for key in keys:
            self._fields[key].append(self._number)

    def terms(self) -> dict[str, Term]:
        """Every term, once all articles are in."""
        found = {key: Term(*_numbers(numbers)) for key, numbers in self._fields.items()}
        for stem, postings in self._stems.items():
            forms = self._forms[stem]
            if len(postings) == len(forms) == 1:
                found[stem] = _rare_term(*postings[0])
            else:
                found[stem] = _stem_term(postings, _in_order(forms))
        return found

    def frequencies(self) -> dict[str, int]:
        """How many articles have each spelling; no pairs of characters."""
        found: dict[str, int] = defaultdict(int)
        for forms in self._forms.values():
            for form in forms:
                if form.is_word:
                    found[form.spelling] += form.count
        return dict(found)


class _Forms(dict[str, Form]):
    """Lowered words of a language with their forms in this part."""

    def __init__(self, forms: dict[str, list[Form]], lang: str) -> None:
        super().__init__()
        self._forms, self._known = forms, _known(lang)

    def __missing__(self, word: str) -> Form:
        known = self._known[word]
        alike = self._forms[known.stem]
        for form in alike:
            if form.spelling == known.spelling:
                break
        else:
            form = Form(known)
            alike.append(form)
        self[word] = form
        return form


def _in_order(forms: list[Form]) -> list[Form]:
    """The spellings of a stem by the alphabet, each with its place among them."""
    if len(forms) > 1:
        forms.sort(key=lambda form: form.spelling)
        for index, form in enumerate(forms):
            form.index = index
    return forms


def _note(found: list[str], start: int, forms: _Forms, spots: Spots) -> int:
    """Note where each word stands, and return where the next one would; a Chinese character is
    found by itself too."""
    at = start
    for word in found:
        form = forms[word]
        spots[form].append(at)
        if not word.isascii():
            for character in dict.fromkeys(han_characters(word)):
                spots[forms[character]].append(at)
        at = after(at, form.spelling) if form.is_anchor else at + 1
    return at


@cache
def _levels(length: int) -> bytes:
    """The impact of every weight up to `HEAVIEST` in an article of that length."""
    scale = K1 * (1 - B + B * length / PIVOT)
    weights = range(HEAVIEST + 1)
    return bytes(max(1, min(LEVELS, int(w * (LEVELS + 1) / (w + scale)))) for w in weights)


def _rounded(length: int) -> int:
    """A length with few significant bits."""
    dropped = max(0, length.bit_length() - LENGTH_BITS)
    return length >> dropped << dropped


def _numbers(numbers: list[int]) -> tuple[int, int, int, bytes]:
    """Count, ends and differences of the numbers of articles."""
    out = bytearray()
    last = numbers[0]
    for number in numbers[1:]:
        gap = number - last - 1
        if gap < 128:
            out.append(gap)
        else:
            put(gap, out)
        last = number
    return len(numbers), numbers[0], last, bytes(out)


def _rare_term(number: int, level: int, found: list[tuple[Form, list[int]]]) -> Term:
    """A term of one article in one spelling, as most of a part are."""
    ((form, places),) = found
    packed = bytearray()
    _put_places(places, packed)
    return Term(1, number, number, b"", _ONE[level], b"", bytes(packed), (form.spelling,))


def _stem_term(postings: list[Found], forms: list[Form]) -> Term:
    places = bytearray()
    for _, _, found in postings:
        if len(found) > 1:
            found.sort(key=_by_index)
        for _, spots in found:
            _put_places(spots, places)
    return Term(
        *_numbers([number for number, _, _ in postings]),
        bytes([level for _, level, _ in postings]),
        _masks(postings) if len(forms) > 1 else b"",
        bytes(places),
        tuple([form.spelling for form in forms]),
    )


def _masks(postings: list[Found]) -> bytes:
    out = bytearray()
    for _, _, found in postings:
        mask = 0
        for form, _ in found:
            mask |= 1 << form.index
        put(mask, out)
    return bytes(out)


def _put_places(places: list[int], out: bytearray) -> None:
    """How often and where a spelling stands. Most numbers are of one byte or two, and there is
    one for every word of the archive: no call is made for these."""
    add = out.append
    if len(places) < 128:
        add(len(places))
    else:
        put(len(places), out)
    before = -1
    for place in places:
        gap = place - before - 1
        if gap < 128:
            add(gap)
        elif gap < 16_384:
            add(gap & 127 | 128)
            add(gap >> 7)
        else:
            put(gap, out)
        before = place
