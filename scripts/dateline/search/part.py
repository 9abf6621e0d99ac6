"""One part of a segment indexed by itself: what is kept between builds. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .document import FIELDS
from .pack import json_bytes, short_name
from .postings import Postings, Term
from .sizes import BLOCKS_PER_NAME, Sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .document import Document, Name

COLUMNS = ("source", "topic", "tag", "lang", "kind", "story")
"""Fields whose values are counted over results: a file each."""
EPOCH = 719_163
"""1970-01-01 as `date.toordinal` counts it."""


class Indexed(NamedTuple):
    """What a part gives its segment: plain values, which can be kept.

    `days` has a number for each dated article; `values` for each of `COLUMNS` the keys each article
    has; `names` for each field its values with title and number of articles; `frequencies` counts
    spellings; `records` and `texts` are names of files, four characters each.
    """

    articles: int
    terms: dict[str, Term]
    days: list[int]
    values: dict[str, list[list[str]]]
    names: dict[str, dict[str, list[Any]]]
    frequencies: dict[str, int]
    records: str
    texts: str

    def plain(self) -> tuple[Any, ...]:
        """As values that `marshal` knows."""
        terms = {key: tuple(term) for key, term in self.terms.items()}
        return tuple(self._replace(terms=terms))  # type: ignore[arg-type]

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Indexed:
        """What `plain` was made of."""
        made = cls(*plain)
        return made._replace(terms={key: Term(*held) for key, held in made.terms.items()})


def epoch_day(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def index_part(
    documents: Iterable[Document], sizes: Sizes
) -> tuple[Indexed, list[bytes], list[bytes]]:
    """A part, and its files of records and of texts before zipping. `documents` come in the order
    of the part, and are read once."""
    postings, seen = Postings(), _Seen()
    for document in documents:
        postings.add(document)
        seen.add(document)
    records = list(_blocks(seen.records, sizes.records))
    # Where nothing but excerpts may be shown, the records have them already.
    texts = list(_blocks(seen.texts, sizes.texts)) if any(seen.texts) else []
    made = Indexed(
        articles=len(seen.records),
        terms=postings.terms(),
        days=seen.days,
        values=seen.values,
        names=seen.names,
        frequencies=postings.frequencies(),
        records=_names(records),
        texts=_names(texts),
    )
    return made, records, texts


class _Seen:
    """What is gathered of a part besides its postings."""

    def __init__(self) -> None:
        self.records: list[list[object]] = []
        self.texts: list[str] = []
        self.days: list[int] = []
        self.names: dict[str, dict[str, list[Any]]] = {field: {} for field in FIELDS}
        self.values: dict[str, list[list[str]]] = {field: [] for field in COLUMNS}

    def add(self, document: Document) -> None:
        self.records.append(_record(document))
        self.texts.append("" if document.text == document.excerpt else document.text)
        if document.day is not None:
            self.days.append(epoch_day(document.day))
        for field, known in self.names.items():
            names = document.names(field)
            for name in names:
                held = known.setdefault(name.key, [name.title, 0])
                held[0] = min(held[0], name.title)
                held[1] += 1
            if field in self.values:
                self.values[field].append([name.key for name in names])


def _record(document: Document) -> list[object]:
    """What lists show of an article."""
    return [
        document.address,
        document.title,
        document.moment or (document.day.isoformat() if document.day else ""),
        int(document.about),
        document.lang,
        document.kind,
        _pair(document.source),
        _pair(document.story),
        [name.title for name in document.topics],
        [name.title for name in document.tags],
        document.excerpt,
    ]


def _pair(name: Name | None) -> list[str]:
    return [name.key, name.title] if name else []


def _blocks(items: list[Any], size: int) -> Iterator[bytes]:
    """Items in files of `size`."""
    for start in range(0, len(items), size):
        yield json_bytes(items[start : start + size])


def _names(blocks: list[bytes]) -> str:
    """The names of blocks: some share one, made from all of them."""
    starts = range(0, len(blocks), BLOCKS_PER_NAME)
    return "".join(short_name(*blocks[at : at + BLOCKS_PER_NAME]) for at in starts)
