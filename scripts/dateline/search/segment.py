"""One segment of the index, joined from its parts: its files, and the summary from which the whole
archive's are made. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .document import FIELDS
from .pack import json_bytes, put, short_name
from .part import COLUMNS
from .postings import Term
from .shards import positions, shard, shards
from .sizes import BLOCKS_PER_NAME, SHARDS_PER_POSITIONS, Sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .part import Indexed


def join_parts(
    name: str, parts: Sequence[Indexed], sizes: Sizes
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files that belong to no single part, by path below search/ and not yet zipped; and what
    the manifest and the files of the whole archive need to know: plain values."""
    terms = joined_terms(parts)
    groups = list(shards(terms, sizes))
    starts = range(0, len(groups), SHARDS_PER_POSITIONS)
    families = {
        "t": [shard(terms, keys) for keys in groups],
        "p": [positions(terms, groups[at : at + SHARDS_PER_POSITIONS]) for at in starts],
        "c": [json_bytes(_column(field, parts)) for field in COLUMNS],
    }
    names = {family: "".join(map(short_name, made)) for family, made in families.items()}
    files = {
        path_of(name, family, str(number), names[family][4 * number : 4 * number + 4]): data
        for family, made in families.items()
        for number, data in enumerate(made)
    }
    listed = {
        "name": name,
        "count": sum(part.articles for part in parts),
        "days": _runs([day for part in parts for day in part.days]),
        "sizes": [sizes.records, sizes.texts, SHARDS_PER_POSITIONS, BLOCKS_PER_NAME],
        "parts": [[part.articles, part.records, part.texts] for part in parts],
        "terms": [keys[0] for keys in groups],
        "names": names,
    }
    return files, {"segment": listed, **_counted(parts)}


def path_of(segment: str, family: str, number: str, name: str) -> str:
    """Where a file of a segment lies, below search/."""
    return f"{segment}/{family}/{number}-{name}.bin"


def block_paths(
    segment: str, part: int, family: str, names: str, articles: int, size: int
) -> Iterator[str]:
    """Where the files of records or texts of the part of that number lie."""
    for block in range(-(-articles // size)):
        at = block // BLOCKS_PER_NAME * 4
        yield path_of(segment, family, f"{part}.{block}", names[at : at + 4])


def _counted(parts: Sequence[Indexed]) -> dict[str, Any]:
    """Names and spellings of all parts."""
    frequencies: Counter[str] = Counter()
    names: dict[str, dict[str, list[Any]]] = {field: {} for field in FIELDS}
    for part in parts:
        frequencies.update(part.frequencies)
        for field, known in names.items():
            for key, (title, count) in part.names[field].items():
                held = known.setdefault(key, [title, 0])
                held[0] = min(held[0], title)
                held[1] += count
    return {"names": names, "frequencies": dict(frequencies)}


def _column(field: str, parts: Sequence[Indexed]) -> dict[str, object]:
    """The values of a field and, for each article, which of them it has."""
    rows = [row for part in parts for row in part.values[field]]
    keys = sorted({key for row in rows for key in row})
    numbers = {key: number for number, key in enumerate(keys)}
    if all(len(row) < 2 for row in rows):
        return {"keys": keys, "of": [numbers[row[0]] if row else -1 for row in rows]}
    return {"keys": keys, "of": [[numbers[key] for key in row] for row in rows]}


def _runs(days: list[int]) -> list[int]:
    """Days in order as pairs: days since the last one, and how many articles it has."""
    found: list[int] = []
    last = 0
    for day in days:
        if found and day == last:
            found[-1] += 1
        else:
            found += [day - last, 1]
            last = day
    return found


def joined_terms(parts: Sequence[Indexed]) -> dict[str, Term]:
    """The terms of several parts, whose articles are numbered on."""
    pieces: dict[str, list[tuple[int, Term]]] = defaultdict(list)
    start = 0
    for part in parts:
        for key, term in part.terms.items():
            pieces[key].append((start, term))
        start += part.articles
    return {key: _joined(found) for key, found in pieces.items()}


def _joined(pieces: list[tuple[int, Term]]) -> Term:
    """A term of a segment: its documents are all differences, the first one included."""
    if len(pieces) == 1:  # most words are rare
        start, term = pieces[0]
        out = bytearray()
        put(start + term.first, out)
        return term._replace(documents=bytes(out) + term.documents)
    forms = _forms(pieces)
    documents = bytearray()
    articles, last = 0, -1
    for start, term in pieces:
        put(start + term[1] - last - 1, documents)
        documents += term[3]
        articles += term[0]
        last = start + term[2]
    return Term(
        articles,
        0,
        last,
        bytes(documents),
        b"".join([term[4] for _, term in pieces]),
        b"".join([_masks(term, forms) for _, term in pieces]) if len(forms) > 1 else b"",
        b"".join([term[6] for _, term in pieces]),
        forms,
    )


def _forms(pieces: list[tuple[int, Term]]) -> tuple[str, ...]:
    found = {term[7] for _, term in pieces}
    return (
        found.pop()
        if len(found) == 1
        else tuple(sorted({form for forms in found for form in forms}))
    )


def _masks(term: Term, forms: tuple[str, ...]) -> bytes:
    """The masks of a part's term, whose forms are some of `forms`, with the bits of all of them."""
    if term.forms == forms:
        return term.masks
    bits = tuple(forms.index(form) for form in term.forms)
    if len(bits) == 1:
        return _mask(1 << bits[0]) * term.articles
    if bits[-1] < 7:
        return term.masks.translate(_table(bits))
    return b"".join(_mask(sum(1 << bits[bit] for bit in held)) for held in _held(term.masks))


def _mask(mask: int) -> bytes:
    out = bytearray()
    put(mask, out)
    return bytes(out)


@lru_cache(maxsize=4_096)
def _table(bits: tuple[int, ...]) -> bytes:
    """For each mask of one byte the one whose bits stand where `bits` says."""
    low = (sum(1 << to for bit, to in enumerate(bits) if mask >> bit & 1) for mask in range(128))
    return bytes(low) + bytes(128)


def _held(masks: bytes) -> Iterator[list[int]]:
    """The bits of each mask."""
    held: list[int] = []
    place = 0
    for byte in masks:
        held += [place + bit for bit in range(7) if byte >> bit & 1]
        place += 7
        if byte < 128:
            yield held
            held, place = [], 0
