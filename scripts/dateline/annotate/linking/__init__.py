"""Stories: articles about one event or running affair, found by what they have in common.

Pure: knows terms, days and ids, neither files nor pages.
"""

from __future__ import annotations

from .link import BATCH, THRESHOLD, WINDOW, Item, Link, Linker
from .vectors import Frequencies, article_terms, text_terms

__all__ = [
    "BATCH",
    "THRESHOLD",
    "WINDOW",
    "Frequencies",
    "Item",
    "Link",
    "Linker",
    "article_terms",
    "text_terms",
]
