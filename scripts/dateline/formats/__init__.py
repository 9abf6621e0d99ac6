"""What a capture says, before anything is decided about it: one module for each kind of input.

A format is asked twice: `detect` says cheaply whether it claims a capture and why, `parse` then
gives what the capture says, item by item, lazily, so that a capture of many records never stands
in memory as a whole. `FORMATS` is the explicit order in which formats are asked. Knows nothing of
content/, of files, or of what becomes of a draft.
"""

from __future__ import annotations

from .daily8 import Daily8
from .encoding import Decoded, decode
from .reading import FORMATS, Reading, claim, items, leaves, read
from .seam import Format

__all__ = [
    "FORMATS",
    "Daily8",
    "Decoded",
    "Format",
    "Reading",
    "claim",
    "decode",
    "items",
    "leaves",
    "read",
]
