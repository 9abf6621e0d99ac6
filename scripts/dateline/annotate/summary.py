"""Key points of a text: the few sentences that promise to say what people would say of it.

How likely a word is in an editor's summary is told by how often and how early the text says it, and
whether it is a name; a sentence of such words promises much, a long or a second one like it less.
Only of texts that may be shown whole: an extract of somebody else's text is their text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import reduce
from itertools import combinations
from math import exp, log
from operator import or_
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body, permitted_rights, source_of

from .suggestion import Suggestion
from .words import form, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .archive import Archive, Text

SENTENCES = 3
FEWEST = 8
"""Sentences below which a text is its own summary."""
SHORTEST, LONGEST = 30, 400  # characters of a sentence that can be a key point
USUAL = 60
"""Words of a summary: the more, the less a further sentence costs."""
_MOST_READ = 60
_CONSIDERED = 8  # sentences that promise most by themselves; of these the best few are sought
# Logistic regression on 500 articles of CNN with their editors' highlights (Hermann et al., NeurIPS
# 2015): whether a word is in the highlights. docs/benchmarks/topics.md has the figures of others.
_ANY, _NAME, _OFTEN, _COMMON_OFTEN, _LATE, _LONG = 0.3, 0.2, 1.3, 0.9, -0.7, -0.6
_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)]*\s+(?=[\"'“‘(]?[^\W\d_a-z]|\d)|(?<=[。！？])|\n+")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|No|vs|Inc|Co|Corp|Ltd|Jr|Sr|Jan|Feb|"
    r"Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)


def sentences(plain: str) -> list[str]:
    """The sentences of a text."""
    found: list[str] = []
    joining = ""
    for part in _END.split(plain):
        text = f"{joining} {part.strip()}".strip()
        joining = ""
        if text and _SHORT.search(text):
            joining = text
        elif text:
            found.append(text)
    return [*found, joining] if joining else found


def key_points(plain: str, most: int = SENTENCES) -> list[str]:
    """The sentences that together promise most, in the order of the text."""
    told = [each for each in sentences(plain)[:_MOST_READ] if len(each) >= SHORTEST]
    counts = [Counter(words(sentence)) for sentence in told]
    chances, lengths = _chances(counts), [each.total() for each in counts]
    able = [place for place, sentence in enumerate(told) if len(sentence) <= LONGEST]
    able.sort(key=lambda place: -_promise(chances[place], lengths[place]))
    best, taken = 0.0, tuple[int, ...]()
    for count in range(1, most + 1):
        for places in combinations(able[:_CONSIDERED], count):
            said = reduce(or_, [chances[place] for place in places])
            promise = _promise(said, sum([lengths[place] for place in places]))
            if promise > best:
                best, taken = promise, places
    return [told[place] for place in sorted(taken)]


def _promise(said: Mapping[str, float], length: int) -> float:
    """The F1 of single words to be expected of so many words, these among them, as a summary."""
    return 2 * sum(said.values()) / (length + USUAL)


def _chances(counts: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """For each sentence its words, stemmed, with the chance of each to be in a summary."""
    often, names, common = Counter[str](), set[str](), set[str]()
    first: dict[str, int] = {}
    said: list[list[str]] = []
    for place, counted in enumerate(counts):
        forms = [(form(written), written) for written in counted]
        said.append([each.stem or written.lower() for each, written in forms])
        names.update(each.stem for each, _ in forms if each.capital)
        common.update(written.lower() for each, written in forms if not each.stem)
        for word, count in zip(said[-1], counted.values(), strict=True):
            often[word] += count
            first.setdefault(word, place)
    long = _LONG * log(len(counts) or 1)
    chances = {}
    for word, count in often.items():
        logit = _ANY + long + _LATE * log(2 + first[word]) + _NAME * (word in names)
        logit += (_COMMON_OFTEN if word in common else _OFTEN) * log(count)
        chances[word] = 1 / (1 + exp(-logit))
    return [{word: chances[word] for word in words} for words in said]


def suggest_summary(text: Text, archive: Archive) -> Iterator[Suggestion]:
    """Key points of a text of our own, or one that a licence lets us show whole."""
    head = text.article.head
    source = source_of(head, archive.registries)
    if not may_show_body(permitted_rights(head, source, archive.settings)):
        return
    if len(sentences(text.plain)) >= FEWEST and (points := key_points(text.plain)):
        why = "sentences that say most of it in few words"
        yield Suggestion(head.id, "summary", " ".join(points), 0.6, (why,))
