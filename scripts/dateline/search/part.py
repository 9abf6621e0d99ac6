"""One part of a segment indexed by itself, in pieces: what is kept between builds. Pure.

A piece is what one part has for one file of its segment, or for a few of them. Where no part has
another piece than before, the files are as before and nothing of them is read.
"""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .document import FIELDS
from .pack import json_bytes, short_name
from .sizes import BLOCKS_PER_NAME, Sizes
from .spread import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .document import Document, Name

COLUMNS = ("source", "topic", "tag", "lang", "kind", "story")
"""Fields whose values are counted over results: a file each."""
EPOCH = 719_163
"""1970-01-01 as `date.toordinal` counts it."""
MOST_GROUPS = 256
SHORT = 12
"""Bytes of the hash of a piece."""
Names: TypeAlias = dict[str, dict[str, list[Any]]]
"""For each field its values with title and number of articles."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Which piece is what: groups of shards, then columns, names, and groups of spellings."""

    groups: int

    @classmethod
    def of(cls, sizes: Sizes) -> Pieces:
        """The pieces of a part of a segment with files of these sizes."""
        return cls(min(sizes.positions, MOST_GROUPS))

    @property
    def columns(self) -> int:
        """Where the columns begin."""
        return self.groups

    @property
    def names(self) -> int:
        """Which piece has the names."""
        return self.groups + len(COLUMNS)

    @property
    def words(self) -> int:
        """Where the spellings begin."""
        return self.names + 1


class Head(NamedTuple):
    """What is known of a part without its pieces: plain values, which can be kept.

    `days` has a number for each dated article; `records` and `texts` are names of files, four
    characters each; `hashes` has `SHORT` bytes for each piece.
    """

    articles: int
    days: list[int]
    records: str
    texts: str
    hashes: bytes

    def hash_of(self, piece: int) -> bytes:
        """What stands for a piece."""
        return self.hashes[SHORT * piece : SHORT * (piece + 1)]


class Indexed(NamedTuple):
    """A part: its pieces as they are kept, and its files of records and of texts before zipping."""

    head: Head
    pieces: list[bytes]
    records: list[bytes]
    texts: list[bytes]


def epoch_day(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def index_part(documents: Iterable[Document], sizes: Sizes) -> Indexed:
    """A part. `documents` come in the order of the part, and are read once."""
    # NumPy takes a tenth of a second to load, and only those who write an index need it.
    from .postings import Postings
    from .terms import pieces

    postings, seen = Postings(), _Seen()
    for document in documents:
        postings.add(document)
        seen.add(document)
    records = list(_blocks(seen.records, sizes.records))
    # Where nothing but excerpts may be shown, the records have them already.
    texts = list(_blocks(seen.texts, sizes.texts)) if any(seen.texts) else []
    gathered = postings.gathered()
    found = [
        *(_kept(tuple(piece)) for piece in pieces(gathered, Pieces.of(sizes).groups)),
        *(_kept(seen.values[field]) for field in COLUMNS),
        _kept(seen.names),
        *map(_kept, _grouped_words(gathered.frequencies)),
    ]
    hashes = b"".join(hashlib.sha256(piece).digest()[:SHORT] for piece in found)
    head = Head(len(seen.records), seen.days, _names(records), _names(texts), hashes)
    return Indexed(head, found, records, texts)


def _kept(value: Any) -> bytes:
    """Plain values as bytes; of version 2, since later ones give equal values unequal bytes."""
    return marshal.dumps(value, 2)


def _grouped_words(known: list[tuple[str, int, int]]) -> list[list[tuple[str, int]]]:
    found: list[list[tuple[str, int]]] = [[] for _ in range(WORDS)]
    for spelling, articles, place in known:
        found[place % WORDS].append((spelling, articles))
    return found


class _Seen:
    """What is gathered of a part besides its postings."""

    def __init__(self) -> None:
        self.records: list[list[object]] = []
        self.texts: list[str] = []
        self.days: list[int] = []
        self.names: Names = {field: {} for field in FIELDS}
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
        _pair(document.source),
        _pair(document.story),
        [name.title for name in document.topics[:1]],
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
