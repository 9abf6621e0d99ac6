"""Texts that are nearly the same, found in time that does not grow with the archive. Pure.

`sketch` boils a text down to a few hundred numbers, `Recent` finds among the texts of late the one
that a new text copies, `agency` tells whose copy it may be. Knows nothing of articles or files:
who calls says which text came first, and what follows from a likeness.
"""

from __future__ import annotations

from .agencies import agency
from .recent import Likeness, Recent
from .sketches import Sketch, compare, sketch

__all__ = ["Likeness", "Recent", "Sketch", "agency", "compare", "sketch"]
