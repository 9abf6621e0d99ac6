from __future__ import annotations

import re

import pytest

from dateline.errors import (
    CODES,
    DatelineError,
    LockedError,
    Problem,
    SettingsError,
    Severity,
    UsageError,
    codes,
    did_you_mean,
    problem,
    worst,
)


def test_a_finding_takes_severity_and_hint_from_its_code() -> None:
    found = problem("content/a.md", 3, "D108", "unknown key 'titel'")
    assert found.severity is Severity.WARNING
    assert str(found) == (
        "content/a.md:3: D108 unknown key 'titel' (the key is kept; remove it if it is a slip)"
    )


def test_a_finding_may_bring_its_own_hint_and_mean_the_whole_file() -> None:
    assert str(problem("a.md", 0, "D101", "none", "begin")) == "a.md: D101 none (begin)"
    assert str(Problem("a.md", 1, "D101", "none")) == "a.md:1: D101 none"


def test_an_unregistered_code_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        problem("a.md", 1, "D999", "x")


def test_every_code_is_complete() -> None:
    documented = re.findall(r"D(\d)xx", str(codes.__doc__))
    assert documented == sorted({code[1] for code in CODES})
    for code, entry in CODES.items():
        assert re.fullmatch(r"D[0-9]{3}", code)
        assert Severity(entry.severity)
        assert entry.title
        assert entry.hint


def test_findings_are_sorted_by_place() -> None:
    found = [
        problem("b", 1, "D101", "x"),
        problem("a", 9, "D101", "x"),
        problem("a", 1, "D102", "x"),
    ]
    assert [(p.path, p.line) for p in sorted(found)] == [("a", 1), ("a", 9), ("b", 1)]


def test_worst() -> None:
    note, warning, error = (problem("a", 1, code, "x") for code in ("D121", "D108", "D101"))
    assert worst([]) is None
    assert worst([note]) is Severity.NOTE
    assert worst([note, error, warning]) is Severity.ERROR


def test_did_you_mean() -> None:
    assert did_you_mean("titel", ["title", "tags"]) == "did you mean 'title'?"
    assert did_you_mean("xyz", ["title", "tags"]) == ""


@pytest.mark.parametrize("kind", [UsageError, SettingsError, LockedError])
def test_expected_errors_carry_a_message_and_a_hint(kind: type[DatelineError]) -> None:
    error = kind("no such file", "check the path")
    assert isinstance(error, DatelineError)
    assert (str(error), error.message, error.hint) == (
        "no such file", "no such file", "check the path",
    )  # fmt: skip
    assert kind("x").hint == ""
