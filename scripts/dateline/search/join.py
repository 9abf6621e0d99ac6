"""The files of the whole archive, from what its segments have: names, spellings, manifest. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from .code import CODE
from .document import FIELDS
from .pack import json_bytes
from .part import COLUMNS
from .stems import ALGORITHMS, base

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .part import Names

MANIFEST = "manifest.bin"


def joined_names(parts: Iterable[Names]) -> Names:
    """The values of every field, with title and number of articles in all of `parts`."""
    found: Names = {field: {} for field in FIELDS}
    for part in parts:
        for field, known in found.items():
            for key, (title, count) in part[field].items():
                held = known.setdefault(key, [title, 0])
                held[0] = min(held[0], title)
                held[1] += count
    return found


def joined_words(parts: Iterable[Iterable[tuple[str, int]]]) -> list[tuple[str, int]]:
    """Spellings in order with the number of articles that have them."""
    total: Counter[str] = Counter()
    for part in parts:
        for word, count in part:
            total[word] += count
    return sorted(total.items())


def names_file(values: Mapping[str, list[Any]]) -> bytes:
    """The values of a field, the most frequent first."""
    ordered = sorted(values.items(), key=lambda each: (-each[1][1], each[0]))
    return json_bytes([[key, title, count] for key, (title, count) in ordered])


def words_file(words: Iterable[tuple[str, int]], least: int) -> bytes:
    """Spellings and how frequent they are, in powers of two, so that an article changes few."""
    return json_bytes([[word, n.bit_length()] for word, n in words if n >= least and word])


def manifest(
    segments: list[dict[str, Any]], languages: Iterable[str], names: list[str], words: str
) -> bytes:
    """What names all other files. `names` are paths, one for each field; `words` has four
    characters for each file of spellings."""
    known = {lang: ALGORITHMS.get(lang, "") for lang in sorted(set(map(base, languages)))}
    return json_bytes(
        {
            "code": CODE,
            "columns": COLUMNS,
            "languages": known,
            "segments": segments,
            "words": words,
            "names": dict(zip(FIELDS, names, strict=True)),
        }
    )
