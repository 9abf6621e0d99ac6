"""Dateline turns a git repository into a news archive.

The flow, the layers and the types are drawn in docs/architecture.md; a module imports only from
layers below its own, and import-linter keeps that true.
"""

__version__ = "0.1.0"
