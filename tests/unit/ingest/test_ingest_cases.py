"""The folders of tests/cases/ingest: captures 1, 2, 3 … come into content/ one run after another.

expected.txt holds what every run reports, and all files that are there in the end.
"""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import CASES
from dateline.ingest.run import Ways, ingest
from dateline.settings import Settings
from golden import same_as
from intake import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.thorough

FOLDERS = sorted(path.parent for path in (CASES / "ingest").glob("*/expected.txt"))


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_captures_make_the_files_expected(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    told = "".join(f"{report}\n\n" for report in reports())
    same_as(case / "expected.txt", told + "".join(shown()))


def reports() -> Iterator[str]:
    """What each run says. A dry one says the same and writes nothing, and so does a second one."""
    captures = sorted(path for path in Path().glob("[0-9]*") if path.suffix != ".json")
    runs = [list(group) for _, group in groupby(captures, lambda path: path.name[0])]
    for paths in runs:
        before = list(shown())
        dry = ingest(paths, Path(), Settings(), NOON, Ways(dry=True)).text()
        assert list(shown()) == before
        said = ingest(paths, Path(), Settings(), NOON).text()
        assert dry == f"{said} (nothing written)"
        yield f"$ dateline ingest {' '.join(map(str, paths))}\n{said}"
    before = list(shown())
    for paths in runs:
        again = ingest(paths, Path(), Settings(), NOON).data()
        assert (again["created"], again["updated"]) == ([], [])
    assert list(shown()) == before


def shown() -> Iterator[str]:
    """Every file of content/ but for those that were given, which are shown by name."""
    for path in sorted(Path("content").rglob("*")):
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "backslashreplace")
            yield f"== {path.as_posix()}\n{text}\n"
