"""A build killed at fifty random moments: the site is whole each time, and repaired by the next."""

from __future__ import annotations

import random
import shutil
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from archives import files_of, write_article
from dateline.build.write import TEMPORARY
from plain_theme import build_plainly, write_templates

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

MOMENTS = 50
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["plain_theme", "dateline.build.whole", "dateline.build.partial"])


def article(root: Path, number: int, title: str) -> None:
    write_article(root, f"{number:08x}", title, f"2026-{1 + number % 12:02d}-11")


def edit(root: Path, number: int) -> None:
    """Another edit each time: a new article, a corrected title, a deleted article, a registry."""
    files = sorted((root / "content/articles").rglob("*.md"))
    file = files[number * 7 % len(files)]
    if number % 4 == 0:
        article(root, 100 + number, f"Ferry number {number}")
    elif number % 4 == 1:
        text = file.read_text("utf-8")
        file.write_text(text.replace('title: "', f'title: "{number}: ', 1), "utf-8")
    elif number % 4 == 2:
        file.unlink()
    else:
        (root / "content/tags.yml").write_text(f"ferry: {{name: Ferry {number}}}\n", "utf-8")


def clean(root: Path) -> dict[str, str]:
    """The files of a build from nothing."""
    for name in ("clean", ".cache-clean"):
        shutil.rmtree(root / name, ignore_errors=True)
    build_plainly(root, "clean")
    return files_of(root / "clean")


def test_killed_at_any_moment_a_build_leaves_whole_files(tmp_path: Path) -> None:
    chance = random.Random(4)
    root = tmp_path / "archive"
    write_templates(root)
    for number in range(8):
        article(root, number, f"Ferry {number}")
    start = time.monotonic()
    known = {path: {sha} for path, sha in clean(root).items()}
    length = time.monotonic() - start
    killed = 0
    for moment in range(MOMENTS):
        wanted = clean(root)
        for path, sha in wanted.items():
            known.setdefault(path, set()).add(sha)
        build = FORKS.Process(target=build_plainly, args=(root, "site"))
        build.start()
        build.join(length * chance.random())
        build.kill()
        build.join()
        killed += build.exitcode != 0
        for path, sha in files_of(root / "site").items():
            assert path.endswith(TEMPORARY) or sha in known[path], (moment, path)
        if moment % 5 == 4:
            build_plainly(root, "site")
            assert files_of(root / "site") == wanted
        edit(root, moment)
    assert killed > MOMENTS / 5
