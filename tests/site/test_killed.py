"""A build that is killed at any moment leaves whole files, and the next one repairs the rest."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from archives import dateline, files_of
from conftest import ROOT
from dateline.build.run import build
from dateline.build.write import TEMPORARY
from dateline.mkdocs_plugin import MkDocsTheme
from dateline.settings import load
from editable import Archive
from edits import EDITS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

# Each is built after the killed build of the one before: what that one wrote may be no more.
PARTS = ("add", "delete", "title", "date", "body", "tags")
WHOLES = ("day note", "setting", "story file", "add", "day note", "delete")


def timed(root: Path) -> float:
    """How many seconds a build takes from its start to its end."""
    start = time.monotonic()
    done = dateline("build", cwd=root)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - start


def killed(root: Path, seconds: float) -> None:
    """Kill a build so long after it began, where it still runs."""
    command = [sys.executable, "-m", "dateline.cli", "build"]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def clean(root: Path, name: str) -> dict[str, str]:
    """The files of a build from nothing; only the theme's part is taken from the one before."""
    site = root.with_name(name)
    build(root, site, load(root), MkDocsTheme(root), root.with_name("cache"))
    return files_of(site)


@pytest.mark.parametrize(("seed", "names"), [(1, PARTS), (2, WHOLES)])
def test_a_killed_build_leaves_whole_files_and_the_next_repairs_the_rest(
    seed: int, names: tuple[str, ...], tmp_path: Path
) -> None:
    root = tmp_path / "archive"
    shutil.copytree(ROOT / "theme", root / "theme")
    archive = Archive(root, seed, most=25)
    timed(root)
    foreign = {"CNAME": "example.org", "2024/own.html": "<p>Own</p>"}
    for path, text in foreign.items():
        (root / "site" / path).write_text(text, "utf-8")
    theirs = {path: files_of(root / "site")[path] for path in foreign}
    known: dict[str, set[str]] = {}
    EDITS[names[0]][1](archive)
    length = timed(root)
    for step, name in enumerate(names):
        EDITS[name][1](archive)
        wanted = clean(root, f"clean-{step}")
        for path, sha in (*files_of(root / "site").items(), *wanted.items()):
            known.setdefault(path, set()).add(sha)
        killed(root, length * archive.chance.uniform(0.3, 1))
        for path, sha in files_of(root / "site").items():
            assert path.endswith(TEMPORARY) or sha in known[path], (step, path)
    timed(root)
    assert files_of(root / "site") == wanted | theirs
    assert list((root / ".dateline").glob("journal-*")) == []
