"""The libraries that only annotators need, and the findings where one is missing."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem

LINKING = "numpy"
"""What stories are found with."""


def is_installed(library: str) -> bool:
    """Whether a library can be imported; it is not imported for that."""
    return find_spec(library) is not None


def lacking() -> Iterator[Problem]:
    """A finding for each library without which something is not suggested."""
    if not is_installed(LINKING):
        yield problem("mkdocs.yml", 0, "D904", f"stories are not suggested: they need {LINKING}")
