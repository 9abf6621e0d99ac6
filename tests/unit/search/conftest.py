"""Made articles in several languages, an index of them in memory, and answers by looking at every
word of every article: slow, and simple enough to be believed."""

from __future__ import annotations

import marshal
from datetime import date
from typing import TYPE_CHECKING
from typing import Any as Anything

import pytest
from hypothesis import strategies as st

from dateline.search import Document, Name, Ref, Segment, Shelf, Writer, segments, shelved
from dateline.search.pack import zipped
from dateline.search.query import All, Any, Dated, Field, Node, Not, Phrase, Word
from dateline.search.reader import Reader
from dateline.search.segments import PART
from dateline.search.stems import stemmer, stems
from dateline.search.words import fold, han_characters, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TODAY = date(2026, 6, 30)
TEXTS = {
    "en": "storm storms stormy ferry ferries minister ministers prime port court's don't a",
    "de": "Straße Verfassungsgericht Häuser Haus Minister gehen ging",
    "fr": "négociations négocier chevaux cheval l'eau ministre",
    "ar": "الحكومة حكومة أخبار اخبار مُحَمَّد محمد",
    "zh": "东京都 京都 政府宣布 天气",
    "th": "กรุงเทพมหานคร ประเทศไทย",
    "ru": "министр министры правительство й",
    "und": "storm 𝒳𝒴 😀 co-op x_y",
}


def made(
    number: int, lang: str, title: str, text: str, day: date | None, **more: object
) -> Document:
    """An article; `more` are fields of `Document`."""
    return Document(
        id=f"{number:08x}",
        address=f"{number}/",
        title=title,
        text=text,
        excerpt=text[:40],
        day=day,
        lang=lang,
        **more,  # type: ignore[arg-type]
    )


@st.composite
def archives(draw: st.DrawFn) -> list[Document]:
    """Up to twelve articles over some years."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        lang = draw(st.sampled_from(sorted(TEXTS)))
        # Sentences end anywhere, and words follow each other beyond their ends.
        some = st.lists(st.sampled_from([*TEXTS[lang].split(), "."]), max_size=9).map(" ".join)
        day = draw(st.none() | st.dates(date(2019, 11, 1), TODAY))
        tags = draw(st.lists(st.sampled_from(["sea", "law"]), unique=True))
        source = draw(st.sampled_from([None, Name("post", "Post"), Name("times", "Times")]))
        found.append(
            made(
                number,
                lang,
                draw(some),
                draw(some),
                day,
                tags=tuple(Name(tag, tag.title()) for tag in tags),
                source=source,
            )
        )
    return found


def queries() -> st.SearchStrategy[str]:
    """Queries of every operator over the words of the articles."""
    word = st.sampled_from(" ".join(TEXTS.values()).split())
    phrase = st.lists(word, min_size=2, max_size=3).map(lambda each: f'"{" ".join(each)}"')
    field = st.sampled_from(
        ["tag:sea", "source:times", "lang:de", "kind:article", "title:storm", "title:ministers"]
    )
    days = st.sampled_from(
        ["date:2026", "before:2021", "after:2025-06", "on:2026-06-30", "date:P1Y", "date:/2020-02"]
    )
    leaf = word | phrase | field | days
    part = leaf | leaf.map(lambda each: f"-{each}")
    both = st.lists(part, min_size=1, max_size=3).map(" ".join)
    either = st.lists(both, min_size=2, max_size=3).map(lambda each: f"({' OR '.join(each)})")
    return both | either | st.tuples(both, either).map(" ".join)


class Memory(dict[tuple[str, int], bytes]):
    """What is kept between indexing, as bytes as a cache has it."""

    def get(self, key: str, number: int = 0) -> Anything:  # type: ignore[override]
        """A value, None for none."""
        return marshal.loads(self[key, number]) if (key, number) in self else None

    def put(self, key: str, value: object, number: int = 0) -> None:
        """Keep a value."""
        self[key, number] = marshal.dumps(value)


def refs_of(articles: Iterable[Document]) -> list[Ref]:
    """Where articles are kept."""
    return [Ref.of(a.day, a.moment, a.id, repr(a)) for a in articles]


def written(
    articles: Iterable[Document],
    memory: Memory | None = None,
    there: Iterable[str] = (),
    part: int = PART,
    join: Callable[[tuple[Segment, ...]], tuple[Segment, ...]] = lambda cut: cut,
) -> dict[str, bytes | None]:
    """The files of an index, None for those that are kept. `part`: other parts than usual; `join`:
    other segments."""
    by_id = {article.id: article for article in articles}
    shelves = shelved(refs_of(by_id.values()))
    writer = Writer(
        lambda each: (by_id[ref.id] for shelf in each.shelves for ref in shelves[shelf]),
        Memory() if memory is None else memory,
        frozenset(there),
    )
    cut = segments({name: Shelf.of(refs) for name, refs in shelves.items()}, part)
    made = writer.write(join(cut))
    return {path: None if data is None else zipped(data) for path, data in made}


def index_of(
    articles: Iterable[Document],
    join: Callable[[tuple[Segment, ...]], tuple[Segment, ...]] = lambda cut: cut,
) -> Reader:
    """An index in memory."""
    files = written(articles, join=join)
    return Reader(lambda path: files[path] or b"")


def brute_force(articles: list[Document], node: Node) -> set[str]:
    """Ids of the articles that a query's tree finds."""
    languages = tuple(sorted({article.lang.partition("-")[0] for article in articles}))
    return {article.id for article in articles if _fits(article, node, languages)}


def _fits(article: Document, node: Node, languages: tuple[str, ...]) -> bool:
    if isinstance(node, All):
        return all(_fits(article, part, languages) for part in node.of)
    if isinstance(node, Any):
        return any(_fits(article, part, languages) for part in node.of)
    if isinstance(node, Not):
        return not _fits(article, node.of, languages)
    if isinstance(node, Dated):
        first, last = node.days.first or date.min, node.days.last or date.max
        return article.day is not None and first <= article.day <= last
    return _has(article, node, languages)


def _has(article: Document, node: Node, languages: tuple[str, ...]) -> bool:
    stem = stemmer(article.lang)
    title, text = words(article.title), words(article.text)
    every = [*title, *text, *(c for word in (*title, *text) for c in han_characters(word))]
    if isinstance(node, Word):
        return bool({stem(word) for word in every} & set(stems(node.text, languages)))
    if isinstance(node, Phrase):
        wanted = [fold(word) for word in node.words]
        known = [set(stems(word, languages)) for word in node.words]
        return any(_runs(each, wanted, known, stem) for each in (title, text))
    assert isinstance(node, Field)
    if node.name == "title":
        kept = {stem(word) for word in title} | {fold(word) for word in title}
        return bool(kept & set(stems(node.value, languages)))
    return node.value in {name.key for name in article.names(node.name)}


def _runs(
    text: list[str], wanted: list[str], known: list[set[str]], stem: Callable[[str], str]
) -> bool:
    """Whether the words follow each other in these spellings."""
    return any(
        all(
            fold(word) == spelling and stem(word) in keys
            for word, spelling, keys in zip(text[at:], wanted, known, strict=False)
        )
        for at in range(len(text) - len(wanted) + 1)
    )


@pytest.fixture
def few() -> list[Document]:
    """Articles with a story to tell."""
    sea = (Name("sea", "The sea"),)
    return [
        made(1, "en", "Ferry stays in port", "The storm keeps it there.", date(2024, 1, 5)),
        made(
            2, "en", "Storms pass", "The ferry sails. Stormy no more.", date(2026, 5, 2), tags=sea
        ),
        made(3, "en", "Court rules on storm", "Prime minister silent.", date(2026, 6, 3), tags=sea),
        made(4, "de", "Straße gesperrt", "Der Minister schweigt.", date(2026, 6, 9)),
        made(5, "en", "About the storm archive", "Governments, government.", None, kind="page"),
    ]
