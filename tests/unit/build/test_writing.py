"""Files that are whole or absent, one build at a time, and which files are whose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dateline.build.lock import locked
from dateline.build.pages import address_of, files_of, hand_written, is_data
from dateline.build.write import TEMPORARY, delete, present, write_atomic
from dateline.errors import LockedError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_whole_and_its_directory_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.html"
    for data in (b"one", b"two"):
        write_atomic(path, data)
        assert path.read_bytes() == data
    assert present(tmp_path) == {"a/b.html"}


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    write_atomic(path, b"old")

    def full(*args: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert present(tmp_path) == {"a.html"}
    assert not (tmp_path / f"a.html{TEMPORARY}").exists()


def test_deleting_takes_empty_directories_along_but_never_the_site(tmp_path: Path) -> None:
    for name in ("a/b/one.html", "a/two.html"):
        write_atomic(tmp_path / name, b"")
    delete(tmp_path, "a/b/one.html")
    assert present(tmp_path) == {"a/two.html"}
    assert not (tmp_path / "a" / "b").exists()
    delete(tmp_path, "a/two.html")
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert present(tmp_path / "nothing") == frozenset()


def test_links_to_directories_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_atomic(tmp_path / "outside" / "a.html", b"")
    (tmp_path / "site" / "link").symlink_to(tmp_path / "outside")
    assert present(tmp_path / "site") == {"link"}


def test_a_second_build_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    lock = tmp_path / "cache" / "lock"
    with locked(lock):  # noqa: SIM117 - the second is inside the first
        with pytest.raises(LockedError, match="another build"), locked(lock):
            raise AssertionError("two builds at once")
    with locked(lock):
        pass


def test_where_the_system_has_no_such_locks_builds_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.build.lock.fcntl", None)
    with locked(tmp_path / "lock"), locked(tmp_path / "lock"):
        pass


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("articles/2026/11/23/a.md", True),
        ("stories/s1.yml", True),
        ("topics.yml", True),
        ("seen.txt", True),
        ("about/topics.yml", False),
        ("index.md", False),
        ("articles.md", False),
    ],
)
def test_what_is_the_archives_data(path: str, data: bool) -> None:
    assert is_data(path) is data


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("about.md", "about/"),
        ("about/index.md", "about/"),
        ("about/rights.md", "about/rights/"),
    ],
)
def test_addresses_of_hand_written_pages(path: str, address: str) -> None:
    assert address_of(path) == address


def test_hand_written_pages_have_their_first_heading_as_title(tmp_path: Path) -> None:
    texts = {
        "index.md": "# Welcome",
        "about.md": "Text\n\n# About us #\n",
        "bare.md": "Text",
        "hidden.md": "---\ntitle: x\nrobots: noindex\n---\n# For us",
        "shown.md": "# Shown\n\n---\nrobots: noindex\n",
        "map.pdf": "",
        "articles/2026/a.md": "# No page",
        ".hidden/a.md": "# Neither",
    }
    for name, text in texts.items():
        write_atomic(tmp_path / name, text.encode())
    files = files_of(tmp_path)
    assert files == ("about.md", "bare.md", "hidden.md", "index.md", "map.pdf", "shown.md")
    found = {"about/": "About us", "bare/": "bare", "map.pdf": "", "shown/": "Shown"}
    assert hand_written(tmp_path, files) == found | {"hidden/": ""}
