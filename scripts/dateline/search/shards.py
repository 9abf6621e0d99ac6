"""A segment's files: terms in shards, their positions, articles in blocks, fields in columns.

Where a shard ends is decided by the term that would come next, not by what is before it, so that a
new word moves no boundary but its own.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from .pack import packed_json, put, put_text, zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .document import Document, Name
    from .postings import Term

ODDS = 24
"""Past the least size of a shard, every `ODDS`-th term ends one."""
SHARDS_PER_POSITIONS = 4


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large files are: small where there are few articles, so that a query loads little, and
    larger where there are many, so that there are not too many files.

    `records` and `texts` are articles in a block; `least` and `most` are bytes of a shard before
    zipping (`most` but for a single long term).
    """

    records: int
    texts: int
    least: int
    most: int

    @classmethod
    def of(cls, articles: int) -> Sizes:
        """The sizes for a segment of so many articles."""
        scale = 1 if articles <= 1_000 else 2 if articles <= 4_000 else 4
        return cls(6 * scale, 5 * scale, 8_000 * scale, 20_000 * scale)


def in_order(keys: Iterable[str]) -> list[str]:
    """Keys in the order of JavaScript's comparison, by UTF-16 units."""
    found = sorted(keys)
    if any(key > "\ud7ff" for key in found[-200:]):
        found.sort(key=lambda key: key.encode("utf-16-be", "replace"))
    return found


def shards(terms: dict[str, Term], sizes: Sizes) -> Iterator[list[str]]:
    """The terms of each shard."""
    held: list[str] = []
    size = 0
    for key in in_order(terms):
        term = terms[key]
        weight = len(term.documents) + len(term.impacts) + len(key) + 6
        weight += len(term.masks) if len(term.forms) > 1 else 0
        ends = size >= sizes.least and zlib.crc32(key.encode()) % ODDS == 0
        if held and (ends or size + weight > sizes.most):
            yield held
            held, size = [], 0
        held.append(key)
        size += weight
    if held:
        yield held


def shard(terms: dict[str, Term], keys: Sequence[str]) -> bytes:
    """One shard: how many terms; each with its flags, spellings and sizes; then their columns."""
    head, columns = bytearray(), bytearray()
    put(len(keys), head)
    last = ""
    for key in keys:
        term = terms[key]
        front_coded(key, last, head)
        last = key
        masks = term.masks if len(term.forms) > 1 else b""
        put(len(term.forms), head)
        for form in term.forms:
            front_coded(form, key, head)
        put(term.count, head)
        put(len(term.documents), head)
        put(len(masks), head)
        columns += term.documents + term.impacts + masks
    return zipped(bytes(head + columns))


def front_coded(text: str, before: str, out: bytearray) -> None:
    """A text as how much of `before` it begins with, and the rest."""
    shared = 0
    for one, other in zip(text, before, strict=False):
        if one != other or one > "\ud7ff":  # beyond, JavaScript counts otherwise
            break
        shared += 1
    put(shared, out)
    put_text(text[shared:], out)


def positions(terms: dict[str, Term], groups: Sequence[Sequence[str]]) -> bytes:
    """The positions of all terms of some shards: for each shard how many terms and their sizes;
    then the positions."""
    head, body = bytearray(), bytearray()
    for keys in groups:
        put(len(keys), head)
        for key in keys:
            put(len(terms[key].positions), head)
            body += terms[key].positions
    return zipped(bytes(head + body))


def record(document: Document) -> list[object]:
    """What lists show of an article; the address's end is left out where the id tells it."""
    source, story = document.source, document.story
    return [
        document.address,
        document.title,
        document.moment or (document.day.isoformat() if document.day else ""),
        int(document.about),
        document.lang,
        document.kind,
        _pair(source),
        _pair(story),
        [name.title for name in document.topics],
        [name.title for name in document.tags],
        document.excerpt,
    ]


def _pair(name: Name | None) -> list[str]:
    return [name.key, name.title] if name else []


def blocks(items: Iterable[object], size: int) -> Iterator[bytes]:
    """Items in files of `size`."""
    rest = iter(items)
    for block in iter(lambda: list(islice(rest, size)), []):
        yield packed_json(block)
