"""Findings as data, and the one tree of expected exceptions. Imports nothing of Dateline.

A `Problem` is something a person can mend: it names the place, says what is wrong and what to do.
Functions yield problems; only the edges (command line, plugin) print them or turn them into an
exit code. A `DatelineError` ends the command with its message and exit code 2, never a traceback.
"""

from __future__ import annotations

from .codes import CODES, Code
from .exceptions import DatelineError, LockedError, SettingsError, UsageError
from .problem import Problem, Severity, did_you_mean, problem, worst

__all__ = [
    "CODES",
    "Code",
    "DatelineError",
    "LockedError",
    "Problem",
    "SettingsError",
    "Severity",
    "UsageError",
    "did_you_mean",
    "problem",
    "worst",
]
