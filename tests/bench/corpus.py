"""A made archive of any size, for benchmarks and tests: nothing in it is copied.

    python tests/bench/corpus.py 20000 DIRECTORY [--seed 7]

Words follow Zipf's law over a vocabulary that grows as in real text (Heaps' law, about 44 * n**0.5
different words in n); articles have about 450 words; there are 20 topics, 200 sources, 2,000 tags
drawn by Zipf, a story for about one article in eight, and five years of days with weekdays busier
than weekends. The same number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from dateline.articles import dump
from dateline.model import Article, Head, Precision, Rights, When, digest

TOPICS, SOURCES, TAGS, STORY_EVERY = 20, 200, 2_000, 8
LAST_DAY = date(2026, 6, 30)
DAYS = 5 * 365
SYLLABLES = tuple(
    f"{c}{v}" for c in "bdfghjklmnprstvwz" for v in ("a", "e", "i", "o", "u", "ar", "en")
)


@cache
def _sums(size: int) -> tuple[float, ...]:
    """The weights of the numbers below `size`, each added to those before it."""
    return tuple(accumulate(1 / (k + 2.7) for k in range(size)))


class Zipf:
    """Draws numbers from 0 to `size` - 1, the k-th with a weight of 1 / (k + 2.7)."""

    def __init__(self, size: int) -> None:
        self._sums = _sums(size)

    def draw(self, source: random.Random) -> int:
        """One number."""
        return bisect(self._sums, source.random() * self._sums[-1])


def word(number: int) -> str:
    """The `number`-th word: frequent words are short, as in real text."""
    text = ""
    while True:
        number, part = divmod(number, len(SYLLABLES))
        text += SYLLABLES[part]
        if not number:
            return text
        number -= 1


class Corpus:
    """`size` articles from `seed`."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self._size = size
        self._source = random.Random(seed)
        self._words = Zipf(int(44 * (size * 450) ** 0.5) + 100)
        self._tags = Zipf(TAGS)
        self._names = Zipf(SOURCES)
        self._stories: list[str] = []
        self._ids: dict[str, int] = {}

    def sentence(self) -> str:
        """One sentence of four words or more."""
        count = max(4, int(self._source.gauss(18, 6)))
        text = " ".join(word(self._words.draw(self._source)) for _ in range(count))
        return f"{text[0].upper()}{text[1:]}."

    def _body(self) -> str:
        paragraphs = max(2, int(self._source.gauss(8.3, 2.5)))
        return "\n\n".join(" ".join(self.sentence() for _ in range(3)) for _ in range(paragraphs))

    def _day(self) -> date:
        while True:
            day = LAST_DAY - timedelta(days=self._source.randrange(DAYS))
            if day.weekday() < 5 or self._source.random() < 0.45:
                return day

    def _id(self, number: int) -> str:
        """An id of its own: among 100,000 of eight digits two are the same."""
        whole = digest(["corpus", number])
        parts = (whole[at : at + 8] for at in range(8))
        return next(part for part in parts if self._ids.setdefault(part, number) == number)

    def article(self, number: int) -> Article:
        """The article of that number; articles must be made in order."""
        article_id = self._id(number)
        day = self._day()
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        moment += timedelta(seconds=self._source.randrange(86_400))
        title = self.sentence()[:90].rsplit(" ", 1)[0]
        slug = f"{'-'.join(title.lower().split()[:7])}-{article_id}"
        source = self._names.draw(self._source)
        if self._source.random() < 1 / STORY_EVERY or not self._stories:
            self._stories.append(f"s{article_id}")
        story = self._stories[
            -1 - min(int(self._source.expovariate(1 / 40)), len(self._stories) - 1)
        ]
        tags = {self._tags.draw(self._source) for _ in range(self._source.randrange(1, 6))}
        head = Head(
            title=title,
            when=When(moment, moment, Precision.SECOND),
            slug=slug,
            description=self.sentence(),
            tags=tuple(f"{word(tag + 500)} {word(tag + 90)}" for tag in sorted(tags)),
            id=article_id,
            lang="en",
            source=f"{word(source + 3000).title()} Times",
            source_url=f"https://example.com/{article_id}",
            topics=(f"medtop:{1 + self._source.randrange(TOPICS):02d}000000",),
            story=story if self._source.random() < 0.6 else "",
            rights=Rights.FULL,
            license="CC-BY-4.0",
        )
        return Article(head, self._body())


def write_corpus(root: Path, size: int, seed: int = 7) -> None:
    """Write `size` article files below `root`/content."""
    corpus = Corpus(size, seed)
    for number in range(size):
        article = corpus.article(number)
        assert article.head.when is not None
        assert article.head.when.latest is not None
        path = root / f"content/articles/{article.head.when.latest:%Y/%m/%d}/{article.head.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(article), "utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    write_corpus(arguments.directory, arguments.size, arguments.seed)


if __name__ == "__main__":
    main()
