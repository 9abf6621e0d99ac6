"""content/ as one immutable value: articles without their bodies, registries, findings.

The only reader of content/ for the site's side. Knows nothing of grouping or of pages.
"""

from __future__ import annotations

from .catalog import Catalog
from .lint import lint_articles
from .load import load, read_body
from .registries import load_registries
from .rights import may_show_body, permitted_excerpt, permitted_rights
from .sources import source_of

__all__ = [
    "Catalog",
    "lint_articles",
    "load",
    "load_registries",
    "may_show_body",
    "permitted_excerpt",
    "permitted_rights",
    "read_body",
    "source_of",
]
