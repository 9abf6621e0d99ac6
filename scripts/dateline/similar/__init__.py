"""Texts that are nearly the same, found in time that does not grow with the archive. Pure.

`sketch` boils a text down to a few hundred numbers, `Texts` finds among those it holds the one
that a new text copies, `agency` tells whose copy it may be. Knows nothing of articles or files:
who calls says which text came first, and what follows from a likeness.
"""

from __future__ import annotations

from .agencies import agency
from .sketches import Sketch, compare, sketch
from .texts import Likeness, Texts

__all__ = ["Likeness", "Sketch", "Texts", "agency", "compare", "sketch"]
