"""From a planned output to bytes. Pure but for reading templates and the bodies it is handed.

Jinja with StrictUndefined and autoescape; all templates are theme/pages/*.html.j2. Must not know
where files go, nor MkDocs: the page that comes out is put into a shell by others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .page import EDITABLE_KINDS, Page

if TYPE_CHECKING:
    from dateline.plan.outputs import NO_PAGES as FILE_KINDS

    from .parts import Parts
    from .renderer import Renderer

__all__ = ["EDITABLE_KINDS", "FILE_KINDS", "Page", "Parts", "Renderer"]


_LATE = {
    "FILE_KINDS": ("dateline.plan.outputs", "NO_PAGES"),
    "Parts": ("dateline.render.parts", "Parts"),
    "Renderer": ("dateline.render.renderer", "Renderer"),
}


def __getattr__(name: str) -> object:
    """What needs the plan or Jinja is imported when it is asked for: where no page is due it is
    not."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)
