"""A renderer with the project's theme, for tests; what one of them compiled serves the others."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from conftest import ROOT
from dateline.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.settings import Settings


@cache
def _compiled() -> Path:
    """Where templates lie compiled until the last test has run."""
    directory = mkdtemp(prefix="templates-")
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return Path(directory)


def renderer(settings: Settings, read_body: Callable[[str], str] = lambda path: "") -> Renderer:
    """What draws the pages and files of an archive with these settings."""
    return Renderer(settings, [ROOT / "theme"], read_body, _compiled())
