"""One segment of the index: its files, and the summary from which the whole is joined. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .document import FIELDS
from .pack import long_name, packed_json, short_name
from .postings import Postings
from .shards import (
    SHARDS_PER_POSITIONS,
    Sizes,
    blocks,
    positions,
    record,
    shard,
    shards,
)
from .stems import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from .document import Document
    from .segments import Segment

COLUMNS = ("source", "topic", "tag", "lang", "kind", "story")
"""Fields whose values are counted over results: a file each."""
EPOCH = 719_163
"""1970-01-01 as `date.toordinal` counts it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A segment's files by their paths below search/, and its summary: plain values (JSON)."""

    files: tuple[tuple[str, bytes], ...]
    summary: dict[str, Any]


def epoch_day(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def index_segment(segment: Segment, documents: Iterable[Document]) -> Part:
    """The files of a segment. `documents` come in the order of its refs, and are read once."""
    postings = Postings()
    seen = _Seen()
    for document in documents:
        postings.add(document)
        seen.add(document)
    sizes = Sizes.of(len(segment.refs))
    groups = list(shards(postings.terms, sizes))
    families = dict(_families(postings, seen, groups, sizes))
    path, names = _named(segment, families)
    files = tuple(
        (path(family, number), data)
        for family, made in families.items()
        for number, data in enumerate(made)
    )
    firsts = [keys[0] for keys in groups]
    return Part(files, seen.summary(segment, path("", 0), names, firsts, postings.frequencies()))


def _families(
    postings: Postings, seen: _Seen, groups: list[list[str]], sizes: Sizes
) -> Iterator[tuple[str, list[bytes]]]:
    """Letter and files: terms, positions, records, texts, columns."""
    terms = postings.terms
    yield "t", [shard(terms, keys) for keys in groups]
    starts = range(0, len(groups), SHARDS_PER_POSITIONS)
    yield "p", [positions(terms, groups[at : at + SHARDS_PER_POSITIONS]) for at in starts]
    yield "r", list(blocks(seen.records, sizes.records))
    yield "x", list(blocks(seen.texts, sizes.texts))
    yield "c", [packed_json(seen.column(field)) for field in COLUMNS]


class _Path:
    """The path of a file: a sealed segment's directory is named after all of its content."""

    def __init__(self, directory: str, names: dict[str, str]) -> None:
        self._directory, self._names = directory, names

    def __call__(self, family: str, number: int) -> str:
        if not family:
            return self._directory
        name = self._names.get(family, "")[4 * number : 4 * number + 4]
        return f"{self._directory}/{family}/{number}{'-' if name else ''}{name}.bin"


def _named(segment: Segment, families: dict[str, list[bytes]]) -> tuple[_Path, dict[str, str]]:
    if segment.sealed:
        whole = long_name(data for made in families.values() for data in made)
        return _Path(f"{segment.name}-{whole}", {}), {}
    names = {
        family: "".join(short_name(data) for data in made) for family, made in families.items()
    }
    return _Path(segment.name, names), names


class _Seen:
    """What is gathered of a segment besides its postings."""

    def __init__(self) -> None:
        self.records: list[list[object]] = []
        self.texts: list[str] = []
        self._days: list[int] = []
        self._names: dict[str, dict[str, list[Any]]] = {field: {} for field in FIELDS}
        self._values: dict[str, list[list[str]]] = {field: [] for field in COLUMNS}

    def add(self, document: Document) -> None:
        self.records.append(record(document))
        self.texts.append("" if document.text == document.excerpt else document.text)
        if document.day is not None:
            self._days.append(epoch_day(document.day))
        for field, known in self._names.items():
            names = document.names(field)
            for name in names:
                held = known.setdefault(name.key, [name.title, 0])
                held[0] = min(held[0], name.title)
                held[1] += 1
            if field in self._values:
                self._values[field].append([name.key for name in names])

    def column(self, field: str) -> dict[str, object]:
        """The values of a field and, for each article, which of them it has."""
        keys = sorted(self._names[field])
        numbers = {key: number for number, key in enumerate(keys)}
        rows = [[numbers[key] for key in row] for row in self._values[field]]
        single = all(len(row) < 2 for row in rows)
        of = [row[0] if row else -1 for row in rows] if single else rows
        return {"keys": keys, "of": of}

    def summary(
        self,
        segment: Segment,
        directory: str,
        names: dict[str, str],
        firsts: list[str],
        frequencies: dict[str, int],
    ) -> dict[str, Any]:
        """What the manifest and the files of the whole archive are made from."""
        sizes = Sizes.of(len(self.records))
        listed = {
            "name": segment.name,
            "path": directory,
            "count": len(self.records),
            "days": _runs(self._days),
            "sizes": [sizes.records, sizes.texts, SHARDS_PER_POSITIONS],
            "terms": firsts,
            "names": names,
        }
        languages = {base(key): held[1] for key, held in self._names["lang"].items()}
        return {
            "segment": listed,
            "names": self._names,
            "languages": languages,
            "frequencies": frequencies,
        }


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
