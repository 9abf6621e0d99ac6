"""`dateline new`: a draft that is valid as it stands, and once it is published."""

from __future__ import annotations

import os
import re
import resource
import shlex
from typing import TYPE_CHECKING

import pytest

from archives import small_archive
from conftest import ROOT
from dateline.articles import parse

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Head

    from .conftest import Command

SOURCES = "example-times:\n  name: Example Times\n  aliases: [The Example Times]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_archive(tmp_path / "archive")
    (root / "content/sources.yml").write_text(SOURCES, "utf-8")
    monkeypatch.chdir(root)
    return root


def head_of(path: Path) -> Head:
    article = parse(path.read_text("utf-8"), str(path)).article
    assert article is not None
    return article.head


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["--date", "2026-11-23"], "articles/2026/11/23/ferry-restored-"),
        (["--date", "2026-11-23T23:30"], "articles/2026/11/23/ferry-restored-"),
        (["--date", "2026-11-23T23:30:10-05:00"], "articles/2026/11/24/ferry-restored-"),
        ([], "undated/ferry-restored-"),
        (["--source", "the example times"], "undated/ferry-restored-"),
        (["--source", "Nobody's Paper", "--lang", "pt-BR"], "undated/ferry-restored-"),
    ],
)
def test_a_draft_passes_the_strict_check_as_it_is_and_published(
    words: list[str], path: str, root: Path, command: Command
) -> None:
    done = command("new", "Ferry restored", *words)
    assert done.code == 0, done.err
    file = root / done.out.strip()
    assert done.out.startswith(f"content/{path}")
    checked = command("check", "--strict", file)
    draft = "D307 a draft, left out of the site (set draft: false to publish it)"
    assert checked.code == 0
    assert checked.out.splitlines()[0].endswith(draft)
    text = file.read_text("utf-8")
    file.write_text(text.replace("draft: true", "draft: false") + "The text.\n", "utf-8")
    published = command("check", "--strict", file)
    assert published.code == 0
    assert "D307" not in published.out


def test_every_line_of_guidance_may_be_taken_as_it_stands(root: Path, command: Command) -> None:
    done = command("new", "Ferry restored", "--date", "2026-11-23")
    file = root / done.out.strip()
    told = re.sub(r"^# ", "", file.read_text("utf-8"), flags=re.M)
    assert told != file.read_text("utf-8")
    file.write_text(told, "utf-8")
    head = head_of(file)
    assert (head.source_id, head.tags, head.story) == (
        "example-times",
        ("ferry", "storm"),
        "s3f9a1c2e",
    )
    codes = re.findall(r" (D\d+) ", command("check", "--strict", file).out)
    assert codes == ["D307", "D205"]  # this archive has no topics


def test_what_is_stated_is_written(root: Path, command: Command) -> None:
    done = command(
        "new", "  Ferry \n restored\u200b ", "--date", "2026-11-23T09:30", "--source",
        "The Example Times", "--lang", "ar",
    )  # fmt: skip
    head = head_of(root / done.out.strip())
    assert head.title == "Ferry restored"
    assert head.draft
    assert (head.source, head.source_id, head.lang) == ("Example Times", "example-times", "ar")
    assert head.when is not None
    assert head.when.precision == "minute"
    assert head.slug == f"ferry-restored-{head.id}"


def test_the_id_comes_from_title_source_and_date(root: Path, command: Command) -> None:
    ways = [[], ["--source", "A"], ["--date", "2026-11-23"], ["--date", "2026-11-24"]]
    made = [command("new", "Ferry", *words).out for words in ways]
    made.append(command("new", "Ferries").out)
    assert len({line.strip()[-11:] for line in made}) == 5
    file = root / made[0].strip()
    file.unlink()
    assert command("new", "Ferry").out == made[0]


def test_nothing_is_ever_overwritten(root: Path, command: Command) -> None:
    file = root / command("new", "Ferry", "--date", "2026-11-23").out.strip()
    file.write_text("mine", "utf-8")
    again = command("new", "Ferry", "--date", "2026-11-23")
    assert again.code == 2
    assert again.out == ""
    assert again.err.startswith(f"dateline: {file.relative_to(root)} is this article already")
    moved = file.rename(root / "content" / "articles" / file.name)
    assert command("new", "Ferry", "--date", "2026-11-23").code == 2
    assert not file.exists()
    assert moved.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([""], "a title has 1 to 200 characters"),
        (["x" * 201], "a title has 1 to 200 characters"),
        (["Ferry", "--date", "yesterday"], "--date: 'yesterday' is no day and no time"),
        (["Ferry", "--date", "0000-01-01"], "is no day and no time"),
        (["Ferry", "--lang", "English"], "'English' is no language"),
        (["Ferry", "--root", "nowhere"], "there is no nowhere"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_writes_nothing(
    words: list[str], said: str, root: Path, command: Command
) -> None:
    before = sorted(root.rglob("*"))
    done = command("new", *words)
    assert done.code == 2
    assert said in done.err
    assert sorted(root.rglob("*")) == before


def test_a_directory_in_the_way_is_told(root: Path, command: Command) -> None:
    (root / "content/undated").write_text("a file", "utf-8")
    done = command("new", "Ferry")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_a_full_disk_leaves_nothing_half_written(root: Path, command: Command) -> None:
    (root / "content/undated").mkdir()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        done = command("new", "Ferry")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert done.code == 2
    assert "cannot be written: File too large" in done.err
    assert list((root / "content/undated").iterdir()) == []


def test_the_manual_shows_a_command_that_works(root: Path, command: Command) -> None:
    manual = (ROOT / "content/about/first-article.md").read_text("utf-8")
    shown = re.search(r"^\.venv/bin/dateline (new .+)$", manual, re.M)
    assert shown is not None
    done = command(*shlex.split(shown[1]))
    assert done.code == 0
    assert os.path.exists(done.out.strip())  # noqa: PTH110 - as it was printed
