"""pytest looks into every directory that holds tests."""

from __future__ import annotations

import fnmatch

import pytest

from conftest import ROOT

TESTS = ROOT / "tests"
DIRECTORIES = sorted(
    {
        path.parent.relative_to(ROOT).as_posix()
        for path in TESTS.rglob("test_*.py")
        if "node_modules" not in path.parts
    }
)


@pytest.mark.parametrize("directory", DIRECTORIES)
def test_no_directory_with_tests_is_passed_over(
    directory: str, request: pytest.FixtureRequest
) -> None:
    passed_over = [
        pattern
        for pattern in request.config.getini("norecursedirs")
        if any(fnmatch.fnmatch(name, pattern) for name in directory.split("/"))
    ]
    assert passed_over == []
