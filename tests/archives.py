"""Archives made for tests, and the commands an owner would run on them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Test
site_url: https://example.org/sub/
docs_dir: content
theme: {{name: material, custom_dir: {theme}, font: false}}
plugins: [search, dateline]
"""

ARTICLE = """\
---
title: "{title}"
date: {day}T00:00:00+00:00
date_precision: day
slug: {slug}
tags: [ferry]
id: "{id}"
lang: en
source: Example Times
source_url: https://example.com/{id}
{more}---
{body}
"""


def small_archive(root: Path) -> Path:
    """An archive of two articles on two days."""
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG.format(theme=ROOT / "theme"), "utf-8")
    (root / "content" / "index.md").write_text("---\ntitle: Test\n---\n", "utf-8")
    write_article(root, "aaaaaaa1", "Ferry sails again", "2026-11-22")
    write_article(root, "aaaaaaa2", "Coast road stays shut", "2026-11-23")
    return root


def write_article(
    root: Path, article: str, title: str, day: str, more: str = "", body: str = "Some words."
) -> Path:
    """Write an article where its date puts it."""
    slug = f"{title.lower().replace(' ', '-')}-{article}"
    path = root / "content" / "articles" / day.replace("-", "/") / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ARTICLE.format(title=title, day=day, slug=slug, id=article, more=more, body=body)
    path.write_text(text, "utf-8")
    return path


def dateline(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "dateline.cli", *words],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def mkdocs(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run plain MkDocs."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def files_of(site: Path) -> dict[str, str]:
    """Path -> hash of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def copy_of_demonstration(target: Path) -> Path:
    """The demonstration archive, without what builds left behind."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def times_of(site: Path) -> dict[str, int]:
    """Path -> time of change in nanoseconds of every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
