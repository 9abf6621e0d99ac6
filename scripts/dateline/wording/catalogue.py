"""Catalogues as they stand in their files: messages by key, with named places to fill.

A message is a text with places like {count}, or a mapping of CLDR plural categories to such texts.
A place is a plain name: neither formats nor attributes, so that filling it can do nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

DIRECTORY = Path(__file__).parent / "catalogues"
SOURCE = "en"
PLURALS = ("zero", "one", "two", "few", "many", "other")

_PLACE = re.compile(r"\{([a-z]+)\}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Message = dict[str, tuple[str, ...]]
"""Texts by plural category, `other` being the only one of a message that does not count. A text is
cut at its places: words and names of places in turn, words first."""


def parse(value: object) -> Message:
    """A message from its YAML value. Raises ValueError that says what was wanted."""
    forms = {"other": value} if isinstance(value, str) else value
    if not isinstance(forms, dict) or "other" not in forms or not forms.keys() <= {*PLURALS}:
        raise ValueError(f"a text, or texts for {', '.join(PLURALS)}, the last at least")
    if not all(isinstance(form, str) for form in forms.values()):
        raise ValueError("texts only")
    return {category: cut(form) for category, form in forms.items()}


def cut(text: str) -> tuple[str, ...]:
    """Words and places in turn. Raises ValueError for a brace that is no place's."""
    pieces = tuple(_PLACE.split(text))
    if any("{" in words or "}" in words for words in pieces[::2]):
        raise ValueError("places like {count}, and no other braces")
    return pieces


def places(message: Message) -> frozenset[str]:
    """The names of all places that a message fills."""
    return frozenset(name for form in message.values() for name in form[1::2])


@lru_cache(maxsize=8)
def read(language: str) -> Mapping[str, Message]:
    """The catalogue of exactly this language; empty where there is none."""
    try:
        text = (DIRECTORY / f"{language}.yml").read_text("utf-8")
    except FileNotFoundError:
        return {}
    return {key: parse(value) for key, value in yaml.load(text, Loader=_LOADER).items()}


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted."""
    return tuple(sorted(path.stem for path in DIRECTORY.glob("*.yml")))


def base(language: str) -> str:
    """The catalogue that is nearest to a language: pt-BR, then pt; empty where there is none."""
    known = languages()
    primary = language.replace("_", "-").partition("-")[0].lower()
    return next((name for name in (language, primary) if name in known), "")


def misfit(key: str, value: object) -> str:
    """What is wrong with a text of the owner's for `key`: its form, or places that the key has not;
    empty where it fits."""
    try:
        message = parse(value)
    except ValueError as error:
        return f"wants {error}"
    strange = places(message) - places(read(SOURCE)[key]) - {"number"}
    return f"there is no {{{min(strange)}}} to fill in" if strange else ""


def lacking(language: str, own: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that English stands in for: neither a catalogue nor the owner has them."""
    found = read(base(language)).keys() | own.keys()
    return tuple(sorted(KEYS - found))


KEYS = frozenset(read(SOURCE))
"""Every key there is."""
