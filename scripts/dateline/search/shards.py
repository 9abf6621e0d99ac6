"""A segment's terms in shards, and their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pack import put, put_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .postings import Term


def shard(terms: Mapping[str, Term]) -> bytes:
    """One shard: how many terms; each with its flags, spellings and sizes; then their columns, one
    kind after the other, for like bytes zip better."""
    head, documents, impacts, masks = bytearray(), bytearray(), bytearray(), bytearray()
    put(len(terms), head)
    last = ""
    for key in sorted(terms):
        term = terms[key]
        front_coded(key, last, head)
        last = key
        put(len(term.forms), head)
        for form in term.forms:
            front_coded(form, key, head)
        put(term.articles, head)
        put(len(term.documents), head)
        put(len(term.masks), head)
        documents += term.documents
        impacts += term.impacts
        masks += term.masks
    return bytes(head + documents + impacts + masks)


def front_coded(text: str, before: str, out: bytearray) -> None:
    """A text as how much of `before` it begins with, and the rest."""
    shared = 0
    for one, other in zip(text, before, strict=False):
        if one != other or one > "\ud7ff":  # beyond, JavaScript counts otherwise
            break
        shared += 1
    put(shared, out)
    put_text(text[shared:], out)


def positions(shards: Iterable[Mapping[str, Term]]) -> bytes:
    """The positions of all terms of some shards: for each shard how many terms and their sizes;
    then the positions."""
    head, body = bytearray(), bytearray()
    for terms in shards:
        put(len(terms), head)
        for key in sorted(terms):
            put(len(terms[key].positions), head)
            body += terms[key].positions
    return bytes(head + body)
