"""Lists of checksums: as the system's own program checks them, month by month; and copies."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from dateline.build.checksums import LISTS, all_lists, list_of, lists, read_list
from dateline.build.verify import in_directory, on_web, verify
from webserver import Reply, serving

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = {
    "index.html": b"front",
    "2026/11/23/index.html": b"a day",
    "2026/11/index.html": b"a month",
    "2026/10/index.html": b"another",
    "2026/w47/index.html": b"a week",
    "data/2026-11.bib": b"@misc{}",
    "data/undated.bib": b"",
    "tags/ferry boat/index.html": b"blank",
    "odd\\name.txt": b"backslash",
}


def copy_at(place: Path, files: Mapping[str, bytes] = FILES) -> Path:
    for path, data in (*files.items(), *all_lists(files.items())):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
    return place


def test_a_file_is_on_the_list_of_its_month_or_of_the_rest() -> None:
    named = {path: list_of(path) for path in FILES}
    assert {path for path, name in named.items() if name == "2026-11"} == {
        "2026/11/23/index.html", "2026/11/index.html", "data/2026-11.bib",
    }  # fmt: skip
    assert named["2026/w47/index.html"] == named["data/undated.bib"] == "rest"
    assert list_of("2026/10/index.html") == "2026-10"


def test_the_systems_own_program_checks_the_lists(tmp_path: Path) -> None:
    copy = copy_at(tmp_path)
    for name in ("SHA256SUMS", "2026-11.sha256", "rest.sha256"):
        words = ["sha256sum", "--check", "--strict", "--quiet", f"data/{name}"]
        done = subprocess.run(words, cwd=copy, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_list_is_of_its_files_alone() -> None:
    sums = {path: hashlib.sha256(data).digest() for path, data in FILES.items()}
    whole = dict(lists(sums))
    assert whole.keys() == {f"data/{name}.sha256" for name in ("2026-10", "2026-11", "rest")}
    more = sums | {"2026/10/other.html": b"\0" * 32}
    assert dict(lists(more, {"2026-11"})) == {"data/2026-11.sha256": whole["data/2026-11.sha256"]}
    back = [each for data in whole.values() for each in read_list(data.decode())]
    assert dict(back) == {path: digest.hex() for path, digest in sums.items()}  # type: ignore[arg-type]


def test_a_copy_that_is_whole_has_no_findings(tmp_path: Path) -> None:
    found = verify(in_directory(copy_at(tmp_path)))
    assert (found.files, found.problems) == (len(FILES), ())
    assert found.summary() == "9 files looked at, 0 findings"


def test_what_is_missing_or_changed_is_named(tmp_path: Path) -> None:
    copy = copy_at(tmp_path)
    (copy / "index.html").write_bytes(b"forged")
    shutil.rmtree(copy / "2026/11/23")
    (copy / "2026/10/index.html").unlink()
    (copy / "2026/10/index.html").mkdir()
    (copy / "foreign.txt").write_bytes(b"nobody's business")
    found = {(each.path, each.code) for each in verify(in_directory(copy)).problems}
    assert found == {("index.html", "D803"), ("2026/11/23/index.html", "D802"),
                     ("2026/10/index.html", "D802")}  # fmt: skip
    november = verify(in_directory(copy), ["2026-11"])
    assert [each.path for each in november.problems] == ["2026/11/23/index.html"]
    assert november.files == 3


def test_a_forged_list_is_found_by_the_list_of_lists(tmp_path: Path) -> None:
    copy = copy_at(tmp_path)
    (copy / "index.html").write_bytes(b"forged")
    forged = hashlib.sha256(b"forged").hexdigest()
    path = copy / "data/rest.sha256"
    wanted = hashlib.sha256(b"front").hexdigest()
    path.write_text(path.read_text("utf-8").replace(wanted, forged), "utf-8")
    found = verify(in_directory(copy))
    assert [(each.path, each.code) for each in found.problems] == [("data/rest.sha256", "D803")]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../b", "C:/x", "\\\\share"])
def test_a_list_cannot_lead_out_of_the_copy(tmp_path: Path, name: str) -> None:
    copy = copy_at(tmp_path)
    (copy / LISTS).write_text(f"{'0' * 64}  {name}\nno checksum\n", "utf-8")
    found = verify(in_directory(copy))
    assert [(each.line, each.code) for each in found.problems] == [(0, "D804"), (2, "D804")]


def test_a_copy_without_lists_is_no_copy(tmp_path: Path) -> None:
    found = verify(in_directory(tmp_path))
    assert [(each.path, each.code) for each in found.problems] == [(LISTS, "D802")]


def test_a_copy_on_the_web_is_looked_at_the_same_way(tmp_path: Path) -> None:
    copy = copy_at(tmp_path)
    with serving() as web:
        for path in copy.rglob("*"):
            if path.is_file() and "w47" not in path.parts:
                name = quote(path.relative_to(copy).as_posix())
                web.pages[f"/sub/{name}"] = Reply(path.read_bytes())
        found = verify(on_web(f"{web.url}/sub/", 10))
        web.pages["/sub/index.html"] = Reply(b"", 500)
        with pytest.raises(OSError, match="HTTP 500"):
            verify(on_web(f"{web.url}/sub/", 10))
        web.pages["/sub/index.html"] = Reply(raw=b"nonsense\r\n\r\n")
        with pytest.raises(OSError, match=r"index\.html"):
            verify(on_web(f"{web.url}/sub/", 10))
    assert found.files == len(FILES)
    assert [each.path for each in found.problems] == ["2026/w47/index.html"]


def test_a_host_that_does_not_answer_is_no_finding_about_its_files() -> None:
    with pytest.raises(OSError, match="refused"):
        verify(on_web("http://127.0.0.1:9/", 1))
