"""The version of the index's format and of what words are: a part of every segment's key."""

from __future__ import annotations

CODE = "dateline-search/9"
