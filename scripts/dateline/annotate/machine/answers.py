"""What a machine answered: read, and checked against what it was given. Pure.

A sentence stays only where it names sentences it was given, where every number and every name in it
is in those, and where most of its words are. That does not prove it true; it keeps out what nobody
reported.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.annotate.words import form, stems, words

if TYPE_CHECKING:
    from collections.abc import Mapping

Cited = tuple[str, tuple[str, ...]]

MOST = 8
LONGEST = 400
OVERLAP = 0.5
"""The share of a sentence's words that must be in what it rests on."""


def read_answer(content: str) -> list[Cited] | None:
    """The sentences of an answer and what each names as its source; None where it is no answer.

    Fences and words around the JSON are passed over.
    """
    start, end = content.find("{"), content.rfind("}")
    try:
        values = json.loads(content[start : end + 1])
    except (ValueError, RecursionError):
        return None
    listed = values.get("sentences") if isinstance(values, dict) else None
    if not isinstance(listed, list):
        return None
    return [read for each in listed if (read := _sentence(each)) is not None]


def _sentence(value: object) -> Cited | None:
    if not isinstance(value, dict):
        return None
    text, named = value.get("text"), value.get("from")
    if not isinstance(text, str) or not isinstance(named, list):
        return None
    return " ".join(text.split()), tuple(str(each).strip("[] ") for each in named)


def supported(answer: list[Cited], given: Mapping[str, str]) -> tuple[Cited, ...]:
    """The sentences of an answer that have support in what was given."""
    return tuple(each for each in answer if has_support(*each, given))[:MOST]


def has_support(text: str, named: tuple[str, ...], given: Mapping[str, str]) -> bool:
    """Whether a sentence rests on the sentences it names."""
    if not text or len(text) > LONGEST or not named or any(key not in given for key in named):
        return False
    known = stems(" ".join(given[key] for key in named)).keys()
    said = stems(text).keys()
    if not said or len(said & known) < OVERLAP * len(said):
        return False
    first, *rest = words(text)
    telling = [form(first)] if form(first).number else []
    telling += [each for each in map(form, rest) if each.capital or each.number]
    return all(each.stem in known for each in telling if each.stem)
