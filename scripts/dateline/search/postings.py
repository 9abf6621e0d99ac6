"""Which articles of a part have which term: gathered article by article, then made out at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .columns import changes, widths
from .document import FIELDS
from .lexicon import STOP, Known, lexicon
from .places import places
from .words import words, words_and_stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .columns import Numbers
    from .document import Document


class Spots(NamedTuple):
    """Every word of a part: its spelling (a number of `Forms`), its article, where it stands there
    and where the next one does (see `places`), and whether that is in the title."""

    forms: Numbers
    documents: Numbers
    places: Numbers
    following: Numbers
    titled: NDArray[np.bool_]


class Forms(NamedTuple):
    """The spellings of a part in the order of their stems, and of a stem's spellings.

    For each spelling the number of its stem (in `stems`), and its rank among those of the stem;
    `places` are where stems go.
    """

    spellings: list[str]
    terms: Numbers
    ranks: Numbers
    stems: list[str]
    places: Numbers


class Gathered(NamedTuple):
    """What a part has: its words, how many the text of each article has, the articles of each
    value of a field, and for each spelling how many articles have it, with where it goes."""

    spots: Spots
    forms: Forms
    lengths: Numbers
    fields: dict[str, list[int]]
    frequencies: list[tuple[str, int, int]]


class Postings:
    """The words and fields of a part's articles."""

    def __init__(self) -> None:
        self._lexicon = lexicon()
        self._words = array("q")
        self._lengths: list[int] = []
        self._fields: dict[str, list[int]] = defaultdict(list)

    def add(self, document: Document) -> None:
        """Note the next article; articles come in the order of the part."""
        known = self._lexicon.words(document.lang)
        text, title = words_and_stops(document.text), words(document.title)
        self._words.extend(map(known.__getitem__, chain(text, title)))
        self._add_fields(document, {known[word] for word in title})
        self._lengths += (len(text), len(title))

    def _add_fields(self, document: Document, title: set[int]) -> None:
        keys = {f"title:{self._lexicon.stem(word)}" for word in title}
        keys |= {f"title:{self._lexicon.spellings[word]}" for word in title}
        for field in FIELDS:
            keys |= {f"{field}:{name.key}" for name in document.names(field)}
        number = len(self._lengths) // 2
        for key in keys:
            self._fields[key].append(number)

    def gathered(self) -> Gathered:
        """All of it, once all articles are in."""
        known = self._lexicon.known()
        spots, lengths = self._spots(known)
        occurs = np.zeros(len(self._lexicon), bool)
        occurs[spots.forms] = True
        order = sorted(np.flatnonzero(occurs).tolist(), key=self._lexicon.labels.__getitem__)
        numbers = np.array(order, np.int64)
        slots = np.zeros(len(self._lexicon), np.int64)
        slots[numbers] = np.arange(len(numbers))
        spots = spots._replace(forms=slots[spots.forms])
        forms = self._forms(known, numbers)
        frequencies = list(_frequencies(known, spots, numbers, forms.spellings))
        return Gathered(spots, forms, lengths, self._fields, frequencies)

    def _spots(self, known: Known) -> tuple[Spots, Numbers]:
        """Every word, and behind a pair of Chinese characters each of them; and how many words the
        text of each article has."""
        tokens = np.array(self._words, np.int64)
        streams = np.repeat(np.arange(len(self._lengths)), self._lengths)
        is_word = tokens != STOP
        ends = np.append(~is_word[1:], True)[is_word]
        found, streams = tokens[is_word], streams[is_word]
        lengths = np.bincount(streams, minlength=len(self._lengths))
        standing, following = places(known.sign[found], ends, streams, lengths)
        at = np.arange(len(found))
        if holders := np.flatnonzero(known.has_more[found]).tolist():
            more = [(spot, form) for spot in holders for form in self._lexicon.more[found[spot]]]
            found = np.append(found, [form for _, form in more])
            at = np.append(at, [spot for spot, _ in more])
            order = np.argsort(at, kind="stable")
            found, at = found[order], at[order]
        spots = Spots(found, streams[at] >> 1, standing[at], following[at], streams[at] % 2 == 1)
        return spots, lengths[::2]

    def _forms(self, known: Known, numbers: Numbers) -> Forms:
        begins = changes(known.stem[numbers])
        sizes = widths(begins, len(numbers))
        first = numbers[begins]
        return Forms(
            [self._lexicon.spellings[number] for number in numbers.tolist()],
            np.repeat(np.arange(len(begins)), sizes),
            np.arange(len(numbers)) - np.repeat(begins, sizes),
            [self._lexicon.stems[number] for number in known.stem[first].tolist()],
            known.place[first],
        )


def _frequencies(
    known: Known, spots: Spots, numbers: Numbers, spellings: list[str]
) -> Iterator[tuple[str, int, int]]:
    """How many articles have each spelling, and where it goes; no pairs of characters."""
    occurs = np.zeros((int(spots.documents.max(initial=0)) + 1, len(numbers)), bool)
    occurs[spots.documents, spots.forms] = True
    counts = occurs.sum(axis=0).tolist()
    places = known.words_place[numbers].tolist()
    for at in np.flatnonzero(known.is_word[numbers]).tolist():
        yield spellings[at], counts[at], places[at]
