"""`dateline check` on the archives of tests/cases/archives: all findings, in problems.txt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archives import small_archive, write_article
from conftest import CASES, ROOT
from golden import same_as

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

ARCHIVES = sorted(path.parent for path in (CASES / "archives").glob("*/mkdocs.yml"))


@pytest.mark.parametrize("case", ARCHIVES, ids=lambda path: path.name)
def test_all_that_is_wrong_with_an_archive_is_told_once(case: Path, command: Command) -> None:
    done = command("check", "--root", case)
    same_as(case / "problems.txt", done.out)
    lines = done.out.splitlines()
    assert len(set(lines)) == len(lines)
    assert done.code == (1 if "error" in lines[-1] else 0)


@pytest.mark.parametrize(
    ("case", "codes"),
    [("nothing-wrong", (0, 0)), ("another-directory", (0, 1)), ("two-files-one-id", (1, 1))],
)
def test_warnings_fail_where_that_is_wanted(
    case: str, codes: tuple[int, int], command: Command
) -> None:
    root = CASES / "archives" / case
    done = command("check", "--root", root), command("check", "--root", root, "--strict")
    assert (done[0].code, done[1].code) == codes
    assert done[0].out == done[1].out


@pytest.mark.site
def test_the_demonstration_archive_has_no_error_and_no_warning(command: Command) -> None:
    done = command("check", "--root", ROOT, "--strict")
    assert done.code == 0, done.out
    assert not {"error", "warning"} & set(done.out.splitlines()[-1].split())


def test_notes_never_fail(tmp_path: Path, command: Command) -> None:
    root = small_archive(tmp_path / "a")
    done = command("check", "--root", root, "--strict")
    assert done.out.endswith("2 notes\n")
    assert done.code == 0


def test_findings_may_be_limited_to_files_and_directories(tmp_path: Path, command: Command) -> None:
    root = small_archive(tmp_path / "a")
    one = write_article(root, "aaaaaaa3", "First", "2026-11-24", "mood: glad\n")
    write_article(root, "aaaaaaa4", "Second", "2026-11-24", "mood: glad\n")
    write_article(root, "aaaaaaa5", "Third", "2026-11-25", "mood: glad\n")

    def named(*paths: Path) -> int:
        done = command("check", "--root", root, *paths)
        return sum("D108" in line for line in done.out.splitlines())

    assert named() == 3
    assert named(one) == 1
    assert named(one.parent) == 2
    assert named(one, root / "content/articles/2026/11/25") == 2
    assert named(root / "mkdocs.yml") == 0


def test_findings_as_json(tmp_path: Path, command: Command) -> None:
    root = small_archive(tmp_path / "a")
    write_article(root, "aaaaaaa3", "Third", "2026-11-24", "summry: glad\n")
    done = command(
        "check", "--root", root, "--output", "json", root / "content/articles/2026/11/24"
    )
    assert json.loads(done.out)[1] == {
        "path": "content/articles/2026/11/24/third-aaaaaaa3.md",
        "line": 11,
        "code": "D108",
        "message": "unknown key 'summry'",
        "hint": "did you mean 'summary'?",
        "severity": "warning",
    }


def test_findings_as_commands_for_github_are_escaped(tmp_path: Path, command: Command) -> None:
    root = small_archive(tmp_path / "a")
    path = write_article(root, "aaaaaaa3", "Third", "2026-11-24", '"50%\\r\\nx": 1\n')
    path = path.rename(path.with_name("50%,a:b.md"))
    done = command("check", "--root", root, "--output", "github", path)
    place = "file=content/articles/2026/11/24/50%25%2Ca%3Ab.md"
    assert done.out.splitlines() == [
        f"::warning {place},line=1,title=D113::its date and slug put it at "
        "content/articles/2026/11/24/third-aaaaaaa3.md (move the file)",
        f"::notice {place},line=9,title=D203::source 'Example Times' is unknown "
        "(add it to content/sources.yml)",
        f"::warning {place},line=11,title=D108::unknown key '50%25\\r\\nx' "
        "(the key is kept; remove it if it is a slip)",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "xml"], "use one of text, json, github"),
        (["nowhere"], "there is no nowhere"),
        (["--root", "nowhere"], "mkdocs.yml"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(small_archive(tmp_path / "a"))
    done = command("check", *words)
    assert done.code == 2
    assert said in done.err
    assert done.err.startswith("dateline: ")
