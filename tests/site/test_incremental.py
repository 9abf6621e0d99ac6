"""With the real theme: edits of many kinds, and both ways of building, give the same bytes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from archives import files_of, mkdocs
from conftest import ROOT
from dateline.build.run import Report, build
from dateline.mkdocs_plugin import MkDocsTheme
from dateline.settings import load
from editable import Archive
from edits import edit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


def run(root: Path, name: str) -> Report:
    """Build the archive into `name` beside it, with a cache of its own."""
    site, cache = root.with_name(name), root.with_name(f"cache-{name}")
    return build(root, site, load(root), MkDocsTheme(root), cache)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edits_both_ways_of_building_agree(seed: int, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(ROOT / "theme", root / "theme")
    archive = Archive(root, seed, most=25)
    run(root, "site")
    done: list[object] = []
    for _ in range(8):
        names = edit(archive)
        done.append((names, run(root, "site").whole))
    run(root, "clean")
    reference = mkdocs("build", "--site-dir", str(tmp_path / "reference"), cwd=root)
    assert reference.returncode == 0, reference.stderr
    built = files_of(tmp_path / "site")
    for name in ("clean", "reference"):
        wanted = files_of(tmp_path / name)
        differ = [p for p in built.keys() | wanted.keys() if built.get(p) != wanted.get(p)]
        assert differ == [], (name, done)
