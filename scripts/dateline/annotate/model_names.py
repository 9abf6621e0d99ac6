"""Names that a model of spaCy finds beside the rules: an extra, and a model for each language.

spaCy is imported when the first text in a model's language comes. What rules and registries know
of a text stands; a model adds what they did not see.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.model import EntityKind

from .names import LONGEST, Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_READ = 100_000  # characters of a text; spaCy takes a megabyte of memory for a thousand
_KINDS = {
    "PER": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
}
_NOT_NEEDED = ("parser", "tagger", "lemmatizer", "attribute_ruler", "morphologizer", "senter")


class ModelNames:
    """The models to be asked, one a language: a model's name begins with its language."""

    def __init__(self, models: Iterable[str] = ()) -> None:
        self._models = {model.partition("_")[0]: model for model in models}

    def besides(self, found: list[Name], text: str, language: str) -> list[Name]:
        """The names that were found and those that the model adds, in order."""
        model = self._models.get(language.partition("-")[0])
        if model is None:
            return found
        told = [name for name in _told(model, text) if not _is_taken(name, found)]
        return sorted([*found, *told], key=lambda name: name.start)


def _told(model: str, text: str) -> Iterator[Name]:
    """What the model calls names, without those that are none or too long."""
    for span in _loaded(model)(text[:_MOST_READ]).ents:
        written = span.text.removesuffix("'s").removesuffix("’s")
        kind = _KINDS.get(span.label_)
        if kind is not None and written[:1].isupper() and len(written) <= LONGEST:
            yield Name(written, kind, span.start_char, span.start_char + len(written))


def _is_taken(name: Name, found: Iterable[Name]) -> bool:
    return any(name.start < other.end and other.start < name.end for other in found)


@cache
def _loaded(model: str) -> Any:
    import spacy

    return spacy.load(model, exclude=_NOT_NEEDED)
