"""The outputs of a subject: its pages, and the files beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .families import FAMILY_KINDS, files_of
from .search_words import SEARCH_WORDS, search_words
from .sitemaps import UNLISTED
from .subjects import SEARCH, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model import Output

    from .context import Context
    from .subjects import Subject

NO_PAGES = UNLISTED | FAMILY_KINDS | {SEARCH_WORDS}
"""Kinds of output that are files of their own and no pages of the theme."""


def outputs_of(context: Context, subject: Subject) -> Iterator[Output]:
    """The outputs of one subject; none where it is not, or no longer, in the archive."""
    yield from pages_of(context, subject)
    yield from files_of(context, subject)
    if subject.kind == SEARCH:
        yield search_words(context)


def gives_way(made: Output, hand_written: Mapping[str, object] | frozenset[str]) -> bool:
    """Whether an owner has put a file of their own, such as a robots.txt, in place of one."""
    return made.kind in FAMILY_KINDS and made.path in hand_written
