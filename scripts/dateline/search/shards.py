"""A segment's terms in shards, and their positions.

Where a shard ends is decided by the term that would come next, not by what is before it, so that a
new word moves no boundary but its own.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from .pack import put, put_text
from .sizes import ODDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .postings import Term
    from .sizes import Sizes


def in_order(keys: Iterable[str]) -> list[str]:
    """Keys in the order of JavaScript's comparison, by UTF-16 units."""
    found = sorted(keys)
    if any(key > "\ud7ff" for key in found[-200:]):
        found.sort(key=lambda key: key.encode("utf-16-be", "replace"))
    return found


def shards(terms: Mapping[str, Term], sizes: Sizes) -> Iterator[list[str]]:
    """The terms of each shard."""
    held: list[str] = []
    size = 0
    for key in in_order(terms):
        term = terms[key]
        weight = len(term.documents) + len(term.impacts) + len(term.masks) + len(key) + 6
        ends = size >= sizes.least and zlib.crc32(key.encode()) % ODDS == 0
        if held and (ends or size + weight > sizes.most):
            yield held
            held, size = [], 0
        held.append(key)
        size += weight
    if held:
        yield held


def shard(terms: Mapping[str, Term], keys: Sequence[str]) -> bytes:
    """One shard: how many terms; each with its flags, spellings and sizes; then their columns."""
    head, columns = bytearray(), bytearray()
    put(len(keys), head)
    last = ""
    for key in keys:
        term = terms[key]
        front_coded(key, last, head)
        last = key
        put(len(term.forms), head)
        for form in term.forms:
            front_coded(form, key, head)
        put(term.articles, head)
        put(len(term.documents), head)
        put(len(term.masks), head)
        columns += term.documents + term.impacts + term.masks
    return bytes(head + columns)


def front_coded(text: str, before: str, out: bytearray) -> None:
    """A text as how much of `before` it begins with, and the rest."""
    shared = 0
    for one, other in zip(text, before, strict=False):
        if one != other or one > "\ud7ff":  # beyond, JavaScript counts otherwise
            break
        shared += 1
    put(shared, out)
    put_text(text[shared:], out)


def positions(terms: Mapping[str, Term], groups: Sequence[Sequence[str]]) -> bytes:
    """The positions of all terms of some shards: for each shard how many terms and their sizes;
    then the positions."""
    head, body = bytearray(), bytearray()
    for keys in groups:
        put(len(keys), head)
        for key in keys:
            put(len(terms[key].positions), head)
            body += terms[key].positions
    return bytes(head + body)
