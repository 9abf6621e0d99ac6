"""From a planned output to bytes. Pure but for reading templates and the bodies it is handed.

Jinja with StrictUndefined and autoescape; all templates are theme/pages/*.html.j2. Must not know
where files go, nor MkDocs: the page that comes out is put into a shell by others.
"""

from __future__ import annotations

from .page import EDITABLE_KINDS, FILE_KINDS, Page
from .parts import Parts
from .renderer import Renderer

__all__ = ["EDITABLE_KINDS", "FILE_KINDS", "Page", "Parts", "Renderer"]
