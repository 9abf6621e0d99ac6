"""A linear model of topics over words and pairs of words; no library, the same on every machine.

Trained as a support vector machine with squared hinge loss, one topic against the rest, by dual
coordinate descent (Hsieh et al., ICML 2008, the algorithm of LIBLINEAR), in a fixed order.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from operator import itemgetter, mul
from typing import TYPE_CHECKING

from .words import stems_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROUNDS = 12
COST = 1.0
MOST_FEATURES = 60_000
_LIVELY = 1e-3  # the largest step in a round, below which training is over

Features = Counter[str]


def features(text: str) -> Features:
    """The stems of a text and the pairs that stand side by side, stop words left out."""
    stems = stems_in_order(text)
    return Counter([*stems, *map(" ".join, pairwise(stems))])


@dataclass(frozen=True, slots=True)
class Model:
    """For each feature its rarity and its weight for each topic, in the order of `codes`."""

    codes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def margins(self, counted: Features) -> dict[str, float]:
        """How clearly a text is (above 0) or is not (below 0) about each topic."""
        known = self.weights
        found = [(known[feature], count) for feature, count in counted.items() if feature in known]
        rarity, *columns = zip(*(weights for weights, _ in found), strict=True) if found else [()]
        values = [
            (1 + log(count) if count > 1 else 1.0) * rare
            for rare, (_, count) in zip(rarity, found, strict=True)
        ]
        length = sqrt(sum(map(mul, values, values))) or 1.0
        sums = [sum(map(mul, values, column)) for column in columns] or [0.0] * len(self.codes)
        pairs = zip(self.codes, sums, self.bias, strict=True)
        return {code: total / length + bias for code, total, bias in pairs}


def train(examples: Sequence[tuple[Features, frozenset[str]]]) -> Model:
    """The model of texts whose topics are known."""
    codes = tuple(sorted({code for _, topics in examples for code in topics}))
    rarity = _rarity([counted for counted, _ in examples])
    place = {feature: number for number, feature in enumerate(rarity)}
    known = [_row(counted, rarity, place) for counted, _ in examples]
    columns, bias = [], []
    for code in codes:
        signs = [1.0 if code in topics else -1.0 for _, topics in examples]
        weights = _separate(known, signs, len(place) + 1)
        bias.append(weights.pop())
        columns.append(weights)
    rows = zip(rarity.values(), *columns, strict=True)
    return Model(codes, dict(zip(place, _side_by_side(rows), strict=True)), tuple(bias))


def _side_by_side(rows: Iterable[tuple[float, ...]]) -> Iterator[tuple[float, ...]]:
    """The same rows, of numbers that lie beside each other in memory: training leaves them
    scattered, and to fetch them is most of what a judgement costs."""
    for row in rows:
        yield tuple(array("d", row))


def _rarity(texts: list[Features]) -> dict[str, float]:
    """The inverse document frequencies of the features that more than one text has."""
    counts = Counter(feature for counted in texts for feature in counted)
    shared = sorted((f for f, n in counts.items() if n > 1), key=lambda f: (-counts[f], f))
    kept = shared[:MOST_FEATURES]
    return {feature: 1 + log((1 + len(texts)) / (1 + counts[feature])) for feature in kept}


_Row = tuple["Callable[[list[float]], tuple[float, ...]]", list[int], list[float], float]


def _row(counted: Features, rarity: Mapping[str, float], place: Mapping[str, int]) -> _Row:
    """A text as places and values of length 1; the last place is the bias."""
    known = sorted(feature for feature in counted if feature in place)
    values = [(1 + log(counted[feature])) * rarity[feature] for feature in known]
    length = sqrt(sum(value * value for value in values)) or 1.0
    places = [*(place[feature] for feature in known), len(place)]
    values = [*(value / length for value in values), 1.0]
    get = itemgetter(*places) if len(places) > 1 else lambda weights: (weights[-1],)
    return get, places, values, sum(value * value for value in values)


def _separate(rows: Sequence[_Row], signs: Sequence[float], size: int) -> list[float]:
    """The weights that part the texts with sign 1 from those with -1."""
    weights = [0.0] * size
    alphas = [0.0] * len(rows)
    slack = 0.5 / COST
    for _ in range(ROUNDS):
        largest = 0.0
        for number, (get, places, values, square) in enumerate(rows):
            margin = signs[number] * sum(map(mul, get(weights), values))
            gradient = margin - 1 + slack * alphas[number]
            old = alphas[number]
            new = max(old - gradient / (square + slack), 0.0)
            if new == old:
                continue
            alphas[number] = new
            step = (new - old) * signs[number]
            largest = max(largest, abs(step))
            for place, value in zip(places, values, strict=True):
                weights[place] += step * value
        if largest < _LIVELY:
            break
    return weights
