"""Stories: articles about one event or running affair, found by what they have in common.

Pure: knows terms, days and ids, neither files nor pages. Needs NumPy, which comes with the extra
`intake`.
"""

from __future__ import annotations

from .link import BATCH, THRESHOLD, WINDOW, Item, Link, Linker
from .rarity import Frequencies

__all__ = [
    "BATCH",
    "THRESHOLD",
    "WINDOW",
    "Frequencies",
    "Item",
    "Link",
    "Linker",
]
