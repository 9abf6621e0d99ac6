"""The reading tools' own tests, by node's runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_the_scripts_pass_their_tests(file: Path) -> None:
    done = subprocess.run(
        ["node", "--test", file], capture_output=True, text=True, check=False, env=None
    )
    assert done.returncode == 0, done.stdout + done.stderr
