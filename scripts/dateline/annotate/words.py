"""Words of a text as the annotators count them: folded, lightly stemmed, stop words left out.

Hot: every annotator starts here, so what a written form means is looked up once and remembered.
Knows nothing of articles.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from dateline.text.counting import UNSPACED

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Scripts that put no space between words: their words are unknown, their pairs of signs tell.
_UNSPACED = re.compile(f"[{UNSPACED}]+")
_MOST_FORMS = 200_000
_LONGEST_KEPT = 40  # signs; a script without blanks makes a token of a sentence
_SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
_SHORTEST = 3  # letters that a stem keeps

_STOP_FILE = files(__package__).joinpath("data/stop-words.txt")
STOP_WORDS = frozenset(_STOP_FILE.read_text("utf-8").split())


class Form(NamedTuple):
    """What a written word counts as: its stem (empty for a stop word), and what marks it."""

    stem: str
    capital: bool
    number: bool


class _Forms(dict[str, Form]):
    def __missing__(self, written: str) -> Form:
        if len(self) >= _MOST_FORMS:
            self.clear()
        form = self[written] = _form(written)
        return form


_FORMS = _Forms()


class _Stems(dict[str, tuple[str, ...]]):
    """The stems in what stands between two blanks."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        found = tuple([stem for stem, _, _ in map(_FORMS.__getitem__, words(token)) if stem])
        if len(token) <= _LONGEST_KEPT:
            if len(self) >= _MOST_FORMS:
                self.clear()
            self[token] = found
        return found


_STEMS = _Stems()


def form(written: str) -> Form:
    """What a written word counts as."""
    return _FORMS[written]


def words(text: str) -> list[str]:
    """The written words of `text`, in order; pairs of signs where a script has no spaces."""
    found = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [part for word in found for part in _parts(word)]


def stems(text: str) -> Counter[str]:
    """How often each stem is in `text`; stop words are left out."""
    counted: Counter[str] = Counter()
    for written, count in Counter(words(text)).items():
        if stem := _FORMS[written].stem:
            counted[stem] += count
    return counted


def stems_in_order(text: str) -> list[str]:
    """The stems of `text` as they come; stop words are left out."""
    return list(chain.from_iterable(map(_STEMS.__getitem__, text.split())))


def _parts(word: str) -> list[str]:
    parts: list[str] = []
    for run in re.split(f"({_UNSPACED.pattern})", word):
        if _UNSPACED.fullmatch(run) and len(run) > 1:
            parts += (run[at : at + 2] for at in range(len(run) - 1))
        elif run:
            parts.append(run)
    return parts


def _form(written: str) -> Form:
    folded = written.casefold()
    if folded in STOP_WORDS or (len(folded) < 2 and folded.isascii()):
        return Form("", False, False)
    return Form(_stem(folded), written[0].isupper(), written[0].isdigit())


def _stem(folded: str) -> str:
    """A light English stem, harmless elsewhere: plural, past and present endings only."""
    folded = folded.removesuffix("'s").removesuffix("’s")
    if len(folded) <= _SHORTEST + 1 or not folded.isascii():
        return folded
    for suffix, put in _SUFFIXES:
        if folded.endswith(suffix) and not folded.endswith("ss"):
            if len(folded) - len(suffix) >= _SHORTEST:
                folded = folded[: -len(suffix)] + put
            break
    return folded[:-1] if folded.endswith("e") and len(folded) > _SHORTEST + 1 else folded
