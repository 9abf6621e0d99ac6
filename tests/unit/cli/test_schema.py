"""`dateline schema` and `dateline reference`: files that are made from the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archives import small_archive
from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

MADE = {
    "schema": ["article.schema.json"],
    "reference": ["about/settings.md", "about/findings.md"],
}


@pytest.mark.parametrize("name", MADE)
def test_the_files_made_are_those_of_the_demonstration(
    name: str, tmp_path: Path, command: Command
) -> None:
    root = small_archive(tmp_path / "archive")
    done = command(name, "--root", root)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [str(root / "content" / path) for path in MADE[name]]
    for path in MADE[name]:
        ours = (ROOT / "content" / path).read_bytes()
        assert (root / "content" / path).read_bytes() == ours, f"run: dateline {name}"


@pytest.mark.parametrize("name", MADE)
def test_a_place_that_cannot_be_written_is_told(
    name: str, tmp_path: Path, command: Command
) -> None:
    root = small_archive(tmp_path / "archive")
    target = root / "content" / MADE[name][0]
    target.mkdir(parents=True)
    done = command(name, "--root", root)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"dateline: {target} cannot be written: Is a directory (")
