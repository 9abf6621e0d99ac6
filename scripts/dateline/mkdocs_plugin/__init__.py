"""The MkDocs plugin: an adapter of a few event methods. The only package that imports MkDocs.

Plain `mkdocs build` gives the whole site: every planned page becomes a page of MkDocs whose
content is rendered here. `MkDocsTheme` uses the same plugin to render specimens for `dateline
build`, so both ways go through the same templates. No algorithm belongs here.
"""

from .plugin import DatelinePlugin
from .theme import MkDocsTheme

__all__ = ["DatelinePlugin", "MkDocsTheme"]
