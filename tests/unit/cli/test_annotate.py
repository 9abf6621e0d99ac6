"""What `dateline annotate` writes, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from archives import files_of, small_archive, write_article
from dateline.articles import parse

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Article

    from .conftest import Command

pytestmark = pytest.mark.thorough

STORM = "The ferry Aurora ran aground off Port Ellis in a storm on Sunday, and 140 people left it."
SECOND = "All 140 people of the ferry Aurora are safe in Port Ellis after Sunday's storm."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archive = small_archive(tmp_path / "archive")
    report(archive, "bbbbbbb1", "Ferry Aurora runs aground", "2026-11-24")
    report(archive, "bbbbbbb2", "Everybody saved from Aurora", "2026-11-25", SECOND)
    return archive


def report(root: Path, id: str, title: str, day: str, body: str = STORM, story: str = "") -> Path:
    """Write an article without tags."""
    path = write_article(root, id, title, day, body=body)
    said = f"story: {story}\n" if story else ""
    path.write_text(path.read_text("utf-8").replace("tags: [ferry]\n", said), "utf-8")
    return path


def article(root: Path, id: str) -> Article:
    (path,) = (root / "content").rglob(f"*{id}.md")
    found = parse(path.read_text("utf-8"), path.name).article
    assert found is not None
    return found


def test_two_reports_of_one_event_found_a_story_named_after_the_first(
    root: Path, command: Command
) -> None:
    done = command("annotate", "--root", root)
    assert done.code == 0
    assert article(root, "bbbbbbb1").head.story == "sbbbbbbb1"
    assert article(root, "bbbbbbb2").head.story == "sbbbbbbb1"
    assert "in common: Aurora" in done.out
    assert article(root, "aaaaaaa2").head.story == ""


def test_without_the_library_that_links_all_but_stories_is_suggested(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    done = command("annotate", "--root", root)
    told = "D904 stories are not suggested: they need numpy (pip install 'dateline[intake]')"
    assert told in done.err
    assert article(root, "bbbbbbb1").head.story == ""
    assert article(root, "bbbbbbb1").head.tags


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ({"spacy": None}, "spacy is not installed (pip install 'dateline[spacy]')"),
        ({}, "the model xx_none is not installed (python -m spacy download xx_none, or take it"),
    ],
)
def test_a_model_of_names_that_is_not_there_is_told_and_the_rules_find_theirs(
    missing: dict[str, None],
    told: str,
    root: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    chosen = text.replace("[search, dateline]", "[search, dateline: {spacy_models: [xx_none]}]")
    settings.write_text(chosen, "utf-8")
    monkeypatch.syspath_prepend(root / "libraries")  # where spaCy is, or what stands for it here
    (root / "libraries").mkdir()
    (root / "libraries" / "spacy.py").write_text("")
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)  # type: ignore[arg-type]
    done = command("annotate", "--root", root)
    assert f"mkdocs.yml: D904 names are found by rules alone: {told}" in done.err
    assert "ferry-aurora" in done.out


def test_a_second_run_changes_nothing(root: Path, command: Command) -> None:
    command("annotate", "--root", root)
    before = files_of(root)
    assert "0 changed" in command("annotate", "--root", root).out
    assert files_of(root) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(root: Path, command: Command) -> None:
    before = files_of(root)
    told = command("annotate", "--root", root, "--dry-run", "--output", "json")
    assert files_of(root) == before
    done = command("annotate", "--root", root, "--output", "json")
    assert json.loads(told.out)["files"] == json.loads(done.out)["files"]


def test_a_story_that_people_wrote_or_took_away_stays_so(root: Path, command: Command) -> None:
    command("annotate", "--root", root)
    (path,) = (root / "content").rglob("*bbbbbbb2.md")
    path.write_text(path.read_text("utf-8").replace("story: sbbbbbbb1\n", ""), "utf-8")
    report(root, "bbbbbbb3", "Aurora off the rocks", "2026-11-26", story="sccccccc1")
    report(root, "bbbbbbb4", "Tug frees ferry Aurora", "2026-11-26")
    command("annotate", "--root", root)
    assert article(root, "bbbbbbb2").head.story == ""
    assert article(root, "bbbbbbb3").head.story == "sccccccc1"
    assert article(root, "bbbbbbb4").head.story in ("sbbbbbbb1", "sccccccc1")


def test_an_older_report_that_comes_in_later_does_not_rename_the_story(
    root: Path, command: Command
) -> None:
    command("annotate", "--root", root)
    report(root, "bbbbbbb0", "Storm puts Aurora in danger", "2026-11-23")
    command("annotate", "--root", root)
    assert article(root, "bbbbbbb0").head.story == "sbbbbbbb1"


def test_only_the_articles_that_are_named_are_looked_at(root: Path, command: Command) -> None:
    (path,) = (root / "content").rglob("*aaaaaaa2.md")
    done = command("annotate", path, "--root", root, "--dry-run")
    assert "1 articles looked at" in done.out


def test_only_what_changed_since_a_commit_is_looked_at(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", "all"),
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
    report(root, "bbbbbbb9", "Ferry Aurora is towed in", "2026-11-26")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "numpy", None)
        assert "Ferry Aurora is towed in" in command("report", "--base", "HEAD", "--root", root).out
    done = command("annotate", "--since", "HEAD", "--root", root)
    assert "1 articles looked at" in done.out
    assert article(root, "bbbbbbb9").head.story


@pytest.mark.parametrize(
    "words", [("--since", "no-such-branch"), ("missing.md",), ("--output", "x")]
)
def test_what_cannot_be_meant_is_one_line_and_exit_code_2(
    words: tuple[str, ...], root: Path, command: Command
) -> None:
    done = command("annotate", "--root", root, *words)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_names_in_a_pull_request_comment_are_data(root: Path, command: Command) -> None:
    path = report(root, "bbbbbbb5", "Aurora x", "2026-11-26", f"<script> | `@team` [x](y) {STORM}")
    text = path.read_text("utf-8").replace('"Aurora x"', '"<img src=x> | @team `Aurora`"')
    path.write_text(text, "utf-8")
    done = command("annotate", "--root", root, "--output", "markdown")
    assert "<img" not in done.out
    assert "\\@team" in done.out


def test_odd_articles_and_contradicting_story_files_stop_nothing(
    root: Path, command: Command
) -> None:
    content = root / "content"
    for id, head, body in (
        ("eeeeeee1", "title: x", ""),
        ("eeeeeee2", 'title: "<script>"', "号外 大地震"),
        ("eeeeeee3", 'title: "../../etc"', "word " * 5_000),
        ("eeeeeee4", "title: Aurora\nlang: und", STORM),
    ):
        path = content / "undated" / f"x-{id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{head}\nid: {id}\nslug: x-{id}\n---\n{body}\n", "utf-8")
    (content / "undated" / "broken.md").write_text("---\ntitle: [\n", "utf-8")
    stories = content / "stories"
    stories.mkdir()
    (stories / "sbbbbbbb1.yml").write_text("merged_into: sccccccc1\ninclude: [zz]\n", "utf-8")
    (stories / "sccccccc1.yml").write_text("merged_into: sbbbbbbb1\nexclude: [zz]\n", "utf-8")
    (stories / "sddddddd1.yml").write_text("include: [bbbbbbb2]\nexclude: [bbbbbbb2]\n", "utf-8")
    once = command("annotate", "--root", root)
    assert once.code == 0
    before = files_of(root)
    assert "0 changed" in command("annotate", "--root", root).out
    assert files_of(root) == before
