"""Which articles of a segment have which term, gathered article by article.

A term is a stem (`govern`) or a field with its value (`source:bbc-news`). For a stem
every posting has an impact (how much the article is about it: BM25 with a fixed length for
average, so that no article changes another's), the spellings that occur, and where. Numbers go
into byte strings at once: an archive's year is gathered in some hundred megabytes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

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


class Term:
    """The postings of one term, as columns of numbers.

    `documents` are differences of numbers, less one. `masks` has a bit for each of `forms` that
    occurs in the article; `positions` has, for each bit, how often and where.
    """

    __slots__ = ("count", "documents", "forms", "impacts", "last", "masks", "positions")

    def __init__(self) -> None:
        self.count, self.last = 0, -1
        self.documents, self.impacts = bytearray(), bytearray()
        self.masks, self.positions = bytearray(), bytearray()
        self.forms: list[str] = []

    def add(self, number: int) -> None:
        """Note that the article of that number has the term."""
        gap = number - self.last - 1
        if gap < 128:
            self.documents.append(gap)
        else:
            put(gap, self.documents)
        self.last = number
        self.count += 1


class Form:
    """A spelling of a term; `count` is of articles."""

    __slots__ = ("count", "index", "is_word", "term")

    def __init__(self, term: Term, index: int, *, is_word: bool) -> None:
        self.term, self.index, self.is_word, self.count = term, index, is_word, 0


def _by_index(found: tuple[Form, list[int]]) -> int:
    return found[0].index


class Postings:
    """All terms of a segment."""

    def __init__(self) -> None:
        self.terms: dict[str, Term] = defaultdict(Term)
        self._forms: dict[tuple[str, str], Form] = {}
        self._by_language: dict[str, _Forms] = {}
        self._number = 0

    def add(self, document: Document) -> None:
        """Index the next article; articles come in the order of the segment."""
        if (forms := self._by_language.get(document.lang)) is None:
            forms = _Forms(self.terms, self._forms, document.lang)
            self._by_language[document.lang] = forms
        title, text = words(document.title), words(document.text)
        spots: dict[Form, list[int]] = defaultdict(list)
        _note(title, 0, forms, spots)
        _note(text, len(title) + 1, forms, spots)
        by_term: dict[Term, list[tuple[Form, list[int]]]] = defaultdict(list)
        for form, places in spots.items():
            form.count += 1
            by_term[form.term].append((form, places))
        scale = K1 * (1 - B + B * len(text) / PIVOT)
        for term, found in by_term.items():
            term.add(self._number)
            mask, weight = _places(term.positions, found, len(title))
            put(mask, term.masks)
            level = int(weight * (LEVELS + 1) / (weight + scale))
            term.impacts.append(max(1, min(LEVELS, level)))
        self._fields(document, title)
        self._number += 1

    def _fields(self, document: Document, title: list[str]) -> None:
        stem = stemmer(document.lang)
        keys = {f"title:{stem(word)}" for word in title}
        keys |= {f"title:{fold(word)}" for word in title}
        for field in FIELDS:
            keys |= {f"{field}:{name.key}" for name in document.names(field)}
        for key in keys:
            self.terms[key].add(self._number)

    def frequencies(self) -> dict[str, int]:
        """How many articles have each spelling; no pairs of characters."""
        found: dict[str, int] = defaultdict(int)
        for (_, spelling), form in self._forms.items():
            if form.is_word:
                found[spelling] += form.count
        return dict(found)


class _Forms(dict[str, Form]):
    """Lowered words of a language with their forms, found out once.

    Knows the terms and not the `Postings`: together they would be garbage only a collector finds.
    """

    def __init__(
        self, terms: dict[str, Term], forms: dict[tuple[str, str], Form], lang: str
    ) -> None:
        super().__init__()
        self._terms, self._forms, self._stem = terms, forms, stemmer(lang)

    def __missing__(self, word: str) -> Form:
        stem, spelling = self._stem(word), fold(word)
        form = self._forms.get((stem, spelling))
        if form is None:
            term = self._terms[stem]
            form = Form(term, len(term.forms), is_word=not is_pair(spelling))
            term.forms.append(spelling)
            self._forms[stem, spelling] = form
        self[word] = form
        return form


def _note(found: list[str], start: int, forms: _Forms, spots: dict[Form, list[int]]) -> None:
    """Note where each word stands; a Chinese character is found by itself too."""
    for at, word in enumerate(found, start):
        spots[forms[word]].append(at)
    for at, word in enumerate(found, start):
        if not word.isascii():
            for character in dict.fromkeys(han_characters(word)):
                spots[forms[character]].append(at)


def _places(out: bytearray, found: list[tuple[Form, list[int]]], title: int) -> tuple[int, int]:
    """Append where the spellings of a term stand; return the spellings' mask and their weight."""
    mask = weight = 0
    if len(found) > 1:
        found.sort(key=_by_index)
    for form, places in found:
        mask |= 1 << form.index
        put(len(places), out)
        before = -1
        for place in places:
            if place < title:
                weight += TITLE_WEIGHT - 1
            gap = place - before - 1
            if gap < 128:
                out.append(gap)
            else:
                put(gap, out)
            before = place
        weight += len(places)
    return mask, weight
