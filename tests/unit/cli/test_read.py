"""`dateline read`: what captures say, as text and as JSON, and when it fails.

The cases of tests/cases/captures are input.txt, with input.json beside it where an address or a
time of capture is known, and expected.json, all that the command prints.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from conftest import CASES, SHARED
from dumps import DAILY8, OTHER, SEED, dumps, page
from golden import same_as

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

SEEN = "2025-08-20T12:00:00Z"
DRAFT = [
    "role", "title", "publisher", "published", "category", "tags", "body", "damage", "truncated",
    "lines",
]  # fmt: skip
UNDATED = {"raw": None, "earliest": None, "latest": None, "precision": None}
TABLE: dict[str, dict[str, list[int]]] = json.loads(
    (SHARED / "captures/daily8/rel_intervals.json").read_text("utf-8")
)


@pytest.fixture
def said(command: Command) -> Any:
    """Run `dateline read --output json` and give what it says; errors must not be said at all."""

    def call(*words: object, code: int = 0) -> Any:
        done = command("read", *words, "--output", "json")
        assert (done.code, done.err) == (code, "")
        return json.loads(done.out)

    return call


@pytest.mark.parametrize(
    "case", sorted((CASES / "captures").iterdir()), ids=lambda path: str(path.name)
)
def test_what_a_capture_says(case: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    done = command("read", "input.txt", "--output", "json")
    same_as(case / "expected.json", done.out)
    errors = [p for p in json.loads(done.out)[0]["problems"] if p["severity"] == "error"]
    assert (done.code, done.err) == (1 if errors else 0, "")


def test_the_seed_says_four_articles_and_no_date_for_the_main_one(said: Any) -> None:
    (reading,) = said(SEED, "--captured", SEEN)
    assert list(reading) == ["path", "format", "language", "drafts", "problems"]
    assert (reading["path"], reading["format"]) == (SEED.as_posix(), "daily8/1")
    assert (reading["language"], reading["problems"]) == ("en", [])
    assert [list(draft) for draft in reading["drafts"]] == [DRAFT] * 4
    main, first, *_ = reading["drafts"]
    assert (main["role"], main["publisher"], main["published"]) == ("main", None, UNDATED)
    assert main["damage"]
    assert main["lines"] == [2, 25]
    assert first["publisher"] == "The Independent"
    assert first["published"] == {
        "raw": "2 hours ago",
        "earliest": "2025-08-20T09:30:01+00:00",
        "latest": "2025-08-20T10:30:00+00:00",
        "precision": "hour",
    }


def test_all_observed_dumps_in_one_directory(said: Any) -> None:
    readings = said(DAILY8 / "raw", "--captured", SEEN)
    assert [reading["path"] for reading in readings] == [
        (DAILY8 / "raw" / f"{dump.name}.txt").as_posix() for dump in dumps()
    ]
    for reading, dump in zip(readings, dumps(), strict=True):
        assert (reading["format"], reading["language"]) == ("daily8/1", dump.language)
        told = [(d["role"], d["title"], d["publisher"]) for d in reading["drafts"]]
        assert told == [(item["role"], item["title"], item["publisher"]) for item in dump.items]
        for draft, item in zip(reading["drafts"], dump.items, strict=True):
            assert draft["published"]["raw"] == item["published"]["raw"]
            if item["published"]["raw"] is None:
                assert draft["published"] == UNDATED
            else:
                assert draft["published"]["latest"] is not None


@pytest.mark.thorough
def test_pages_of_other_sites_are_not_read_as_pages_of_this_one(said: Any) -> None:
    readings = said(OTHER, "--captured", SEEN, code=1)
    assert len(readings) == 17
    for reading in readings:
        assert (reading["format"] or "").partition("/")[0] != "daily8"
        if reading["format"] is None:
            assert (reading["language"], reading["drafts"]) == (None, [])
            (found,) = reading["problems"]
            assert list(found) == ["path", "line", "code", "message", "hint", "severity"]
            assert (found["path"], found["code"]) == (reading["path"], "D502")
    assert None in [reading["format"] for reading in readings]


@pytest.mark.parametrize("language", sorted(TABLE))
def test_every_relative_wording_is_its_interval(language: str, tmp_path: Path, said: Any) -> None:
    file = tmp_path / "page.txt"
    file.write_text(page(*TABLE[language]), "utf-8")
    seen = datetime(2025, 8, 20, 12, tzinfo=UTC)
    (reading,) = said(file, "--captured", SEEN)
    main, *related = reading["drafts"]
    assert main["published"] == UNDATED
    assert [(d["published"]["raw"], d["published"]["earliest"], d["published"]["latest"])
            for d in related] == [
        (raw, (seen - timedelta(seconds=most)).isoformat(),
         (seen - timedelta(seconds=least)).isoformat())
        for raw, (least, most) in TABLE[language].items()
    ]  # fmt: skip


def test_without_a_capture_time_a_relative_wording_has_no_interval(
    tmp_path: Path, said: Any
) -> None:
    file = tmp_path / "page.txt"
    file.write_text(page(*TABLE["en"], "03-08-2025"), "utf-8")
    (reading,) = said(file)
    *relative, stated = (draft["published"] for draft in reading["drafts"][1:])
    assert [published["raw"] for published in relative] == list(TABLE["en"])
    assert {(published["earliest"], published["latest"]) for published in relative} == {
        (None, None)
    }
    assert stated == {
        "raw": "03-08-2025",
        "earliest": "2025-08-03T00:00:00+00:00",
        "latest": "2025-08-03T23:59:59+00:00",
        "precision": "day",
    }
    assert [found["code"] for found in reading["problems"]] == ["D507"]


def test_a_sidecar_knows_better_than_the_command_line(tmp_path: Path, said: Any) -> None:
    file = tmp_path / "page.txt"
    file.write_text(page("2 hours ago"), "utf-8")
    for captured, day in (("", "2025-08-20"), ("2024-02-29T12:00:00+01:00", "2024-02-29")):
        file.with_suffix(".json").write_text(json.dumps({"captured": captured or None}), "utf-8")
        (reading,) = said(file, "--captured", SEEN)
        assert reading["drafts"][1]["published"]["latest"][:10] == day


def test_as_text_a_capture_is_told_in_a_few_lines(tmp_path: Path, command: Command) -> None:
    (tmp_path / "a.txt").write_text(page("2 hours ago")[:-10], "utf-8")
    (tmp_path / "b.txt").write_text(" \n", "utf-8")
    done = command("read", tmp_path)
    assert (done.code, done.err) == (1, "")
    assert done.out.replace(f"{tmp_path.as_posix()}/", "").splitlines() == [
        "a.txt: daily8/1, en",
        "  main: Ferry sails again",
        "    lines 1-2; no time; 6 words",
        "  related: Report 1",
        "    lines 10-14; Example Times; 2 hours ago; 3 words; truncated",
        "  a.txt:14: D506 the capture ends inside an item (the last item is marked truncated)",
        "  a.txt: D507 relative times stay unresolved "
        "(give --captured; relative times stay unresolved)",
        "b.txt: no known format, language unknown",
        "  b.txt: D501 the capture is empty (the file is empty or only white space)",
    ]


def test_a_directory_without_captures_says_nothing(tmp_path: Path, command: Command) -> None:
    assert command("read", tmp_path) == (0, "", "")
    assert command("read", tmp_path, "--output", "json") == (0, "[]\n", "")


def test_one_bad_capture_does_not_hide_the_others(tmp_path: Path, said: Any) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0" * 99)
    (tmp_path / "b.txt").write_bytes(b"word " * 2_000_001)
    (tmp_path / "c.txt").write_text(page("2 hours ago"), "utf-8")
    (tmp_path / "d.txt").write_text(page("2 hours ago"), "utf-8")
    (tmp_path / "d.json").write_text('{"captured": "yesterday"}', "utf-8")
    readings = said(tmp_path, "--captured", SEEN, code=1)
    assert [len(reading["drafts"]) for reading in readings] == [0, 0, 2, 0]
    codes = [[found["code"] for found in reading["problems"]] for reading in readings]
    assert codes == [["D503"], ["D504"], [], ["D512"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.txt"], "nowhere.txt"),
        (["page.txt", "nowhere.txt"], "nowhere.txt"),
        (["page.txt", "--output", "xml"], "use one of text, json"),
        (["page.txt", "--captured", "yesterday"], "--captured"),
        (["page.txt", "--captured", ""], "--captured"),
        (["page.txt", "--captured", "2025-08-20T12:00:00"], "with an offset"),
        (["page.txt", "--captured", "2025-02-30T12:00:00Z"], "is no time"),
        ([], "{files}"),
        (["page.txt", "--colour"], "--colour"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_read(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(page("2 hours ago"), "utf-8")
    done = command("read", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
