"""What a demonstration brief may say: only what its event's facts say.

Used by `tests/site/test_demonstration.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

LETTERS = r"[^\W\d_]+"
WORD = re.compile(rf"{LETTERS}(?:['’-]{LETTERS})*|\d[\d.,:]*\d|\d")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")

# Number words are checked like digits: "three dead" needs a 3 or a three in the facts.
COUNTING = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
""".split()
TENS = "thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = {word: str(n) for n, word in enumerate(COUNTING)}
NUMBER_WORDS |= {word: str(10 * n) for n, word in enumerate(TENS, 3)}
ORDINALS = {
    word: str(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}

# "one" and "first" are grammar more often than a count.
GRAMMAR_NUMBERS = {"one", "first", "second", "zero"}

# Names every newsroom may use without a source: they say where or who, never what happened.
COMMON_NAMES = set(
    """
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    i us u.s uk eu un european europe american british english french german russian ukrainian
    north south east west northern southern eastern western president prime minister mr ms dr
    pope king queen parliament congress senate house court government state states united nations
    kingdom union god earth moon sun celsius fahrenheit gmt utc internet
    """.split()
)

# No names either, though no text of the demonstration writes them in lower case.
OPENERS = "gifts hostilities lawmakers observations probes singled uncrewed websites".split()


def event_text(event: Mapping[str, Any]) -> str:
    """All of an event's facts as one lower-case text, dates in words as well as digits."""
    parts: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, Mapping):
            for key, inner in value.items():
                if key != "url":
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, dt.date):
            parts.append(f"{value.isoformat()} {value.day} {value:%B} {value.year}")
        elif value is not None:
            parts.append(str(value))

    walk(event)
    return " ".join(parts).lower()


def _numbers(text: str) -> set[str]:
    found = set()
    for token in WORD.findall(text.lower()):
        if token[0].isdigit():
            found.add(token.replace(",", "").rstrip(".:"))
        for part in token.split("-"):
            if part in NUMBER_WORDS or part in ORDINALS:
                found.add(NUMBER_WORDS.get(part) or ORDINALS[part])
    return found


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that some text writes in lower case: where a sentence opens they are no names."""
    words = (word for text in texts for word in WORD.findall(text))
    return frozenset(_singular(word) for word in words if word[0].islower())


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _stem(part: str) -> str:
    return part.removesuffix("'s")[:4]


@dataclass(frozen=True)
class _Facts:
    """What the events of a brief hold: their text, its numbers, the stems of its words."""

    text: str
    numbers: frozenset[str]
    stems: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Facts:
        words = [w.replace("’", "'") for w in WORD.findall(text) if not w[0].isdigit()]
        stems = frozenset(_stem(part) for word in words for part in word.split("-"))
        return cls(text, frozenset(_numbers(text)), stems)

    def fault(self, token: str, *, name: bool) -> str:
        """What is wrong with a word, or an empty string; `name` says that it must be a name."""
        bare = token.rstrip(".,:").replace("’", "'")
        if token[0].isdigit():
            known = bare.replace(",", "") in self.numbers
            return "" if known else f"number {bare!r} is not in the facts"
        parts = bare.lower().split("-")
        for part in parts:
            counted = part in NUMBER_WORDS and part not in GRAMMAR_NUMBERS
            if counted and NUMBER_WORDS[part] not in self.numbers and part not in self.text:
                return f"number word {part!r} is not in the facts"
        for part in parts if name else ():
            known = part.removesuffix("'s") in COMMON_NAMES or part in NUMBER_WORDS
            if not known and _stem(part) not in self.stems:
                return f"name {bare!r} is not in the facts"
        return ""


def unsupported(
    text: str, event: Mapping[str, Any], story_title: str = "", ordinary: Container[str] = ()
) -> Iterator[str]:
    """Yield every number and capitalised name of `text` that the event's facts do not hold.

    A sentence may open with one of the `ordinary` words, or with one of ours, whatever the facts.
    """
    facts = _Facts.of(f"{event_text(event)} {story_title.lower()}")
    plain = re.sub(r"\]\([^)]*\)", "]", text)
    for sentence in SENTENCE_END.split(plain):
        for position, token in enumerate(WORD.findall(sentence)):
            word = _singular(token)
            opens = position == 0 and (word in ordinary or word in map(_singular, OPENERS))
            if fault := facts.fault(token, name=token[0].isupper() and not opens):
                yield fault


def sentences(text: str) -> Iterable[str]:
    """The sentences of a brief, normalised for comparing one brief with another."""
    for sentence in SENTENCE_END.split(text):
        words = re.sub(r"\W+", " ", sentence).strip().lower()
        if len(words.split()) >= 5:
            yield words


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The front matter as a mapping, and the body."""
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body
