"""Key points of a text: the sentences nearest to what all of it says, early ones first, none twice.

TF-IDF centroid with position decay and maximal marginal relevance (Carbonell and Goldstein, 1998).
Only of texts that may be shown whole: an extract of somebody else's text is their text.
"""

from __future__ import annotations

import re
from math import exp, log
from typing import TYPE_CHECKING

from dateline.catalog import may_show_body, permitted_rights, source_of

from .suggestion import Suggestion
from .terms import dot, unit
from .words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .archive import Archive, Text
    from .tags import Rarity
    from .terms import Vector

SENTENCES = 3
FEWEST = 8
"""Sentences below which a text is its own summary."""
SHORTEST, LONGEST = 30, 400  # characters of a sentence that can be a key point
DECAY = 0.05
RELEVANCE = 0.8
_MOST_READ = 60
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


def key_points(plain: str, rarity: Rarity, most: int = SENTENCES) -> list[str]:
    """The sentences that tell most, in the order of the text."""
    told = sentences(plain)[:_MOST_READ]
    vectors = [_vector(sentence, rarity) for sentence in told]
    total: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    centre = unit(total)
    worth = {
        place: dot(vector, centre) * exp(-DECAY * place)
        for place, vector in enumerate(vectors)
        if SHORTEST <= len(told[place]) <= LONGEST
    }
    taken: list[int] = []
    while worth and len(taken) < most:
        best = max(worth, key=lambda place: (_gain(place, worth, vectors, taken), -place))
        del worth[best]
        taken.append(best)
    return [told[place] for place in sorted(taken)]


def suggest_summary(text: Text, archive: Archive, rarity: Rarity) -> Iterator[Suggestion]:
    """Key points of a text of our own, or one that a licence lets us show whole."""
    head = text.article.head
    source = source_of(head, archive.registries)
    if not may_show_body(permitted_rights(head, source, archive.settings)):
        return
    if len(sentences(text.plain)) >= FEWEST and (points := key_points(text.plain, rarity)):
        why = "sentences of the text nearest to all of it"
        yield Suggestion(head.id, "summary", " ".join(points), 0.6, (why,))


def _vector(sentence: str, rarity: Rarity) -> Vector:
    return unit({stem: (1 + log(n)) * rarity.of(stem) for stem, n in stems(sentence).items()})


def _gain(place: int, worth: dict[int, float], vectors: list[Vector], taken: list[int]) -> float:
    alike = max((dot(vectors[place], vectors[other]) for other in taken), default=0.0)
    return RELEVANCE * worth[place] - (1 - RELEVANCE) * alike
