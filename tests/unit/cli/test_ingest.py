"""`dateline ingest`: what it says, as text and as JSON, and when it fails."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from archives import small_archive
from dumps import SEED
from intake import CHROME, FERRY, Item, page

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

pytestmark = pytest.mark.thorough

SEEN = ("--captured", "2025-08-20T12:00:00Z")
MAIN = page("Harbour reopens", *FERRY)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_archive(tmp_path / "archive")
    monkeypatch.chdir(root)
    return root


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_the_seed_makes_four_articles_and_the_main_one_has_no_date(
    root: Path, command: Command
) -> None:
    before = tree(root)
    done = command("ingest", SEED, *SEEN, "--output", "json")
    assert (done.code, done.err) == (0, "")
    report: dict[str, Any] = json.loads(done.out)
    assert list(report) == [
        "dry_run", "resumed", "created", "updated", "unchanged", "skipped", "quarantined",
        "sources", "problems", "annotated",
    ]  # fmt: skip
    assert {file["path"] for file in report["annotated"]} == {i["path"] for i in report["created"]}
    main, *related = report["created"]
    assert set(main) == {"path", "capture", "line", "reason", "id", "title"}
    assert (main["capture"], main["line"]) == (str(SEED), 2)
    assert main["path"].startswith("undated/")
    assert len(related) == 3
    assert all(item["path"].startswith("articles/2025/08/20/") for item in related)
    written = {f"content/{item['path']}" for item in report["created"]}
    assert tree(root).keys() - before.keys() == {*written, "content/seen.txt"}

    again = json.loads(command("ingest", SEED, *SEEN, "--output", "json").out)
    assert len(again["unchanged"]) == 4
    assert again["created"] == again["updated"] == []


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(root: Path, command: Command) -> None:
    before = tree(root)
    done = command("ingest", SEED, *SEEN, "--dry-run")
    assert done.code == 0
    *created, count = done.out.splitlines()
    assert [line.split()[0] for line in created[:4]] == ["created"] * 4
    assert created[4].split()[:4] == ["source", "format", "created", "updated"]
    assert count.startswith("4 created, 0 updated, ")
    assert count.endswith(" 0 quarantined (nothing written)")
    assert json.loads(command("ingest", SEED, "--dry-run", "--output", "json").out)["dry_run"]
    assert tree(root) == before


def test_a_directory_is_taken_in_as_a_whole(root: Path, command: Command) -> None:
    inbox = root / "content" / "inbox"
    inbox.mkdir()
    (inbox / "one.txt").write_text(MAIN, "utf-8")
    (inbox / "one.json").write_text('{"captured": "2026-11-20T12:00:00Z"}', "utf-8")
    (inbox / "two.txt").write_text(page("Report", "Boats.", related=(Item("Crane"),)), "utf-8")
    done = command("ingest", inbox.relative_to(root), "--captured", "2026-11-23T12:00:00Z")
    assert done.code == 0, done.err
    created = done.out.splitlines()
    count = next(line for line in created if line.endswith(" quarantined"))
    assert count == "3 created, 0 updated, 0 unchanged, 0 skipped, 0 quarantined"
    assert [line.split()[1].rpartition("-")[0] for line in created[:3]] == [
        "undated/harbour-reopens", "undated/report", "articles/2026/11/23/crane",
    ]  # fmt: skip


def test_without_a_capture_time_wordings_are_kept_and_that_is_told(
    root: Path, command: Command
) -> None:
    done = command("ingest", SEED)
    assert done.code == 0
    assert f"{SEED}: D507 relative times stay unresolved (give --captured; " in done.out
    assert len(list((root / "content/undated").glob("*.md"))) == 4


@pytest.mark.parametrize(
    ("data", "code", "kept"),
    [
        (b"", "D501", False),
        (b"\r\n \t\r\n", "D501", False),
        (b"Nothing that is known.\n", "D502", True),
        (CHROME.encode(), "D502", True),
        (b"\x00\x01\x02" * 99, "D503", True),
        (MAIN.encode("utf-16-be"), "D503", True),
        (MAIN.encode() * 2, "D505", True),
        (b"logo\n\nHarb", "D502", True),
        (b"\x81\x8d" * 9, "D511", True),
        (b"x" * 10_000_000, "D504", False),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_a_finding_and_kept_with_a_reason(
    data: bytes, code: str, kept: bool, root: Path, command: Command
) -> None:
    before = tree(root / "content")
    (root / "page.txt").write_bytes(data)
    done = command("ingest", "page.txt")
    assert (done.code, done.err) == (1, "")
    assert re.search(rf"^page\.txt(:21)?: {code} ", done.out, re.M)
    after = tree(root / "content")
    new = sorted(after.keys() - before.keys())
    assert len(new) == 2 * kept
    if kept:
        assert after[new[0]] == data
        assert f"code: {code}\n" in after[new[1]].decode()
        assert f"quarantined {new[0]}: " in done.out
    report = json.loads(command("ingest", "page.txt", "--output", "json").out)
    assert [item["code"] for item in report["quarantined"]] == [code] * kept
    assert [found["code"] for found in report["problems"]] == [code]
    assert tree(root / "content") == after


def test_a_capture_of_which_only_a_warning_is_left_is_refused_too(
    root: Path, command: Command
) -> None:
    url = '{"url": "https://www.daily8.com/en/article/0123456789abcdef0123456789abcdef"}'
    (root / "page.txt").write_text("harbour, the\ncompany said.\n", "utf-8")
    (root / "page.json").write_text(url, "utf-8")
    done = command("ingest", "page.txt", "--output", "json")
    report = json.loads(done.out)
    assert [found["code"] for found in report["problems"]] == ["D509"]
    assert [item["code"] for item in report["quarantined"]] == ["D509"]
    assert done.code == 1


def test_one_bad_capture_does_not_stop_the_others(root: Path, command: Command) -> None:
    (root / "bad.txt").write_bytes(b"\x00" * 99)
    (root / "good.txt").write_text(MAIN, "utf-8")
    done = command("ingest", "bad.txt", "good.txt")
    assert done.code == 1
    assert "created undated/harbour-reopens-" in done.out
    assert "1 created, 0 updated, 0 unchanged, 0 skipped, 1 quarantined\n" in done.out


def test_what_came_in_is_annotated_and_stays_so_when_it_comes_again(
    root: Path, command: Command
) -> None:
    done = command("ingest", SEED, *SEEN)
    assert "  topics: medtop:16000000 (" in done.out
    before = {path: data for path, data in tree(root).items() if b"\nextractor: daily8" in data}
    assert len(before) == 4
    assert any(b"\nauto: [" in data and b"topics=" in data for data in before.values())
    assert "4 unchanged" in command("ingest", SEED, *SEEN).out
    assert "0 changed" in command("annotate", *before).out
    assert before.items() <= tree(root).items()


def test_an_archive_may_want_no_suggestions(root: Path, command: Command) -> None:
    config = root / "mkdocs.yml"
    off = "[search, dateline: {annotate: false}]"
    config.write_text(config.read_text("utf-8").replace("[search, dateline]", off), "utf-8")
    done = command("ingest", SEED, *SEEN)
    assert "topics" not in done.out
    assert not any(b"topics=" in path.read_bytes() for path in root.rglob("*.md"))


def test_an_update_names_the_old_place(root: Path, command: Command) -> None:
    (root / "page.txt").write_text(MAIN, "utf-8")
    command("ingest", "page.txt")
    dated = page("Harbour reopens", *FERRY, byline="Example Times2 hours ago")
    (root / "page.txt").write_text(dated, "utf-8")
    report = json.loads(command("ingest", "page.txt", *SEEN, "--output", "json").out)
    [updated] = report["updated"]
    assert updated["previous"].startswith("undated/harbour-reopens-")
    assert updated["path"].startswith("articles/2025/08/20/harbour-reopens-")
    assert updated["reason"] == "better: flags, source, source_id, when"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Missing argument"),
        (["gone.txt"], "dateline: gone.txt is not there (give paths of captures or directories)"),
        (["page.txt", "gone"], "dateline: gone is not there"),
        (["page.txt", "--captured", "yesterday"], "dateline: --captured: 'yesterday' is no time"),
        (["page.txt", "--captured", "2025-08-20"], "--captured: give a time with an offset"),
        (["page.txt", "--captured", ""], "--captured: '' is no time"),
        (["page.txt", "--output", "xml"], "no output 'xml' (use one of text, json, markdown)"),
        (["page.txt", "--root", "nowhere"], "dateline: there is no nowhere/mkdocs.yml"),
        (["page.txt", "--dry"], "No such option"),
    ],
)
def test_wrong_usage_writes_nothing(
    words: list[str], said: str, root: Path, command: Command
) -> None:
    (root / "page.txt").write_text(MAIN, "utf-8")
    before = tree(root)
    done = command("ingest", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert tree(root) == before


def test_the_report_for_a_pull_request(root: Path, command: Command) -> None:
    (root / "bad.txt").write_bytes(b"\x00" * 99)
    (root / "good.txt").write_text(MAIN, "utf-8")
    (root / "inbox").mkdir()
    for number in range(60):
        (root / "inbox" / f"{number}.txt").write_bytes(b"")
    done = command("ingest", "bad.txt", "good.txt", "--output", "markdown", "--jobs", "2")
    assert done.code == 1
    assert done.out.splitlines()[:14] == [
        "**1 created, 0 updated, 0 unchanged, 0 skipped, 1 quarantined**",
        "",
        "| source | format | created | updated | unchanged | skipped | quarantined | duplicates "
        "| undated |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| no source | daily8 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |",
        "| no source | unknown | 0 | 0 | 0 | 0 | 1 | 0 | 0 |",
        "",
        "| why in quarantine | captures |",
        "| --- | --- |",
        "| D503 the capture holds NUL bytes | 1 |",
        "",
        "- bad.txt: D503 the capture holds NUL bytes (the capture looks binary)",
        "",
        "1 articles looked at, 1 changed (written)",
    ]
    done = command("ingest", "inbox", "--output", "markdown")
    assert done.out.startswith("**0 created, 0 updated, ")
    assert done.out.endswith("\n- and 10 more\n")


def test_nothing_to_take_in_is_no_failure(root: Path, command: Command) -> None:
    (root / "empty").mkdir()
    done = command("ingest", "empty")
    assert (done.code, done.out) == (
        0,
        "0 created, 0 updated, 0 unchanged, 0 skipped, 0 quarantined\n",
    )
