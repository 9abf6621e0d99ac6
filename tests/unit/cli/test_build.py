"""`dateline build` as a command: what it prints and how it ends. What it builds: tests/site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archives import CONFIG, small_archive, write_article
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a draft, whose settings are in a file that mkdocs.yml inherits from."""
    root = small_archive(tmp_path_factory.mktemp("build") / "archive")
    write_article(root, "aaaaaaa8", "Not yet", "2026-11-23", "draft: true\n")
    (root / "base.yml").write_text(CONFIG.format(theme=ROOT / "theme"), "utf-8")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    return root


@pytest.fixture
def broken(root: Path) -> Iterator[Path]:
    """An article without an id, in the archive."""
    path = write_article(root, "aaaaaaa9", "Broken", "2026-11-23")
    path.write_text(path.read_text("utf-8").replace('id: "aaaaaaa9"\n', ""), "utf-8")
    yield path
    path.unlink()


@pytest.mark.site
def test_a_build_says_what_it_did_in_one_line_and_no_notes(root: Path, command: Command) -> None:
    done = command("build", "--root", root, "--strict")
    assert (done.code, done.err) == (0, "")
    [line] = done.out.splitlines()
    assert line.startswith("2 articles read, ")
    assert line.endswith(" 0 deleted, 0 articles left out")
    assert (root / "site/index.html").exists()


@pytest.mark.site
def test_findings_go_to_standard_error_and_fail_where_that_is_wanted(
    root: Path, broken: Path, tmp_path: Path, command: Command
) -> None:
    site = tmp_path / "site"
    done = command("build", "--root", root, "--site", site)
    place = broken.relative_to(root).as_posix()
    assert done.err.splitlines() == [
        f"{place}: D601 left out of the build (mend the findings about its file)",
        f"{place}:1: D104 id is missing (add the key; 'dateline new' shows them all)",
    ]
    assert done.out.endswith(" 1 articles left out\n")
    assert (done.code, (site / "index.html").exists()) == (0, True)
    strict = command("build", "--root", root, "--site", site, "--strict", "--output", "json")
    assert strict.code == 1
    report = json.loads(strict.out)
    assert (report["read"], report["rendered"], report["left_out"]) == (2, 0, 1)
    found = [(each["code"], each["severity"]) for each in report["problems"]]
    assert found == [("D601", "error"), ("D104", "error"), ("D307", "note")]


@pytest.mark.site
def test_what_mkdocs_yml_inherits_is_part_of_every_page(
    root: Path, tmp_path: Path, command: Command
) -> None:
    site = tmp_path / "site"
    command("build", "--root", root, "--site", site)
    parent = root / "base.yml"
    renamed = parent.read_text("utf-8").replace("site_name: Test", "site_name: The Example")
    parent.write_text(renamed, "utf-8")
    command("build", "--root", root, "--site", site)
    assert "The Example" in (site / "2026/11/index.html").read_text("utf-8")


@pytest.mark.site
def test_a_site_that_cannot_be_written_is_told(
    root: Path, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "site").write_text("a file", "utf-8")
    done = command("build", "--root", root, "--site", tmp_path / "site")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("dateline: the site could not be written: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "xml"], "no output 'xml' (use one of text, json)"),
        (["--root", "nowhere"], "there is no nowhere/mkdocs.yml (give --root"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command("build", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"dateline: {said}")
    assert list(tmp_path.iterdir()) == []
