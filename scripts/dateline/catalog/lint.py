"""Strict findings about every article file of the archive, drafts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.articles import Linter

from .load import article_files, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.errors import Problem
    from dateline.model import Registries
    from dateline.settings import Settings


def lint_articles(root: Path, registries: Registries, settings: Settings) -> Iterator[Problem]:
    """What the linter finds beyond what loading finds, one file after another."""
    linter = Linter(registries, settings)
    for file, path in article_files(root / settings.content_dir):
        shown = f"{settings.content_dir}/{path}"
        text, _, problems = read_text(file, shown, settings)
        if not problems:
            yield from linter.lint(text, shown)
