"""What annotators know of the archive: its articles without bodies, registries, and the articles
they are asked about. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.articles import owned
from dateline.model import Article, Record, Registries
from dateline.settings import Settings
from dateline.text.markdown import to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .topic_model import Model

LEAD = 600


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive's articles in any order, its registries and settings.

    `topic_words` are the keywords that editors gave topics in topics.yml, by code;
    `address_topics` what sources.yml says of the paths of a source's addresses, by its id: pairs of
    the beginning of a path and a topic's code. `recall` gives the model of topics that was trained
    under a key, or makes it.
    """

    records: tuple[Record, ...] = ()
    registries: Registries = field(default_factory=Registries)
    settings: Settings = field(default_factory=Settings)
    topic_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    address_topics: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    recall: Callable[[str, Callable[[], Model]], Model] = lambda _, make: make()


@dataclass(frozen=True, slots=True)
class Text:
    """An article as annotators read it: `plain` is its body without markup."""

    article: Article
    plain: str

    @property
    def lead(self) -> str:
        """The beginning of the body."""
        return self.plain[:LEAD]

    @property
    def all(self) -> str:
        """Title and body."""
        return f"{self.article.head.title}.\n{self.plain}"


def read_text(article: Article) -> Text:
    """The article with its plain text."""
    return Text(article, to_plain(article.body))


def by_people(record: Record, name: str) -> tuple[str, ...]:
    """The items of a list that people wrote or corrected; nothing of what the machine wrote.

    What the machine wrote teaches it nothing: a second run would otherwise differ from the first.
    """
    if owned(Article(record.head, ""), name):
        return ()
    values: tuple[str, ...] = getattr(record.head, name)
    return values


def newest_first(records: Iterable[Record]) -> list[Record]:
    """The records, the newest first and undated last; ties by id."""
    return sorted(records, key=lambda r: (-(day_of(r) or float("-inf")), r.head.id))


def day_of(record: Record) -> float | None:
    """The latest day of an article, counted from 1970, with its part of a day; None if undated."""
    when = record.head.when
    return when.latest.timestamp() / 86_400 if when and when.latest else None
