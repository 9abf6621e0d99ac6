"""`dateline report`: what a pull request brings, as its comment."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from archives import small_archive, write_article

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough

BODY = "The ferry Aurora ran aground off Port Ellis in a storm on Sunday with 140 on board."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = small_archive(tmp_path / "archive")
    write_article(archive, "bbbbbbb1", "Aurora aground", "2026-11-24", "story: sbbbbbbb1\n", BODY)
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "all"),
    ):
        subprocess.run(["git", *words], cwd=archive, check=True)
    return archive


def test_nothing_new_is_said_in_a_line(root: Path, command: Command) -> None:
    assert command("report", "--base", "HEAD", "--root", root).out == (
        "No article is new or changed.\n"
    )


def test_a_new_article_is_told_with_its_reading_its_likes_and_its_pages(
    root: Path, command: Command
) -> None:
    path = write_article(root, "bbbbbbb2", "Aurora free", "2026-11-25", body=BODY)
    text = path.read_text("utf-8").replace("[ferry]", "[ferri]")
    path.write_text(text.replace('"Aurora free"', '"Aurora | <b>free</b>"'), "utf-8")
    told = command("report", "--base", "HEAD", "--root", root).out
    assert "**1 new, 0 changed articles**" in told
    assert "2026-11-25 (day); English; Example Times; rights: excerpt" in told
    assert "like “Aurora aground” (bbbbbbb1)" in told
    assert "would set story: like “Aurora aground”" in told
    assert "new here: tag “ferri”, did you mean 'ferry'?" in told
    pages = ("", "2026/11/25/", "2026/w48/", "2026/11/", "2026/", "tags/ferri/",
             "sources/example-times/")  # fmt: skip
    assert [page for page in pages if f"- /{page}\n" not in told] == []
    assert "<b>" not in told
    text = path.read_text("utf-8")
    path.write_text(text.replace("lang: en", "lang: en\nstory: sbbbbbbb1"), "utf-8")
    joined = command("report", "--base", "HEAD", "--root", root).out
    assert "(sbbbbbbb1, 1 other articles), put there by a person; of them most like " in joined
    assert "- /stories/aurora-aground-sbbbbbbb1/\n" in joined


def test_a_changed_article_is_told_as_changed_with_its_story(root: Path, command: Command) -> None:
    (path,) = (root / "content").rglob("*bbbbbbb1.md")
    path.write_text(path.read_text("utf-8").replace("140", "150"), "utf-8")
    told = command("report", "--base", "HEAD", "--root", root).out
    assert "**0 new, 1 changed articles**" in told
    assert "(sbbbbbbb1, 0 other articles), put there by a person" in told
    rows = json.loads(command("report", "--base", "HEAD", "--root", root, "--output", "json").out)
    assert [row["new"] for row in rows] == [False]


def test_an_article_without_a_date_or_a_source_says_so(root: Path, command: Command) -> None:
    path = root / "content" / "undated" / "lost-ccccccc1.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Lost\nid: ccccccc1\nslug: lost-ccccccc1\n---\nWords.\n", "utf-8")
    told = command("report", "--base", "HEAD", "--root", root).out
    assert "**no date**; an unknown language; **no source**" in told


@pytest.mark.parametrize("words", [("--base", "nowhere"), ("--base", "-x"), ()])
def test_without_a_base_that_exists_there_is_no_report(
    words: tuple[str, ...], root: Path, command: Command
) -> None:
    assert command("report", *words, "--root", root).code == 2


@pytest.mark.parametrize("how", ["taken out", "deleted"])
def test_a_story_that_an_edit_by_hand_empties_is_told_with_what_keeps_its_address(
    root: Path, command: Command, how: str
) -> None:
    (path,) = (root / "content").rglob("*bbbbbbb1.md")
    if how == "deleted":
        path.unlink()
    else:
        text = path.read_text("utf-8")
        path.write_text(text.replace("story: sbbbbbbb1\n", ""), "utf-8")
    done = command("report", "--base", "HEAD", "--root", root)
    told = (
        "stories/sbbbbbbb1.yml: D308 /stories/aurora-aground-sbbbbbbb1/ is no page any more "
        "(write slug: aurora-aground-sbbbbbbb1 into content/stories/sbbbbbbb1.yml)"
    )
    assert told in done.out
    assert told in done.err
    (root / "content" / "stories").mkdir(exist_ok=True)
    kept = root / "content" / "stories" / "sbbbbbbb1.yml"
    kept.write_text("slug: aurora-aground-sbbbbbbb1\n", "utf-8")
    assert "D308" not in command("report", "--base", "HEAD", "--root", root).out


def test_a_story_whose_founder_leaves_is_told_and_one_that_only_loses_another_is_not(
    root: Path, command: Command
) -> None:
    second = write_article(root, "bbbbbbb2", "Free again", "2026-11-25", "story: sbbbbbbb1\n", BODY)
    commit = ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "second")
    for words in (("add", "."), commit):
        subprocess.run(["git", *words], cwd=root, check=True)
    text = second.read_text("utf-8")
    second.write_text(text.replace("story: sbbbbbbb1\n", ""), "utf-8")
    assert "D308" not in command("report", "--base", "HEAD", "--root", root).out
    second.write_text(text, "utf-8")
    (first,) = (root / "content").rglob("*bbbbbbb1.md")
    first.unlink()
    told = command("report", "--base", "HEAD", "--root", root).out
    assert "D308 /stories/aurora-aground-sbbbbbbb1/ is no page any more" in told
