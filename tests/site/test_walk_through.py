"""The main job, as a new owner does it: captures come in, the site shows them.

In a copy of this archive without its articles, as the manual says to begin.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from archives import copy_of_demonstration, dateline, files_of, mkdocs
from conftest import ROOT
from dateline.articles import parse
from dumps import SEED

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Article

pytestmark = pytest.mark.site

SEEN = ("--captured", "2025-08-20T12:00:00Z")
ARTICLE_PAGE = re.compile(r".*-[0-9a-f]{8}")
README = ROOT / "README.md"
MANUAL = ROOT / "content" / "about" / "first-article.md"


def fresh_archive(root: Path) -> Path:
    copy_of_demonstration(root)
    for name in ("articles", "stories", "days"):
        shutil.rmtree(root / "content" / name)
    return root


def said(*words: object, cwd: Path) -> Any:
    """What a command says as JSON; it must not find anything."""
    done = dateline(*map(str, words), "--output", "json", cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def article(root: Path, path: str) -> Article:
    found = parse((root / "content" / path).read_text("utf-8"), path).article
    assert found is not None
    return found


def page(root: Path, address: str) -> str:
    return unescape((root / "site" / address / "index.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh archive that took the seed in and was built."""
    root = fresh_archive(tmp_path_factory.mktemp("walk") / "archive")
    said("ingest", SEED, *SEEN, cwd=root)
    (root / "notes.txt").write_text("no format knows\nthese heron notes\n", "utf-8")
    assert dateline("ingest", "notes.txt", cwd=root).returncode == 1
    done = dateline("build", "--strict", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_the_seed_makes_four_articles_as_it_says(built: Path) -> None:
    [reading] = said("read", SEED, *SEEN, cwd=built)
    report = said("ingest", SEED, *SEEN, cwd=built)
    assert len(report["unchanged"]) == len(reading["drafts"]) == 4
    paths = {item["title"]: item["path"] for item in report["unchanged"]}
    for draft in reading["drafts"]:
        found = article(built, paths[draft["title"]])
        head = found.head
        assert ("mangled" in head.flags) == bool(draft["damage"])
        assert head.source == (draft["publisher"] or "")
        assert head.captured is not None
        assert head.captured.isoformat() == "2025-08-20T12:00:00+00:00"
        if draft["role"] == "main":
            assert paths[draft["title"]].startswith("undated/")
            assert head.when is None
            assert head.flags == ("mangled", "undated")
        else:
            assert paths[draft["title"]].startswith("articles/2025/08/20/")
            assert head.when is not None
            assert head.when.earliest is not None
            assert head.when.latest is not None
            assert head.when.earliest.isoformat() == draft["published"]["earliest"]
            assert head.when.latest.isoformat() == draft["published"]["latest"]
            assert head.when.raw == draft["published"]["raw"]
    assert [draft["role"] for draft in reading["drafts"]].count("related") == 3


def test_every_article_is_on_the_pages_it_belongs_to(built: Path) -> None:
    report = said("ingest", SEED, *SEEN, cwd=built)
    for item in report["unchanged"]:
        head = article(built, item["path"]).head
        if head.when is None:
            day, lists = "undated", ["undated"]
        else:
            day = "2025/08/20"
            lists = [day, f"sources/{head.source_id}", "2025/08", "2025/w34"]
            assert head.title not in page(built, "undated")
        assert head.title in page(built, f"{day}/{head.slug}")
        for address in lists:
            shown = page(built, address)
            assert head.title in shown, address
            assert re.search(rf'href="[^"]*{head.slug}/"', shown), address


def test_the_main_article_is_on_no_day(built: Path) -> None:
    [main] = (built / "content" / "undated").glob("*.md")
    for shown in (built / "site").glob("2*/**/index.html"):
        if ARTICLE_PAGE.fullmatch(shown.parent.name):
            continue  # an article may name it as related
        assert main.stem not in shown.read_text("utf-8"), shown


def test_taking_it_in_again_changes_no_byte(built: Path) -> None:
    before = files_of(built / "content")
    report = said("ingest", SEED, *SEEN, cwd=built)
    assert report["created"] == report["updated"] == []
    assert files_of(built / "content") == before
    site = files_of(built / "site")
    built_again = said("build", cwd=built)
    assert built_again["written"] == built_again["deleted"] == 0
    assert files_of(built / "site") == site


def test_what_is_in_quarantine_is_never_part_of_the_site(built: Path, tmp_path: Path) -> None:
    kept = (built / "content" / "quarantine").iterdir()
    assert [path.suffix for path in kept if "heron" in path.read_text("utf-8")] == [".txt"]
    assert mkdocs("build", "--site-dir", str(tmp_path / "site"), cwd=built).returncode == 0
    for site in (built / "site", tmp_path / "site"):
        assert (site / "undated" / "index.html").exists()
        for path in site.rglob("*"):
            assert "quarantine" not in path.name
            assert not path.is_file() or b"heron notes" not in path.read_bytes(), path


def test_the_commands_of_the_readme_do_what_it_says(tmp_path: Path) -> None:
    root = fresh_archive(tmp_path / "archive")
    shutil.copytree(ROOT / "examples", root / "examples")
    manual = README.read_text("utf-8")
    commands = re.findall(r"^\.venv/bin/dateline (.+)$", manual, re.M)
    assert [words.split()[0] for words in commands] == ["read", "ingest", "build"]
    read, *others = (dateline(*shlex.split(words), cwd=root) for words in commands)
    shown = manual.split("\n```\nexamples/")[1].partition("```")[0]
    assert read.stdout.startswith(f"examples/{shown}")
    assert [done.returncode for done in others] == [0, 0]
    assert len(list((root / "content" / "articles").rglob("*.md"))) == 3
    assert "Island ferry sails again" in page(root, "undated")


def test_the_commands_of_the_manual_do_what_it_says(tmp_path: Path) -> None:
    root = fresh_archive(tmp_path / "archive")
    shutil.copytree(ROOT / "examples", root / "examples")
    commands = re.findall(r"^\.venv/bin/dateline (.+)$", MANUAL.read_text("utf-8"), re.M)
    *commands, own = commands
    assert [words.split()[0] for words in commands] == ["new", "check", "read", "ingest"]
    for words in commands:
        done = dateline(*shlex.split(words), cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
    [draft] = (root / "content" / "articles" / "2026" / "11" / "23").glob("ferry-link-*.md")
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("draft: true", "draft: false") + "The text.\n", "utf-8")

    [main] = (root / "content" / "undated").glob("*.md")
    related = [p for p in (root / "content/articles").rglob("*.md") if p != draft]
    assert len(related) == 3
    for file in related:
        when = article(root, file.relative_to(root / "content").as_posix()).head.when
        assert when is not None
        assert when.earliest != when.latest

    before = files_of(root / "content")
    ingest = shlex.split(commands[-1])
    assert dateline(*ingest, cwd=root).returncode == 0
    assert files_of(root / "content") == before
    main.write_text(main.read_text("utf-8").replace("Island ferry", "The ferry", 1), "utf-8")
    related[0].unlink()
    edited = files_of(root / "content")
    assert "1 skipped" in dateline(*ingest, cwd=root).stdout
    assert files_of(root / "content") == edited

    refused = dateline(*shlex.split(own), "--url", "https://news.example.org/", cwd=root)
    assert (
        "the demonstration's articles are not here" in refused.stderr
    )  # tests/unit/cli/test_init.py
    assert dateline("build", "--strict", cwd=root).returncode == 0
    assert "The ferry sails again" in page(root, "undated")
    assert draft.stem in page(root, "2026/11/23")
    assert related[0].stem not in page(root, "archive") + page(root, "2026/11/23")
