"""The owner's settings: the options of the `dateline` plugin in mkdocs.yml. Knows no MkDocs.

`OPTIONS` is the one list of options; it drives reading, messages and the reference page.
"""

from __future__ import annotations

from .given import from_options
from .options import OPTIONS, Option, docs
from .read import config_files, load
from .values import Search, Settings

__all__ = [
    "OPTIONS",
    "Option",
    "Search",
    "Settings",
    "config_files",
    "docs",
    "from_options",
    "load",
]
