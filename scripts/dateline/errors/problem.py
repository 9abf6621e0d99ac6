"""One finding: `path:line: CODE message` and a hint with the way out."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is: an error keeps the item out, a warning does not, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding about one line of one file.

    `path` is relative to the archive's root, with forward slashes; `line` counts from 1 and is 0
    where the whole file is meant. `code` is one of `CODES`; codes are never reused.
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{place}: {self.code} {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


def problem(path: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    """Make a finding whose severity, and hint where none is given, come from the code's entry.

    Raises KeyError for a code that is not registered: that is a programming error.
    """
    entry = CODES[code]
    return Problem(path, line, code, message, hint or entry.hint, Severity(entry.severity))


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among `problems`, or None when there are none."""
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    return max((p.severity for p in problems), key=order.index, default=None)


def did_you_mean(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Return "did you mean 'x'?" for the nearest known word, or an empty string.

    `alike`, from 0 to 1, says how much of the two must agree.
    """
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return f"did you mean {near[0]!r}?" if near else ""
