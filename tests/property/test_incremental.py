"""Whatever is edited, bringing a site up to date gives what building it from nothing gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from archives import files_of, times_of
from dateline.build.memory import Memory
from dateline.build.run import Report, build
from dateline.settings import load
from editable import Archive
from edits import EDITS, edit
from plain_theme import PlainTheme, write_templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.site

# More of them, and others: DATELINE_SEQUENCES=300 DATELINE_FIRST_SEQUENCE=1000
SEQUENCES = int(os.environ.get("DATELINE_SEQUENCES", "30"))
FIRST = int(os.environ.get("DATELINE_FIRST_SEQUENCE", "0"))


def run(root: Path, name: str, memory: Memory | None = None) -> Report:
    """Build the archive into `name` beside it, with a cache of its own."""
    site, cache = root.with_name(name), root.with_name(f"cache-{name}")
    return build(root, site, load(root), PlainTheme(root), cache, memory=memory)


def looks(root: Path) -> dict[Path, tuple[int, int]]:
    """How every file of the archive looks."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path: (path.stat().st_ctime_ns, path.stat().st_size) for path in files}


def tell(memory: Memory, before: Mapping[Path, object], after: Mapping[Path, object]) -> None:
    """Tell of every file that changed, as a server is told."""
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            memory.tell(str(path))


def made(tmp_path: Path, seed: int) -> Archive:
    """An archive that has been built."""
    root = tmp_path / "archive"
    write_templates(root)
    archive = Archive(root, seed)
    run(root, "site")
    return archive


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEQUENCES))
def test_after_any_edits_the_site_is_that_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    """Every other sequence is built as by a server, which is told what was saved."""
    archive = made(tmp_path, seed)
    memory = Memory() if seed % 2 else None
    done: list[object] = []
    for step in range(archive.chance.randint(3, 6)):
        before = looks(archive.root)
        names = edit(archive)
        if memory is not None:
            tell(memory, before, looks(archive.root))
        report = run(archive.root, "site", memory)
        clean = run(archive.root, f"clean-{step}")
        done.append((names, "whole" if report.whole else "part"))
        built, wanted = files_of(tmp_path / "site"), files_of(tmp_path / f"clean-{step}")
        differ = [p for p in built.keys() | wanted.keys() if built.get(p) != wanted.get(p)]
        assert differ == [], done
        assert report.problems == clean.problems, done
        counts = (report.read, report.left_out, report.kept + report.written)
        assert counts == (clean.read, clean.left_out, clean.written), done
    before = times_of(tmp_path / "site")
    again = run(archive.root, "site")
    assert (again.rendered, again.written, again.deleted, again.whole) == (0, 0, 0, False)
    assert again.problems == report.problems
    assert times_of(tmp_path / "site") == before


@pytest.mark.parametrize("name", ["add", "body", "title", "tags", "date", "delete"])
def test_ordinary_edits_are_built_by_a_part(name: str, tmp_path: Path) -> None:
    archive = made(tmp_path, 1)
    whole = 0
    for _ in range(10):
        EDITS[name][1](archive)
        report = run(archive.root, "site")
        whole += report.whole
        assert report.written < report.kept
    # Some change the name or the age of what other pages name: a tag's spelling, two Josés.
    assert whole <= (0 if name == "body" else 5)
