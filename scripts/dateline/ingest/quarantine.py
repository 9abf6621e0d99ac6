"""Captures that cannot be read: where they are kept, and the file that says why. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model import Intent

from .arrival import Decided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.errors import Problem
    from dateline.model import Capture

_LONGEST_NAME = 80
_ENDING = re.compile(r"(.*)(\.[A-Za-z0-9]{1,9})")
REASON = ".reason.txt"


def refusal(capture: Capture, problems: Sequence[Problem]) -> Decided:
    """The decision to keep a capture aside, for the gravest of the `problems` found in it."""
    first = gravest(problems)
    path = f"quarantine/{capture.sha256[:8]}-{_name(capture)}"
    intent = Intent("quarantine", path, first.message)
    return Decided(intent, capture.origin, first.line, first.code)


def reason(problems: Sequence[Problem]) -> str:
    """The text that says why, the same whenever and wherever the same capture comes in."""
    first = gravest(problems)
    lines = [f"reason: {first.message}", f"code: {first.code}", f"hint: {first.hint}"]
    if first.line:
        lines.insert(2, f"line: {first.line}")
    return "\n".join(lines) + "\n"


def gravest(problems: Sequence[Problem]) -> Problem:
    """The first error, or the first finding where there is none."""
    return next((found for found in problems if found.severity == "error"), problems[0])


def _name(capture: Capture) -> str:
    """The capture's file name, fit for any system, without a hash it already begins with."""
    name = capture.origin.rpartition("/")[2].removeprefix(f"{capture.sha256[:8]}-")
    stem, ending = found.groups() if (found := _ENDING.fullmatch(name)) else (name, "")
    plain = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-.")
    return (plain[:_LONGEST_NAME] or "capture") + ending
