"""Near duplicates: found how well and how fast, on a generated set.

    python tests/bench/duplicates.py [--originals 3000] [--seed 7] [--write]

The recipe, the same for the same seed. Originals are articles of tests/bench/corpus.py (about 420
words by Zipf's law). Of every ten, four have a copy, four have something that only looks like one,
two stand alone; all come in the order of their times, copies within ten days of their original.

Copies: `edited` 1-20 % of the words replaced; `cut` the first 20-80 % kept; `credited` a date line
with an agency's credit before, up to three sentences of boilerplate behind; `shortened` 5-40 % of
the sentences left out; `reordered` paragraphs shuffled; `damaged` up to 3 % of the characters lost
or doubled; `edited and cut` up to 8 % replaced, the first 40-90 % kept.
Look-alikes: `quoting` 10-25 % of the sentences are those of the original; `follow-up` a new top,
and 30-50 % of the original as background; `form` reports of one form with other names and numbers;
`digest` the whole original and two to four other texts.

A decision counts as right where a copy leads to its original or another copy of it, and as wrong
where anything else leads anywhere.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from corpus import Corpus

from dateline.similar import Texts, sketch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks" / "duplicates.md"
START = datetime(2026, 1, 1, tzinfo=UTC)
BOILERPLATE = (
    "Sign up for our newsletter to get the news of the day in your mail every morning.",
    "This story has been updated to correct the spelling of a name in the third paragraph.",
    "Our standards: read how we work, and how to tell us what we got wrong this time.",
)
FORM = (
    "The {0} index closed at {1} points on {2} after {3} shares changed hands.",
    "{4} gained {5} percent to {6}, while {7} lost {8} percent to {9}.",
    "Dealers at {10} said that the mood had been {11} before the figures of {12}.",
    "The currency stood at {13} to the dollar, from {14} on the day before.",
    "Among the movers were {15}, {16} and {17}, with {18} million shares traded.",
)


@dataclass(frozen=True)
class Text:
    """One text of the set: its kind, and the cluster of copies that it belongs to."""

    kind: str
    cluster: int
    at: datetime
    body: str


class Recipe:
    """Makes copies and look-alikes of texts, with the words of a corpus of `size` articles."""

    def __init__(self, seed: int, size: int = 10_000_000) -> None:
        self._random = random.Random(seed)
        self._corpus = Corpus(size, seed)
        self.copies: dict[str, Callable[[str], str]] = {
            "edited": lambda text: self.edited(text, 0.20),
            "cut": lambda text: self.cut(text, 0.2, 0.8),
            "credited": self.credited,
            "shortened": self.shortened,
            "reordered": self.reordered,
            "damaged": self.damaged,
            "edited and cut": lambda text: self.cut(self.edited(text, 0.08), 0.4, 0.9),
        }
        self.others: dict[str, Callable[[str], str]] = {
            "quoting": lambda text: self.sharing(text, 0.10, 0.25),
            "follow-up": lambda text: self.sharing(text, 0.30, 0.50),
            "form": lambda _: self.form(),
            "digest": self.digest,
        }

    def original(self) -> str:
        """A new text."""
        return self._corpus.article(0).body

    def edited(self, text: str, most: float) -> str:
        share, new = self._random.uniform(0.01, most), self.original().split()
        words = text.split(" ")
        return " ".join(
            self._random.choice(new) if self._random.random() < share else word for word in words
        )

    def cut(self, text: str, least: float, most: float) -> str:
        return text[: int(len(text) * self._random.uniform(least, most))]

    def credited(self, text: str) -> str:
        more = self._random.sample(BOILERPLATE, self._random.randrange(4))
        return f"LONDON, Nov 23 (Reuters) - {text} {' '.join(more)}"

    def shortened(self, text: str) -> str:
        share = self._random.uniform(0.05, 0.40)
        kept = [each for each in sentences(text) if self._random.random() >= share]
        return " ".join(kept)

    def reordered(self, text: str) -> str:
        parts = text.split("\n\n")
        self._random.shuffle(parts)
        return "\n\n".join(parts)

    def damaged(self, text: str) -> str:
        share = self._random.uniform(0, 0.03)
        return "".join(
            char * self._random.choice((0, 2)) if self._random.random() < share else char
            for char in text
        )

    def sharing(self, text: str, least: float, most: float) -> str:
        old, new = sentences(text), sentences(self.original())
        count = max(1, int(len(old) * self._random.uniform(least, most)))
        start = self._random.randrange(len(old) - count + 1)
        return " ".join([*new[: len(old) - count], *old[start : start + count]])

    def digest(self, text: str) -> str:
        others = [self.original() for _ in range(self._random.randrange(2, 5))]
        at = self._random.randrange(len(others) + 1)
        return "\n\n".join([*others[:at], text, *others[at:]])

    def form(self) -> str:
        words = self.original().split()
        fill = [
            self._random.choice(words).title()
            if self._random.random() < 0.6
            else str(self._random.randrange(1000))
            for _ in range(100)
        ]
        return " ".join(line.format(*fill[n * 20 :]) for n in range(4) for line in FORM)

    def texts(self, originals: int) -> list[Text]:
        """The whole set in the order of time."""
        return sorted(self._texts(originals), key=lambda each: each.at)

    def _texts(self, originals: int) -> Iterator[Text]:
        for number in range(originals):
            at = START + timedelta(minutes=10 * number)
            later = at + timedelta(minutes=self._random.randrange(1, 14_400))
            text = self.original()
            yield Text("original", number, at, text)
            if number % 10 < 4:
                kind, make = self._random.choice(list(self.copies.items()))
                yield Text(kind, number, later, make(text))
            elif number % 10 < 8:
                kind, make = self._random.choice(list(self.others.items()))
                yield Text(kind, originals + number, later, make(text))


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.]+\.", text)


@dataclass(frozen=True)
class Result:
    """Right and wrong decisions, misses by kind, and documents in a second of CPU time."""

    right: int
    wrong: Counter[str]
    missed: Counter[str]
    kinds: Counter[str]
    speed: float

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong.total())

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed.total())

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def measured(texts: list[Text]) -> Result:
    """Take all texts in, as intake would, and look at what was found."""
    there = Texts()
    found: list[str | None] = []
    before = time.process_time()
    for number, text in enumerate(texts):
        boiled = sketch(text.body)
        likeness = there.copied(boiled)
        there.add(str(number), boiled)
        found.append(likeness.key if likeness else None)
    speed = len(texts) / (time.process_time() - before)
    return judged(texts, found, speed)


def judged(texts: list[Text], found: list[str | None], speed: float) -> Result:
    right, wrong, missed = 0, Counter[str](), Counter[str]()
    clusters: set[int] = set()
    for text, key in zip(texts, found, strict=True):
        copy = text.cluster in clusters
        clusters.add(text.cluster)
        if key is None:
            missed[text.kind] += copy
        elif copy and texts[int(key)].cluster == text.cluster:
            right += 1
        else:
            wrong[text.kind] += 1
            missed[text.kind] += copy
    return Result(right, +wrong, +missed, Counter(text.kind for text in texts), speed)


def page(result: Result, originals: int, seed: int) -> str:
    """The page of docs/benchmarks."""
    rows = "".join(
        f"| {kind} | {count:,} | {result.missed[kind]} | {result.wrong[kind]} |\n"
        for kind, count in sorted(result.kinds.items())
    )
    recipe = (__doc__ or "").partition("The recipe")[2]
    return (
        "# Near duplicates\n\n"
        f"    .venv/bin/python tests/bench/duplicates.py --originals {originals} --seed {seed}\n\n"
        f"**F1 {result.f1:.3f}** (precision {result.precision:.3f}, recall {result.recall:.3f}) at "
        f"**{result.speed:,.0f} documents in a second of CPU time** "
        f"(Python {platform.python_version()}, one core of a shared machine; sketch, search and "
        "index together). Wanted: F1 .95 at 5,000.\n\n"
        "| kind | texts | missed | taken for a copy of another |\n| --- | --- | --- | --- |\n"
        f"{rows}\nThe recipe{recipe}"
    )


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--originals", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    given = parser.parse_args(argv)
    result = measured(Recipe(given.seed).texts(given.originals))
    text = page(result, given.originals, given.seed)
    if given.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
