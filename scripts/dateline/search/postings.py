"""Which articles of a part have which term.

A term is a stem (`govern`) or a field with its value (`source:bbc-news`). For a stem every posting
has an impact (how much the article is about it: BM25 with a fixed length for average, so that no
article changes another's), the spellings that occur, and where. Spellings are in the order of the
alphabet, so that parts can be joined without reading positions.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .document import FIELDS
from .pack import put
from .stems import stemmer
from .words import fold, han_characters, is_pair, words

if TYPE_CHECKING:
    from .document import Document

K1, B, PIVOT = 1.2, 0.75, 256
"""BM25 (Robertson and Zaragoza 2009). `PIVOT` stands for the average length in words."""
TITLE_WEIGHT = 4
"""A word of the title counts as much as this many of the text (as in BM25F, before saturation)."""
LEVELS = 63


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


class Form:
    """A spelling of a term; `count` is of articles, `index` its place among the term's forms."""

    __slots__ = ("count", "index", "is_word", "spelling", "stem")

    def __init__(self, stem: str, spelling: str) -> None:
        self.stem, self.spelling = stem, spelling
        self.is_word = not is_pair(spelling)
        self.count = self.index = 0


Found: TypeAlias = tuple[int, int, list[tuple[Form, list[int]]]]
"""An article's number, its impact, and the spellings of a term with where they stand."""


def _by_index(found: tuple[Form, list[int]]) -> int:
    return found[0].index


class Postings:
    """All terms of a part, gathered article by article."""

    def __init__(self) -> None:
        self._stems: dict[str, list[Found]] = defaultdict(list)
        self._fields: dict[str, list[int]] = defaultdict(list)
        self._forms: dict[tuple[str, str], Form] = {}
        self._by_language: dict[str, _Forms] = {}
        self._number = 0

    def add(self, document: Document) -> None:
        """Index the next article; articles come in the order of the part."""
        if (forms := self._by_language.get(document.lang)) is None:
            forms = _Forms(self._forms, document.lang)
            self._by_language[document.lang] = forms
        title, text = words(document.title), words(document.text)
        # The title stands behind the text: an edit of it moves no other word.
        title_at = len(text) + 1
        spots: dict[Form, list[int]] = defaultdict(list)
        _note(text, 0, forms, spots)
        _note(title, title_at, forms, spots)
        by_stem: dict[str, list[tuple[Form, list[int]]]] = defaultdict(list)
        for form, places in spots.items():
            form.count += 1
            by_stem[form.stem].append((form, places))
        scale = K1 * (1 - B + B * len(text) / PIVOT)
        for stem, found in by_stem.items():
            weight = 0
            for _, places in found:
                weight += len(places)
                if places[-1] >= title_at:
                    weight += (TITLE_WEIGHT - 1) * sum(place >= title_at for place in places)
            level = int(weight * (LEVELS + 1) / (weight + scale))
            self._stems[stem].append((self._number, max(1, min(LEVELS, level)), found))
        self._add_fields(document, title)
        self._number += 1

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
        spellings: dict[str, list[Form]] = defaultdict(list)
        for (stem, _), form in sorted(self._forms.items()):
            form.index = len(spellings[stem])
            spellings[stem].append(form)
        found = {key: Term(*_numbers(numbers)) for key, numbers in self._fields.items()}
        for stem, postings in self._stems.items():
            found[stem] = _stem_term(postings, spellings[stem])
        return found

    def frequencies(self) -> dict[str, int]:
        """How many articles have each spelling; no pairs of characters."""
        found: dict[str, int] = defaultdict(int)
        for form in self._forms.values():
            if form.is_word:
                found[form.spelling] += form.count
        return dict(found)


class _Forms(dict[str, Form]):
    """Lowered words of a language with their forms, found out once."""

    def __init__(self, forms: dict[tuple[str, str], Form], lang: str) -> None:
        super().__init__()
        self._forms, self._stem = forms, stemmer(lang)

    def __missing__(self, word: str) -> Form:
        stem, spelling = self._stem(word), fold(word)
        form = self._forms.get((stem, spelling))
        if form is None:
            form = self._forms[stem, spelling] = Form(stem, spelling)
        self[word] = form
        return form


def _note(found: list[str], start: int, forms: _Forms, spots: dict[Form, list[int]]) -> None:
    """Note where each word stands; a Chinese character is found by itself too."""
    for at, word in enumerate(found, start):
        spots[forms[word]].append(at)
        if not word.isascii():
            for character in dict.fromkeys(han_characters(word)):
                spots[forms[character]].append(at)


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
