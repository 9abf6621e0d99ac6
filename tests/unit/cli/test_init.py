"""`dateline init`: the demonstration goes, what is one's own stays, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from archives import write_article
from conftest import ROOT
from dateline.group.demonstration import entries_left

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

URL = ("--url", "https://news.example.org/island")
MINE = "source_id: example-times\npeople: [ann-lee]\n"


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the template, committed, with two articles of the owner's own."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for file, lines in (
        ("sources.yml", '"example-times":\n  name: Example Times\n'),
        ("entities.yml", "  ann-lee:\n    name: Ann Lee\n    kind: person\n"),
    ):
        place = root / "content" / file
        text = place.read_text("utf-8")
        text = text.replace("people:\n", "people:\n" + lines) if "ann" in lines else text + lines
        place.write_text(text.replace("    kind: person\n", ""), "utf-8")
    write_article(root, "aaaaaaa1", "Ferry sails again", "2025-10-29", MINE)
    write_article(root, "aaaaaaa2", "Second boat", "2025-11-02")
    (root / "content" / "days" / "2025-11-02.md").write_text("A quiet day.\n", "utf-8")
    (root / "theme").symlink_to(ROOT / "theme")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Copy")
    return root


@pytest.mark.thorough
def test_a_copy_of_the_template_becomes_an_archive_without_a_finding(
    copy: Path, command: Command
) -> None:
    before = sorted(copy.rglob("content/**/*"))
    tried = command("init", "Island <News>", *URL, "--root", copy)
    assert tried.code == 0
    assert "110 articles of the demonstration go, 2 of yours stay." in tried.out
    assert sorted(copy.rglob("content/**/*")) == before

    done = command(
        "init", "Island <News>", *URL, "--motto", "Far & near", "--write", "--root", copy
    )
    assert (done.code, done.err) == (0, "")
    content = copy / "content"
    left = {each.relative_to(content).as_posix() for each in content.rglob("*") if each.is_file()}
    assert {each for each in left if not each.startswith("about/")} == {
        "about.md", "article.schema.json", "entities.yml", "index.md", "sources.yml", "tags.yml",
        "topics.yml", "days/2025-11-02.md",
        "articles/2025/10/29/ferry-sails-again-aaaaaaa1.md",
        "articles/2025/11/02/second-boat-aaaaaaa2.md",
    }  # fmt: skip
    config = (copy / "mkdocs.yml").read_text("utf-8")
    for line in ('site_name: "Island <News>"', 'site_url: "https://news.example.org/island/"',
                 'site_description: "Far & near"'):  # fmt: skip
        assert f"\n{line}\n" in config
    assert "Island &lt;News&gt; is a news archive" in (content / "about.md").read_text("utf-8")
    sources = (content / "sources.yml").read_text("utf-8")
    assert sources.endswith('\n\n"example-times":\n  name: Example Times\n')
    assert (
        (content / "entities.yml")
        .read_text("utf-8")
        .endswith("\n\npeople:\n  ann-lee:\n    name: Ann Lee\n")
    )
    assert "who:" not in (content / "tags.yml").read_text("utf-8")
    assert command("init", "Again", *URL, "--root", copy).code == 2

    checked = command("check", "--root", copy)
    assert (checked.code, checked.out.splitlines()[-1]) == (0, "no findings")


@pytest.mark.thorough
def test_what_git_could_not_bring_back_is_not_removed(copy: Path, command: Command) -> None:
    article = next((copy / "content" / "articles" / "2025").rglob("*.md"))
    article.write_text(article.read_text("utf-8") + "\nMore.\n", "utf-8")
    done = command("init", "News", *URL, "--write", "--root", copy)
    assert (done.code, "not committed" in done.err, article.is_file()) == (2, True, True)
    shutil.rmtree(copy / ".git")
    done = command("init", "News", *URL, "--write", "--root", copy)
    assert (done.code, "no git repository" in done.err, article.is_file()) == (2, True, True)


@pytest.mark.parametrize(
    ("remote", "address", "edits"),
    [
        ("https://github.com/Ann/news.git", "https://ann.github.io/news/", "Ann/news"),
        ("git@github.com:ann/ann.github.io.git", "https://ann.github.io/", "ann/ann.github.io"),
    ],
)
@pytest.mark.thorough
def test_the_address_of_a_github_copy_is_known(
    copy: Path, command: Command, remote: str, address: str, edits: str
) -> None:
    git(copy, "remote", "add", "origin", remote)
    assert command("init", "News", "--write", "--root", copy).code == 0
    config = (copy / "mkdocs.yml").read_text("utf-8")
    assert f'site_url: "{address}"' in config
    assert f'\nedit_uri: "https://github.com/{edits}/edit/main/content/"' in config


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("News", "--url", "example.org"), "is no address"),
        (("News",), "nobody knows where it will be read"),
        (("Two\nlines", *URL), "is no name"),
        ((" ", *URL), "is no name"),
    ],
)
def test_what_cannot_be_a_name_or_address_is_wrong_usage(
    command: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = command("init", *words, "--root", tmp_path)
    assert (done.code, said in done.err) == (2, True)


def test_a_registry_keeps_its_head_and_the_entries_that_are_used() -> None:
    text = "# Head.\n\n'a':\n  name: A\n# Remark.\nb:\n  name: B\n\n  url: x\n"
    assert entries_left(text, frozenset("b"), 0) == ("# Head.\n\nb:\n  name: B\n  url: x\n", 1, 1)
    assert entries_left(text, frozenset(), 0) == ("# Head.\n", 0, 2)
    assert entries_left("a:\n  name: A\n", frozenset("a"), 0) == ("\na:\n  name: A\n", 1, 0)
    nested = "# Head.\npeople:\n  a:\n    name: A\n  b: {name: B}\nplaces:\n  c:\n    name: C\n"
    kept = "# Head.\n\npeople:\n  a:\n    name: A\n  b: {name: B}\nplaces:\n  c:\n    name: C\n"
    assert entries_left(nested, frozenset("abc"), 1) == (kept, 3, 0)
    assert entries_left(nested, frozenset("c"), 1) == (
        "# Head.\n\nplaces:\n  c:\n    name: C\n", 1, 2
    )  # fmt: skip
    assert entries_left("", frozenset("c"), 1) == ("", 0, 0)
