"""content/ as one immutable value: articles without their bodies, registries, findings.

The only reader of content/ for the site's side. Knows nothing of grouping or of pages.
"""

from __future__ import annotations

from .catalog import Catalog
from .lint import lint_articles
from .load import FileRead, assemble, load, order, read_body, read_file, sha_of_file
from .registries import Loaded, load_registries
from .rights import (
    may_show_body,
    needs_lead,
    permitted_excerpt,
    permitted_head,
    permitted_rights,
)
from .sources import Sources, source_of
from .stories import story_problems

__all__ = [
    "Catalog",
    "FileRead",
    "Loaded",
    "Sources",
    "assemble",
    "lint_articles",
    "load",
    "load_registries",
    "may_show_body",
    "needs_lead",
    "order",
    "permitted_excerpt",
    "permitted_head",
    "permitted_rights",
    "read_body",
    "read_file",
    "sha_of_file",
    "source_of",
    "story_problems",
]
