"""The libraries that only annotators need, and the findings where one is missing."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.settings import Settings

LINKING = "numpy"
"""What stories are found with."""
NAMING = "spacy"
"""What finds names beside the rules, where the setting `spacy_models` names a model."""


def is_installed(library: str) -> bool:
    """Whether a library can be imported; it is not imported for that."""
    return find_spec(library) is not None


def usable_models(settings: Settings) -> list[str]:
    """The models of spaCy that the settings name and that are installed."""
    there = settings.spacy_models if is_installed(NAMING) else ()
    return [model for model in there if is_installed(model)]


def lacking(settings: Settings) -> Iterator[Problem]:
    """A finding for each library or model without which something is not suggested."""
    if not is_installed(LINKING):
        yield problem("mkdocs.yml", 0, "D904", f"stories are not suggested: they need {LINKING}")
    if settings.spacy_models and not is_installed(NAMING):
        told, hint = f"names are found by rules alone: {NAMING} is not installed", "dateline[spacy]"
        yield problem("mkdocs.yml", 0, "D904", told, f"pip install '{hint}'")
        return
    for model in settings.spacy_models:
        if not is_installed(model):
            told = f"names are found by rules alone: the model {model} is not installed"
            hint = f"python -m spacy download {model}, or take it out of spacy_models"
            yield problem("mkdocs.yml", 0, "D904", told, hint)
