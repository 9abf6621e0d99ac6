"""Pagefind's index of the built pages, where the owner chose it over the archive's own.

Pagefind reads what was built, the whole of it every time, and so needs no plan; what it writes is
in no list of the build's files, for its bytes differ from run to run (docs/benchmarks/search.md).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.settings import Settings

DIRECTORY, OURS = "pagefind", "by-dateline"
"""Where the index goes; and a file in it that says which build it is of, and tells it from an
owner's own, which stays."""
_UNUSED = ("pagefind-*-ui.*", "pagefind-ui.*", "pagefind-highlight.js")
"""Boxes of its own, which are not those of this site's pages."""


def check_pagefind(settings: Settings) -> None:
    """Raise SettingsError where Pagefind is to search and is not installed."""
    if settings.search.engine == "pagefind" and find_spec("pagefind_bin") is None:
        raise SettingsError(
            "search has engine: pagefind, and Pagefind is not installed",
            "pip install 'dateline[pagefind]', or choose another engine",
        )


def index_pages(site: Path, settings: Settings, build: bytes = b"") -> None:
    """Bring Pagefind's index in the directory `site` up to date, where it is to search: articles
    and hand-written pages, which alone have an `<article>`.

    `build` names the build that last changed a page: an index of the same one stays. Without a
    name all is indexed anew. Raises DatelineError where Pagefind fails.
    """
    target = site / DIRECTORY
    mark = target / OURS
    is_wanted = settings.search.engine == "pagefind"
    if mark.exists():
        if is_wanted and build and mark.read_bytes() == build:
            return
        # Pagefind leaves what it finds there beside the new files.
        shutil.rmtree(target)
    if not is_wanted:
        return
    options = ("--site", str(site), "--root-selector", "article", "--silent")
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", *options], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatelineError(
            f"Pagefind could not index the site: {done.stderr.strip()}", "see its message"
        )
    for path in (path for pattern in _UNUSED for path in target.glob(pattern)):
        path.unlink()
    mark.write_bytes(build)
