"""A hook of MkDocs: no search for garbage cycles, which Dateline's own builder does without too."""

from __future__ import annotations

import gc


def on_startup(**_: object) -> None:
    """Before anything is read."""
    gc.disable()
