"""`dateline verify`: exit codes and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.build.checksums import all_lists

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command


def test_a_copy_is_whole_or_told_what_it_lacks(tmp_path: Path, command: Command) -> None:
    files = {"index.html": b"front", "2026/11/index.html": b"a month"}
    for path, data in (*files.items(), *all_lists(files.items())):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert command("verify", tmp_path) == (0, "2 files looked at, 0 findings\n", "")
    (tmp_path / "2026/11/index.html").write_bytes(b"other")
    done = command("verify", tmp_path)
    assert (done.code, done.out) == (1, "2 files looked at, 1 finding\n")
    assert done.err.startswith("2026/11/index.html: D803 its checksum differs (")
    assert command("verify", tmp_path, "--month", "rest").code == 0
    # A month there is not is no month that is whole.
    assert command("verify", tmp_path, "--month", "1999-01").code == 1


def test_what_cannot_be_read_at_all_is_wrong_usage(tmp_path: Path, command: Command) -> None:
    none = command("verify", tmp_path / "none")
    assert (none.code, "there is no directory" in none.err) == (2, True)
    down = command("verify", "http://127.0.0.1:9/", "--timeout", "1")
    assert (down.code, "cannot be read" in down.err) == (2, True)
