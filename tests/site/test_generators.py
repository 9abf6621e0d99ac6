"""The article file is an ordinary one: other generators build it as it is, at the same address.

Each generator gets a copy of the demonstration archive's articles, its own smallest
configuration, and orders to stop at any warning.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefs import split_front_matter
from conftest import ROOT

pytestmark = pytest.mark.generators

ARTICLES = ROOT / "content" / "articles"
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)

MATERIAL = """\
site_name: Test
theme: {name: material, font: false}
plugins:
  - blog:
      blog_dir: .
      post_url_format: "{date}/{slug}"
      post_url_date_format: yyyy/MM/dd
"""

HUGO = """\
baseURL = "https://example.org/"
title = "Test"
[permalinks.page]
articles = "/:year/:month/:day/:slug/"
"""

PELICAN = """\
SITENAME = "Test"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
PATH = "content"
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
"""


def titles() -> dict[str, str]:
    """The address every article should have, from the place of its file -> its title."""
    return {
        f"{path.relative_to(ARTICLES).with_suffix('').as_posix()}/": split_front_matter(
            path.read_text("utf-8")
        )[0]["title"]
        for path in ARTICLES.rglob("*.md")
    }


def program(name: str, *places: Path) -> str:
    """The first of `places` where the program `name` is, or beside this Python."""
    for place in (*places, Path(sys.executable).parent):
        if (place / name).exists():
            return str(place / name)
    pytest.fail(f"{name} is not installed: run './run test', which installs it")


def run(*command: str, cwd: Path) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def copy_articles(target: Path) -> None:
    shutil.copytree(ARTICLES, target)


def assert_all_there(site: Path) -> None:
    """Every article is a page at its dated address with its title, and nothing else is dated."""
    expected = titles()
    assert len(expected) == 110
    dated = site.glob("[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/*/index.html")
    pages = {f"{path.parent.relative_to(site).as_posix()}/": path for path in dated}
    assert sorted(pages) == sorted(expected)
    untitled = [
        address
        for address, title in expected.items()
        if not any(
            title in html.unescape(heading)
            for heading in HEADING.findall(pages[address].read_text("utf-8"))
        )
    ]
    assert untitled == []


def test_materials_blog_builds_every_article_at_its_dated_address(tmp_path: Path) -> None:
    copy_articles(tmp_path / "docs" / "posts")
    (tmp_path / "docs" / "index.md").write_text("# Test\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=tmp_path)
    assert_all_there(tmp_path / "site")


def test_hugo_builds_every_article_at_its_dated_address(tmp_path: Path) -> None:
    copy_articles(tmp_path / "content" / "articles")
    (tmp_path / "hugo.toml").write_text(HUGO, "utf-8")
    layouts = tmp_path / "layouts"
    layouts.mkdir()
    (layouts / "page.html").write_text("<h1>{{ .Title }}</h1>\n{{ .Content }}\n", "utf-8")
    (layouts / "list.html").write_text("<h1>{{ .Title }}</h1>\n", "utf-8")
    # An article newer than the machine's clock is no reason to leave it out.
    run(program("hugo"), "build", "--panicOnWarning", "--printPathWarnings", "--buildFuture",
        cwd=tmp_path)  # fmt: skip
    assert_all_there(tmp_path / "public")


def test_pelican_builds_every_article_at_its_dated_address(tmp_path: Path) -> None:
    copy_articles(tmp_path / "content" / "articles")
    (tmp_path / "pelicanconf.py").write_text(PELICAN, "utf-8")
    pelican = program("pelican", ROOT / ".venv-pelican" / "bin")
    run(pelican, "--fatal", "warnings", "--settings", "pelicanconf.py", cwd=tmp_path)
    assert_all_there(tmp_path / "output")
