"""Where a site cannot be written, a build says so; the old site stays, and the next build mends."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from archives import dateline, files_of, small_archive, times_of, write_article
from dateline.build.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that has been built."""
    root = small_archive(tmp_path_factory.mktemp("outages") / "archive")
    assert dateline("build", cwd=root).returncode == 0
    return root


@pytest.fixture
def edited(built: Path) -> Iterator[Path]:
    """The same with an article more, the first of its year, of which no build knows."""
    year = 2027 + len(list((built / "content" / "articles").iterdir()))
    write_article(built, f"aaaa{year}", "Harbour reopens", f"{year}-01-02")
    yield built
    done = dateline("build", cwd=built)
    assert done.returncode == 0, done.stderr
    clean = dateline("build", "--site", str(built.with_name(f"clean-{year}")), cwd=built)
    assert clean.returncode == 0, clean.stderr
    assert files_of(built / "site") == files_of(built.with_name(f"clean-{year}"))


# Coverage writes a file of its own when a process ends, and cannot on a full disk either.
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def refused(done: subprocess.CompletedProcess[str], said: str) -> bool:
    """Whether a build ended as for an expected error, with that said."""
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    return (done.returncode, done.stdout) == (2, "")


def test_a_second_build_at_once_is_refused_and_says_why(edited: Path) -> None:
    before = times_of(edited / "site")
    with locked(edited / ".dateline" / "lock"):
        assert refused(dateline("build", cwd=edited), "another build")
    assert times_of(edited / "site") == before


@pytest.mark.parametrize("blocks", [0, 1, 4, 64])
def test_on_a_full_disk_every_file_is_whole(edited: Path, blocks: int) -> None:
    before = files_of(edited / "site")
    done = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f {blocks}; exec "$0" -m dateline.cli build', sys.executable],
        cwd=edited, capture_output=True, text=True, check=False, env=UNWATCHED,
    )  # fmt: skip
    assert refused(done, "could not be written")
    after = files_of(edited / "site")
    written = {path for path in after if before.get(path) != after[path]}
    assert dateline("build", cwd=edited).returncode == 0
    whole = files_of(edited / "site")
    assert {path: after[path] for path in written} == {path: whole[path] for path in written}


def test_a_file_in_the_place_of_a_directory_is_told(edited: Path) -> None:
    before = files_of(edited / "site")
    blocking = edited / "site" / max(path.name for path in (edited / "content/articles").iterdir())
    blocking.write_text("in the way", "utf-8")
    assert refused(dateline("build", cwd=edited), "could not be written")
    assert before.keys() <= files_of(edited / "site").keys()
    blocking.unlink()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("place", ["site", ".dateline"])
def test_a_directory_that_may_not_be_written_is_told(edited: Path, place: str) -> None:
    before = times_of(edited / "site")
    for path in ((edited / place), *(p for p in (edited / place).rglob("*") if p.is_dir())):
        path.chmod(0o555)
    done = dateline("build", cwd=edited)
    for path in ((edited / place), *(p for p in (edited / place).rglob("*") if p.is_dir())):
        path.chmod(0o755)
    assert refused(done, "could not be written")
    assert times_of(edited / "site") == before
