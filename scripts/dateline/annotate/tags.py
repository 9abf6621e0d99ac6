"""Tags of an article: the archive's own tags where its text has them, then its telling words.

The scorer is frequency * rarity in this archive * early place, less for numbers; its parameters are
from 150 texts of 500N-KPCrowd (marks for capitals and the title made it worse there). Capitals that
stand side by side are one name, for only names and phrases read as tags.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from dateline.articles.vocabulary import fold
from dateline.errors import did_you_mean
from dateline.text.slugs import slugify

from .archive import by_people
from .names import unlinked_names
from .suggestion import Suggestion, times
from .words import form, stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model import Record, Registries

    from .archive import Archive, Text

MOST = 5
LEAST_SCORE = 8.0
"""What a word that is no tag yet must score to become one; fewer tags are better than odd ones."""
MOST_COUNTED = 20_000
RARITY = 0.6
NUMBER = 0.3
_LONGEST = 60
_NAME = re.compile(
    r"(?<![.!?:“\"]\s)(?<!^)\b[^\W\d_a-z][\w'’.-]*[\w](?:[ \u00a0](?:of |the |de |al-|bin )?"
    r"[^\W\d_a-z][\w'’-]+){0,3}",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A telling word or name of a text, as written, and its score."""

    text: str
    score: float


class Rarity:
    """How rare the words of a text are in what has been read of the archive."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._counts.update(stems(text).keys())
            self._texts += 1

    def of(self, stem: str) -> float:
        """From 0 for a word that every text has."""
        return log((self._texts + 20) / (self._counts.get(stem, 0) + 1))


def keywords(title: str, plain: str, rarity: Rarity) -> list[Keyword]:
    """The telling words of a text, the most telling first; each once, as first written."""
    written = words(f"{title}\n{plain}")
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for place, word in enumerate(written):
        if stem := form(word).stem:
            counts[stem] = counts.get(stem, 0) + 1
            first.setdefault(stem, place)
    scored = [
        Keyword(
            written[first[stem]],
            count
            * rarity.of(stem) ** RARITY
            * (2 - first[stem] / len(written))
            * (NUMBER if stem[0].isdigit() else 1.0),
        )
        for stem, count in counts.items()
    ]
    return sorted(scored, key=lambda each: (-each.score, each.text))


def names(plain: str) -> Counter[str]:
    """Names of two words or more: capitals that stand side by side within a sentence."""
    found = (match[0].strip(" .-’'") for match in _NAME.finditer(plain))
    return Counter(name for name in found if " " in name and len(name) <= _LONGEST)


class KnownTags:
    """The tags that people use here: their names and aliases, and how many articles have each."""

    def __init__(self, registries: Registries, records: Iterable[Record] = ()) -> None:
        self._main: dict[str, str] = {}
        for tag in registries.tags.values():
            for name in (tag.name, *tag.aliases):
                self._main.setdefault(slugify(name), tag.name)
        self.used: Counter[str] = Counter()
        for record in records:
            for name in by_people(record, "tags"):
                self._main.setdefault(slugify(name), name)
                self.used[self.main(name)] += 1
        self._phrases: dict[tuple[str, ...], str] = {}
        self._starts: dict[str, int] = {}
        for slug, main in self._main.items():
            phrase = tuple(slug.split("-"))
            self._phrases[phrase] = main
            self._starts[phrase[0]] = max(len(phrase), self._starts.get(phrase[0], 0))

    def main(self, name: str) -> str:
        """The name that a tag is shown under; the name itself for one that nobody uses yet."""
        return self._main.get(slugify(name), name)

    def knows(self, name: str) -> bool:
        """Whether people use the tag, under any of its names."""
        return slugify(name) in self._main

    def near(self, name: str) -> str:
        """What was probably meant by a tag that nobody uses, as a hint; often nothing."""
        return did_you_mean(name, self.used, 0.8)

    def within(self, text: str) -> Counter[str]:
        """The known tags whose name or alias the text has, and how often."""
        parts = [part for word in words(text) for part in slugify(word).split("-")]
        found: Counter[str] = Counter()
        place = 0
        while place < len(parts):
            for length in range(self._starts.get(parts[place], 0), 0, -1):
                if main := self._phrases.get(tuple(parts[place : place + length])):
                    found[main] += 1
                    place += length - 1
                    break
            place += 1
        return found


@dataclass(frozen=True, slots=True)
class Tags:
    """All that speaks for tags in one archive."""

    known: KnownTags
    rarity: Rarity
    unlinked: frozenset[str] = frozenset()

    def guesses(self, text: Text) -> list[tuple[str, float, str]]:
        """Tags with their confidence and reason, the surest first."""
        found: dict[str, tuple[float, float, str]] = {}
        title, plain = text.article.head.title, text.plain
        titled = self.known.within(title)
        for tag, count in self.known.within(text.all).items():
            if count > 1 or tag in titled:
                sure = min(0.6 + 0.1 * count + 0.1 * (tag in titled), 0.95)
                found[tag] = sure, count, f"a tag of this archive, {times(count)} in the text"
        for name, count in names(plain).items():
            if (count > 1 or name in title) and fold(name) not in self.unlinked:
                found.setdefault(_as_tag(name), (0.6, count, f"a name, {times(count)} in the text"))
        small = {word for word in words(f"{title}\n{plain}") if word[0].islower()}
        parts = {form(word).stem for said in (*found, *self.unlinked) for word in words(said)}
        for keyword in keywords(title, plain, self.rarity)[:MOST]:
            named = keyword.text[0].isupper() and keyword.text.casefold() not in small
            if named and keyword.score >= LEAST_SCORE and form(keyword.text).stem not in parts:
                tag = self.known.main(_as_tag(keyword.text))
                found.setdefault(tag, (0.5, keyword.score, f"telling: {keyword.score:.1f}"))
        ranked = sorted(found.items(), key=lambda item: (-item[1][0], -item[1][1], item[0]))
        return [(tag, sure, why) for tag, (sure, _, why) in ranked[:MOST]]


def learn_tags(archive: Archive) -> Tags:
    """The archive's tags and words."""
    counted = archive.records[:MOST_COUNTED]
    rarity = Rarity(f"{record.head.title} {record.lead}" for record in counted)
    known = KnownTags(archive.registries, archive.records)
    return Tags(known, rarity, unlinked_names(archive.registries))


def suggest_tags(text: Text, tags: Tags) -> Iterator[Suggestion]:
    """The tags of one article: those it has, which its source gave it or an earlier run, and more
    until there are enough."""
    head = text.article.head
    had = {slugify(tags.known.main(tag)) for tag in head.tags}
    room = max(0, MOST - len(head.tags))
    found = [each for each in tags.guesses(text) if slugify(each[0]) not in had][:room]
    if found:
        yield Suggestion(
            head.id,
            "tags",
            (*head.tags, *(tag for tag, _, _ in found)),
            min(sure for _, sure, _ in found),
            tuple(f"{tag}: {why}" for tag, _, why in found),
        )


def nearly_alike(used: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs of tags that are probably one: the rarer and what it should be called."""
    folded: dict[str, list[str]] = {}
    for tag in sorted(used):
        folded.setdefault(_bare(tag), []).append(tag)
    pairs = []
    for alike in folded.values():
        best = max(alike, key=lambda tag: (used[tag], tag))
        pairs += [(tag, best) for tag in alike if tag != best]
    return sorted(pairs)


def _bare(tag: str) -> str:
    """A tag without what spellings differ in: case, accents, hyphens, plural."""
    return " ".join(form(part).stem or part for part in slugify(tag).split("-"))


def _as_tag(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
