"""Whole lines of a body that are no text of the article. What they are is data: noise.json.

Only whole lines go; what has run into the text stays, for taking it out would be guessing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class _Noise(NamedTuple):
    line: re.Pattern[str]
    words: tuple[str, ...]
    longest: int
    endings: frozenset[str]
    repeated_lists: frozenset[str]


@cache
def _noise() -> _Noise:
    data = json.loads(files(__package__).joinpath("noise.json").read_text("utf-8"))
    words = tuple(line for group in data["groups"] for line in group["lines"])
    patterns = [pattern for group in data["groups"] for pattern in group["patterns"]]
    return _Noise(
        line=re.compile("|".join([*map(re.escape, words), *patterns]), re.IGNORECASE),
        words=words,
        longest=int(data["longest"]),
        endings=frozenset(line.casefold() for line in data["endings"]),
        repeated_lists=frozenset(line.casefold() for line in data["repeated_lists"]),
    )


def without_noise(lines: list[str]) -> list[str]:
    """The lines of a body that are its text, in their order."""
    noise = _noise()
    kept: list[str] = []
    last: dict[str, int] = {}
    skipping = False
    for n, line in enumerate(lines):
        folded = line.casefold()
        if folded in noise.endings:
            break
        if folded in noise.repeated_lists:
            last = last or {_plain(each): place for place, each in enumerate(lines)}
            skipping = True
            continue
        # A list of highlights repeats the sub-heads that follow; it ends where one does not recur.
        skipping = skipping and last[_plain(line)] > n
        if not skipping and not is_noise(line):
            kept.append(line)
    return kept


def is_noise(line: str) -> bool:
    """Whether this line, on its own, is no text of an article."""
    noise = _noise()
    return len(line) <= noise.longest and noise.line.fullmatch(line) is not None


def may_begin_noise(line: str) -> bool:
    """Whether `line` is the beginning of a known noise line."""
    return any(word.startswith(line) for word in _noise().words)


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", line.casefold()).strip()
