"""A segment's terms in shards, and their positions."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from .pack import put, put_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Shard(NamedTuple):
    """Terms in order, with a column for each thing to be known.

    Of each term: its key; how many of the `spellings` are its own (none for a field); how many
    articles have it; how many bytes of `documents`, `masks`, `places` and `rests` it has. The
    documents are the differences of the articles' numbers, less one; there is an impact for each of
    a stem's; masks have a bit for each spelling that occurs in the article, and are none for a
    single spelling. Where each spelling of each article stands (`terms._positions`) is in two
    columns, for they zip better apart: the lowest byte of each number, and what is left of it.
    """

    keys: list[str]
    spellings: list[str]
    widths: list[int]
    articles: list[int]
    of_documents: list[int]
    of_masks: list[int]
    of_places: list[int]
    of_rests: list[int]
    documents: bytes
    impacts: bytes
    masks: bytes
    places: bytes
    rests: bytes

    def split(self, ends: list[int]) -> Iterator[Shard]:
        """The terms up to each of `ends`, as a shard each."""
        stems = [
            many if width else 0 for many, width in zip(self.articles, self.widths, strict=True)
        ]
        sizes = (self.of_documents, stems, self.of_masks, self.of_places, self.of_rests)
        sums = [list(accumulate(column, initial=0)) for column in (self.widths, *sizes)]
        begin = 0
        for end in ends:
            spelled, documents, impacts, masks, places, rests = (
                slice(s[begin], s[end]) for s in sums
            )
            yield Shard(
                self.keys[begin:end],
                self.spellings[spelled],
                self.widths[begin:end],
                self.articles[begin:end],
                self.of_documents[begin:end],
                self.of_masks[begin:end],
                self.of_places[begin:end],
                self.of_rests[begin:end],
                self.documents[documents],
                self.impacts[impacts],
                self.masks[masks],
                self.places[places],
                self.rests[rests],
            )
            begin = end


def shard(terms: Shard) -> bytes:
    """One shard: how many terms; each with its flags, spellings and sizes; then their columns, one
    kind after the other, for like bytes zip better."""
    head = bytearray()
    put(len(terms.keys), head)
    last, spellings = "", iter(terms.spellings)
    rows = zip(
        terms.keys, terms.widths, terms.articles, terms.of_documents, terms.of_masks, strict=True
    )
    for key, width, articles, documents, masks in rows:
        front_coded(key, last, head)
        last = key
        put(width, head)
        for _ in range(width):
            front_coded(next(spellings), key, head)
        put(articles, head)
        put(documents, head)
        put(masks, head)
    return bytes(head) + terms.documents + terms.impacts + terms.masks


def front_coded(text: str, before: str, out: bytearray) -> None:
    """A text as how much of `before` it begins with, and the rest."""
    shared = 0
    for one, other in zip(text, before, strict=False):
        if one != other or one > "\ud7ff":  # beyond, JavaScript counts otherwise
            break
        shared += 1
    put(shared, out)
    put_text(text[shared:], out)


def positions(shards: Iterable[Shard]) -> bytes:
    """The positions of all terms of some shards: for each shard how many terms, and of each how
    many numbers, and how many bytes these take beyond two each; then both columns."""
    head, places, rests = bytearray(), bytearray(), bytearray()
    for terms in shards:
        put(len(terms.keys), head)
        for numbers, size in zip(terms.of_places, terms.of_rests, strict=True):
            put(numbers, head)
            put(size - numbers, head)
        places += terms.places
        rests += terms.rests
    return bytes(head + places + rests)
