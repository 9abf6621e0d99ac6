"""The seam every kind of input fits: how a format is asked, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft, Evidence


class Format(Protocol):
    """One kind of input. A change of what `parse` gives needs a new `version`."""

    @property
    def name(self) -> str:
        """A word; with the version it is an article's `extractor`."""

    @property
    def version(self) -> int:
        """Counts from 1."""

    def detect(self, capture: Capture) -> Evidence | None:
        """Why this format claims the capture, None where it does not.

        Looks at a bounded part of the capture, never raises, and never claims by a guess.
        """

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The items of a claimed capture, and what is wrong with it, in the capture's order.

        Lazy: an item may be used before the next one is read. Never raises for bad input.
        """
