"""The files of the whole archive, from its segments' summaries: manifest, words, names. Pure."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .code import CODE
from .document import FIELDS
from .pack import json_bytes, short_name
from .part import COLUMNS
from .shards import in_order
from .stems import ALGORITHMS, base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST = "manifest.bin"
WORDS = 1_500
"""Spellings in a file, on average, of those offered while a reader types."""


def join(summaries: Iterable[dict[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """Path below search/ and what the file holds before it is zipped; the manifest, which names all
    other files, comes last."""
    parts = list(summaries)
    names = dict(_name_files(parts))
    words = _word_files(parts)
    yield from names.values()
    yield from (entry for _, entry in words)
    manifest = {
        "code": CODE,
        "columns": COLUMNS,
        "languages": _stemmers(key for part in parts for key in part["names"]["lang"]),
        "segments": [part["segment"] for part in parts],
        "words": [[first, path] for first, (path, _) in words],
        "names": {field: path for field, (path, _) in names.items()},
    }
    yield MANIFEST, json_bytes(manifest)


def _stemmers(languages: Iterable[str]) -> dict[str, str]:
    """The archive's languages with the names of their stemmers, empty for those without one."""
    return {lang: ALGORITHMS.get(lang, "") for lang in sorted(set(map(base, languages)))}


def _name_files(parts: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """For each field its file: key -> title and count, the most frequent first."""
    for field in FIELDS:
        titles: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for part in parts:
            for key, (title, count) in part["names"][field].items():
                titles[key] = min(title, titles.get(key, title))
                counts[key] += count
        ordered = sorted(counts, key=lambda key: (-counts[key], key))
        data = json_bytes([[key, titles[key], counts[key]] for key in ordered])
        yield field, (f"names/{field}-{short_name(data)}.bin", data)


def _word_files(parts: list[dict[str, Any]]) -> list[tuple[str, tuple[str, bytes]]]:
    """The archive's spellings in order, with how frequent they are: first spelling and file.

    Frequencies are powers of two, so that one article changes few files. In a large archive very
    rare spellings are left out: they are found, but not offered.
    """
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part["frequencies"])
    least = max(1, sum(part["segment"]["count"] for part in parts) // 10_000)
    kept = in_order(word for word, count in total.items() if count >= least and word)
    found: list[tuple[str, tuple[str, bytes]]] = []
    for start, end in pairwise([*range(0, len(kept), WORDS), len(kept)]):
        held = kept[start:end]
        data = json_bytes([[word, total[word].bit_length()] for word in held])
        found.append((held[0], (f"words/{len(found)}-{short_name(data)}.bin", data)))
    return found
