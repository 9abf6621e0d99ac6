"""An index read back, file by file, as they are asked for."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from .pack import take, take_text, unzipped
from .part import EPOCH
from .segment import path_of
from .spread import place, words_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a shard: its spellings and its columns, still packed."""

    number: int
    forms: tuple[str, ...]
    count: int
    documents: bytes
    impacts: bytes
    masks: bytes

    def postings(self) -> Iterator[tuple[int, int, int]]:
        """Number of the article, impact (0 for a field), mask of spellings."""
        at = mask_at = 0
        number = -1
        for index in range(self.count):
            gap, at = take(self.documents, at)
            number += gap + 1
            mask = 1
            if self.masks:
                mask, mask_at = take(self.masks, mask_at)
            yield number, self.impacts[index] if self.impacts else 0, mask


def read_shard(data: bytes) -> dict[str, Entry]:
    """The terms of a shard's file."""
    raw = unzipped(data)
    total, at = take(raw, 0)
    heads: list[tuple[str, tuple[str, ...], int, int, int]] = []
    key = ""
    for _ in range(total):
        key, at = _front_coded(raw, at, key)
        count, at = take(raw, at)
        forms: list[str] = []
        for _ in range(count):
            form, at = _front_coded(raw, at, key)
            forms.append(form)
        documents, at = take(raw, at)
        size, at = take(raw, at)
        masks, at = take(raw, at)
        heads.append((key, tuple(forms), documents, size, masks))
    found = {}
    impacts_at = at + sum(size for *_, size, _ in heads)
    masks_at = impacts_at + sum(count for _, spellings, count, _, _ in heads if spellings)
    for number, (name, spellings, count, size, masks) in enumerate(heads):
        impacts = count if spellings else 0
        found[name] = Entry(
            number,
            spellings,
            count,
            raw[at : at + size],
            raw[impacts_at : impacts_at + impacts],
            raw[masks_at : masks_at + masks],
        )
        at, impacts_at, masks_at = at + size, impacts_at + impacts, masks_at + masks
    return found


def _front_coded(raw: bytes, at: int, before: str) -> tuple[str, int]:
    shared, at = take(raw, at)
    rest, at = take_text(raw, at)
    return before[:shared] + rest, at


class Reader:
    """The files of an index; `read` gives the bytes of a path.

    Raises whatever `read` raises, and ValueError for damaged files.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self.manifest: dict[str, Any] = self.json("manifest.bin")
        self.segments = tuple(SegmentReader(self, about) for about in self.manifest["segments"])
        self.total = sum(segment.count for segment in self.segments)
        self.languages = tuple(self.manifest["languages"])

    @cache  # noqa: B019  (a reader lives as long as the command)
    def data(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._read(path)

    def json(self, path: str) -> Any:
        """The plain values of a file."""
        return json.loads(unzipped(self.data(path)))

    @cache  # noqa: B019
    def shard(self, path: str) -> dict[str, Entry]:
        """The terms of a shard."""
        return read_shard(self.data(path))

    def spellings(self, start: str) -> dict[str, int]:
        """The known words that begin with `start`, of two letters or more; how frequent each is."""
        names = self.manifest["words"]
        number = words_place(start) % (len(names) // 4)
        name = names[4 * number : 4 * number + 4]
        known = self.json(f"words/{number}-{name}.bin")
        return {word: level for word, level in known if word.startswith(start)}


class SegmentReader:
    """The files of one segment."""

    def __init__(self, reader: Reader, about: dict[str, Any]) -> None:
        self._reader, self._about = reader, about
        self.count: int = about["count"]
        self._records, self._texts, self._named = about["sizes"]
        self._names: dict[str, str] = about["names"]
        self._files = {family: len(names) // 4 for family, names in self._names.items()}
        self._starts = list(accumulate((part[0] for part in about["parts"]), initial=0))
        self.dated = bool(about["days"])
        self.days = list(_days(about["days"]))

    def _path(self, family: str, number: int) -> str:
        name = self._names[family][4 * number : 4 * number + 4]
        return path_of(self._about["name"], family, str(number), name)

    def _shard(self, key: str) -> dict[str, Entry]:
        return self._reader.shard(self._path("t", place(key) % self._files["t"]))

    def entry(self, key: str) -> Entry | None:
        """The postings of a term."""
        return self._shard(key).get(key)

    def positions(self, key: str) -> tuple[bytes, bytes]:
        """Where a term stands, for its postings in order: the lowest bytes of the numbers, and what
        is left of them."""
        wanted = place(key) % self._files["t"] // self._files["p"], self._shard(key)[key].number
        path = self._path("p", place(key) % self._files["p"])
        raw = unzipped(self._reader.data(path))
        at = places = rests = 0
        found = slice(0), slice(0)
        for shard in range(self._files["t"] // self._files["p"]):
            count, at = take(raw, at)
            for number in range(count):
                many, at = take(raw, at)
                more, at = take(raw, at)
                if (shard, number) == wanted:
                    found = slice(places, places + many), slice(rests, rests + many + more)
                places, rests = places + many, rests + many + more
        return raw[at : at + places][found[0]], raw[at + places :][found[1]]

    def record(self, number: int) -> list[Any]:
        """What lists show of an article."""
        part = bisect_right(self._starts, number) - 1
        block, at = divmod(number - self._starts[part], self._records)
        place = block // self._named * 4
        name = self._about["parts"][part][1][place : place + 4]
        path = path_of(self._about["name"], "r", f"{part}.{block}", name)
        found: list[Any] = self._reader.json(path)[at]
        return found

    def day(self, number: int) -> date | None:
        """The day of an article."""
        for day, start, end in self.days:
            if start <= number < end:
                return day
        return None


def _days(runs: list[int]) -> Iterator[tuple[date, int, int]]:
    """Each day with the numbers of its articles: from, and up to but not including."""
    day = start = 0
    for gap, count in zip(runs[::2], runs[1::2], strict=True):
        day += gap
        yield date.fromordinal(day + EPOCH), start, start + count
        start += count
