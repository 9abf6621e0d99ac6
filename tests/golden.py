"""Expected files of test cases: compared, or rewritten by `./run golden --update`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def same_as(path: Path, text: str) -> None:
    """Assert that the file holds `text`; a file that is not there is expected to be empty."""
    if os.environ.get("DATELINE_UPDATE_GOLDEN"):
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, "utf-8", newline="\n")
    expected = path.read_bytes().decode() if path.exists() else ""
    assert text == expected, f"{path} differs; if that is meant: ./run golden --update"
