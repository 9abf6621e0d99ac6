"""Captures on disk: which files are captures, what stands beside them, what cannot be read."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.errors import Problem, UsageError
from dateline.ingest.inbox import by_time, captures, files, moment
from dateline.model import Capture
from intake import NOON


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}" if name.endswith(".json") else "text", "utf-8")


def found(*paths: str) -> list[str]:
    return [path.as_posix() for path in files(map(Path, paths))]


def test_a_directory_is_all_captures_below_it_in_order() -> None:
    written("in/b.txt", "in/a/z.html", "in/a.txt", "in/.hidden/a.txt", "in/.hidden.txt")
    Path("in/empty").mkdir()
    Path("in/gone").symlink_to("nowhere")
    assert found("in") == ["in/a.txt", "in/b.txt", "in/a/z.html"]
    assert found("in/b.txt", "in", "in/b.txt") == ["in/b.txt", "in/a.txt", "in/a/z.html"]
    assert found("in/.hidden/a.txt") == ["in/.hidden/a.txt"]
    assert found("in/empty") == []


def test_what_intake_wrote_is_no_capture() -> None:
    written("q/aaaaaaaa-page.txt", "q/aaaaaaaa-page.txt.reason.txt", "q/b.md.dateline-new")
    assert found("q") == ["q/aaaaaaaa-page.txt"]


def test_a_sidecar_is_no_capture_and_other_json_is() -> None:
    written("in/a.txt", "in/a.json", "in/b.txt.json", "in/b.txt", "in/bare", "in/bare.json")
    written("in/own.json", "in/own.json.json", "in/x[1].txt", "in/x[1].json", "in/dir.d/y.txt")
    written("in/dir.json", "in/a.JSON")
    assert found("in") == [
        "in/a.JSON", "in/a.txt", "in/b.txt", "in/bare", "in/dir.json", "in/own.json",
        "in/x[1].txt", "in/dir.d/y.txt",
    ]  # fmt: skip
    assert found("in/a.json", "in/own.json") == ["in/own.json"]


def test_a_sidecar_tells_address_and_time() -> None:
    written("a.txt")
    Path("a.json").write_text(
        '\ufeff{"url": "https://example.org/", "captured": "2026-11-22T01:30:00.5+01:00"}', "utf-8"
    )
    [capture] = captures([Path("a.txt")], NOON, 10)
    sha256 = hashlib.sha256(b"text").hexdigest()
    when = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
    url = "https://example.org/"
    assert capture == Capture(b"text", "a.txt", sha256, url=url, captured_at=when)


def test_a_sidecar_tells_what_the_answer_said_of_itself() -> None:
    written("a.txt")
    told = {
        "source": "example-times",
        "media_type": "text/html; charset=utf-8",
        "headers": {"X-Robots-Tag": "noarchive", "tdm-reservation": "1", "age": 3},
    }
    Path("a.json").write_text(json.dumps(told), "utf-8")
    [capture] = captures([Path("a.txt")], None, 10)
    assert isinstance(capture, Capture)
    assert (capture.source, capture.media_type) == ("example-times", "text/html; charset=utf-8")
    assert capture.reserved == ("noarchive", "tdm-reserved")


def test_captures_come_in_the_order_of_their_times() -> None:
    written("a.txt", "b.txt", "c.txt", "d.txt")
    for name, day in (("a", 24), ("c", 22)):
        Path(f"{name}.json").write_text(f'{{"captured": "2026-11-{day}T12:00:00Z"}}', "utf-8")
    Path("d.json").write_text("[]", "utf-8")
    paths = [Path(f"{name}.txt") for name in "abcd"]
    assert [path.stem for path in by_time(paths, None)] == ["b", "d", "c", "a"]
    assert [path.stem for path in by_time(paths, NOON)] == ["c", "b", "d", "a"]


def test_the_time_of_a_file_is_never_the_time_of_a_capture() -> None:
    written("a.txt")
    [capture] = captures([Path("a.txt")], None, 10)
    assert isinstance(capture, Capture)
    assert capture.captured_at is None


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("", "Expecting value"),
        ("[]", "not a JSON object"),
        ("[" * 100_000, "recursion"),
        ('{"url": ["x"]}', "url, captured, source and media_type must be texts"),
        ('{"captured": 1763899200}', "url, captured, source and media_type must be texts"),
        ('{"captured": "yesterday"}', "'yesterday' is no time"),
        ('{"captured": "2026-11-23T12:00:00"}', "give a time with an offset"),
        ('{"headers": []}', "headers must be an object"),
        (" " * 100_001, "more than 100,000 bytes"),
        ("\udcff", "can't decode byte"),
    ],
)
def test_a_broken_sidecar_is_a_finding_and_its_capture_waits(sidecar: str, said: str) -> None:
    written("a.txt", "b.txt")
    Path("a.json").write_bytes(sidecar.encode("utf-8", "surrogateescape"))
    told, capture = captures([Path("a.txt"), Path("b.txt")], None, 10)
    assert isinstance(told, Problem)
    assert (told.path, told.code) == ("a.json", "D512")
    assert said in told.message
    assert isinstance(capture, Capture)


def test_a_capture_that_is_too_large_is_not_read() -> None:
    Path("big.txt").write_bytes(b"x" * 11)
    Path("full.txt").write_bytes(b"x" * 10)
    told, capture = captures([Path("big.txt"), Path("full.txt")], None, 10)
    assert str(told).startswith("big.txt: D504 11 bytes, more than 10 (")
    assert isinstance(capture, Capture)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file no one can read, on Linux")
def test_a_file_that_cannot_be_read_is_a_finding() -> None:
    paths = [Path("/proc/self/mem"), Path("gone.txt")]
    told = [str(each) for each in captures(paths, None, 10)]
    assert told[0].startswith("/proc/self/mem: D508 Input/output error (")
    assert told[1].startswith("gone.txt: D508 No such file or directory (")


def test_a_name_that_is_no_text_can_be_told() -> None:
    file = Path(os.fsdecode(b"caf\xe9.txt"))
    file.write_text("text", "utf-8")
    [capture] = captures(files([file]), None, 10)
    assert isinstance(capture, Capture)
    assert capture.origin == "caf\ufffd.txt"


def test_a_path_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"^gone\.txt is not there$"):
        files([Path("gone.txt")])


def test_a_pipe_is_wrong_usage() -> None:
    os.mkfifo("pipe")
    with pytest.raises(UsageError, match=r"^pipe is neither a file nor a directory$"):
        files([Path("pipe")])


def test_a_directory_that_cannot_be_read_is_wrong_usage_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(17):  # deeper than any system opens by one name
        Path("d" * 250).mkdir()
        monkeypatch.chdir("d" * 250)
    with pytest.raises(UsageError, match="cannot be read: File name too long"):
        files([tmp_path])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-23T10:02:11Z", "2026-11-23T10:02:11+00:00"),
        (" 2026-11-23t10:02:11z ", "2026-11-23T10:02:11+00:00"),
        ("2026-11-23 10:02:11.9+05:30", "2026-11-23T04:32:11+00:00"),
        ("20261123T1002-05", "2026-11-23T15:02:00+00:00"),
        ("1990-01-01T00:00Z", "1990-01-01T00:00:00+00:00"),
    ],
)
def test_a_moment_is_a_time_with_an_offset(text: str, meant: str) -> None:
    assert moment(text).isoformat() == meant


@pytest.mark.parametrize(
    "text",
    [
        "", "now", "2026-11-23", "2026-11-23T10:02:11", "20261123", "10:02Z", "2026-13-01T00:00Z",
        "1989-12-31T23:59Z", "9999-12-31T23:59:59-10:00", "0001-01-01T00:00+05:00",
        "9001-01-01T00Z", "1763899200",
    ],
)  # fmt: skip
def test_what_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"give a time|is no (time|year)"):
        moment(text)
