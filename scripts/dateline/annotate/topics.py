"""Topics of an article, from what speaks most surely down: what the source says, editors' words,
a model trained on this archive, Dateline's own words. What stays unsure is left empty.

The topics are IPTC Media Topics' 17 top terms; a trained model knows any topic that people gave.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.model import digest

from .archive import by_people, newest_first
from .suggestion import Suggestion
from .topic_model import Features, Model, features, train
from .words import form, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import Head, Record

    from .archive import Archive, Text

THRESHOLD = 0.5
"""The confidence from which a topic is suggested."""
ENOUGH = 60
"""Articles with topics by people from which a model is trained; fewer teach it their accidents."""
MOST_TAUGHT = 1_500
RETRAINED = 20
"""Further articles with topics by people after which a model is trained anew. Only whole lots of
so many teach, the oldest first, so that the same files give the same model, cached or not."""
_PHRASE = 2.0  # a phrase says more than a word
_TITLE = 2  # and a word of the title more than one of the body
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Words:
    """Which words speak for which topics: stem or pair of stems -> topic -> how strongly."""

    weights: Mapping[str, Mapping[str, float]]

    def scores(self, counted: Features) -> dict[str, float]:
        """How much of a text speaks for each topic."""
        found: dict[str, float] = {}
        weights = self.weights
        for feature in counted.keys() & weights.keys():
            share = 1 + log(counted[feature])
            for code, weight in weights[feature].items():
                found[code] = found.get(code, 0.0) + share * weight
        return found

    def said(self, counted: Features, code: str) -> list[str]:
        """The words of a text that speak for a topic, the strongest first."""
        own = [f for f in counted if code in self.weights.get(f, ())]
        return sorted(own, key=lambda f: (-counted[f] * self.weights[f][code], f))[:_SHOWN]


def _words(lists: Mapping[str, Sequence[str]]) -> Words:
    weights: dict[str, dict[str, float]] = {}
    for code, phrases in lists.items():
        for phrase in phrases:
            stems = [stem for word in words(phrase) if (stem := form(word).stem)]
            if stems:
                weights.setdefault(" ".join(stems[:2]), {})[code] = _PHRASE if stems[1:] else 1.0
    # A word under several topics says less for each.
    return Words({w: {c: v / len(by) for c, v in by.items()} for w, by in weights.items()})


@cache
def _shipped() -> tuple[Words, dict[str, str]]:
    """Dateline's own words, and the names of sections."""
    data = json.loads(files(__package__).joinpath("data/topics.json").read_text("utf-8"))
    lists = {code: said.split() for code, said in data["words"].items()}
    sections = {name: code for code, names in data["sections"].items() for name in names}
    return _words(lists), sections


def shipped_words() -> Words:
    """The words that Dateline itself has for the 17 top terms."""
    return _shipped()[0]


@dataclass(frozen=True, slots=True)
class Guess:
    """A topic, how sure, and why."""

    code: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Topics:
    """All that speaks for topics in one archive."""

    editors: Words
    model: Model | None = None
    threshold: float = THRESHOLD
    shipped: Words = field(default_factory=shipped_words)
    addresses: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def guesses(self, text: Text) -> list[Guess]:
        """The topics of an article above the threshold, the surest first."""
        head = text.article.head
        if said := self.by_address(head) or stated(head):
            return said
        counted = features(f"{f'{head.title}. ' * _TITLE}{text.plain}")
        found: dict[str, Guess] = {}
        for guess in (*self.by_editors(counted), *self.by_model(counted)):
            found.setdefault(guess.code, guess)
        return sorted(found.values(), key=lambda guess: (-guess.confidence, guess.code))

    def by_address(self, head: Head) -> list[Guess]:
        """What sources.yml says of the article's address; the longest beginning that fits."""
        path = urlsplit(head.source_url).path if head.source_url else ""
        fitting = [rule for rule in self.addresses.get(head.source_id, ()) if _fits(rule[0], path)]
        if not fitting:
            return []
        begins, code = max(fitting, key=lambda rule: len(rule[0]))
        return [Guess(code, 0.95, f"sources.yml puts {begins} under it")]

    def by_editors(self, counted: Features) -> Iterator[Guess]:
        """Topics whose words in topics.yml are in the text."""
        for code in sorted(self.editors.scores(counted)):
            said = ", ".join(self.editors.said(counted, code))
            yield Guess(code, 0.95, f"topics.yml gives it {said}")

    def by_model(self, counted: Features) -> Iterator[Guess]:
        """Topics that the trained model or the shipped words are sure of."""
        shipped = shares(self.shipped.scores(counted))
        trained = self.model.margins(counted) if self.model else {}
        for code in sorted({*shipped, *trained}):
            sure = combined(shipped.get(code, 0.0), trained.get(code))
            if sure >= self.threshold:
                said = ", ".join(self.shipped.said(counted, code))
                by = "articles of this archive" if trained else "words"
                yield Guess(code, sure, f"{by}: {said}" if said else by)


def combined(share: float, margin: float | None) -> float:
    """The confidence that the share of shipped words and the margin of a model make together."""
    by_words = 1 / (1 + exp(-8 * (share - 0.4)))
    if margin is None:
        return by_words
    by_model = 1 / (1 + exp(-4 * margin))
    return (by_words + 2 * by_model) / 3


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores as shares of all of them; few words in all make every share small."""
    total = sum(scores.values()) + 4.0
    return {code: score / total for code, score in scores.items()}


def stated(head: Head) -> list[Guess]:
    """What the source itself says: its section, or a section in the article's address."""
    sections = _shipped()[1]
    for said in (head.category, *head.categories):
        if code := sections.get(_folded(said)):
            return [Guess(code, 0.9, f"its source puts it under “{said}”")]
    for part in urlsplit(head.source_url).path.split("/")[1:-1] if head.source_url else ():
        if code := sections.get(_folded(part)):
            return [Guess(code, 0.85, f"its address has /{part}/")]
    return []


def learn_topics(archive: Archive) -> Topics:
    """What this archive's people teach about topics."""
    records = newest_first(archive.records)[::-1]
    known = [(record, codes) for record in records if (codes := _codes(record))]
    taught = known[: len(known) - len(known) % RETRAINED][-MOST_TAUGHT:]
    model = None
    if len(taught) >= ENOUGH:
        key = digest([(r.head.id, r.sha256, r.head.title, r.lead, c) for r, c in taught])
        model = archive.recall(key, lambda: train([_example(*each) for each in taught]))
    return Topics(
        _words(archive.topic_words),
        model,
        archive.settings.topic_confidence / 100,
        addresses=archive.address_topics,
    )


def _example(record: Record, codes: tuple[str, ...]) -> tuple[Features, frozenset[str]]:
    text = f"{f'{record.head.title}. ' * _TITLE}{record.lead}"
    return features(text), frozenset(codes)


def suggest_topics(text: Text, topics: Topics) -> Iterator[Suggestion]:
    """The topics of one article; nothing where it is unsure."""
    guesses = topics.guesses(text)
    if guesses:
        yield Suggestion(
            text.article.head.id,
            "topics",
            tuple(guess.code for guess in guesses),
            round(min(guess.confidence for guess in guesses), 2),
            tuple(f"{guess.code}: {guess.why}" for guess in guesses),
        )


def _codes(record: Record) -> tuple[str, ...]:
    return by_people(record, "topics")


def _fits(begins: str, path: str) -> bool:
    """Whether a path begins so, by whole parts: /sport is not the beginning of /sportswear."""
    begins = begins.rstrip("/")
    return path == begins or path.startswith(f"{begins}/")


def _folded(section: str) -> str:
    return " ".join(section.casefold().replace("&", " and ").replace("-", " ").split())
