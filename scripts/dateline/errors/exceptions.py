"""Expected failures: wrong usage or an unusable environment. Shown without a traceback."""

from __future__ import annotations


class DatelineError(Exception):
    """A failure a person caused and can mend; `hint` says how. Exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DatelineError):
    """A command was called with words or paths that cannot be meant."""


class SettingsError(DatelineError):
    """mkdocs.yml cannot be read, or an option of the `dateline` plugin is wrong."""


class LockedError(DatelineError):
    """Another build or intake is writing the same directory."""
