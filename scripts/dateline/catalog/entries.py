"""One entry of a registry: typed access to its values. What is wrong becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem
from dateline.model import Rights
from dateline.text.events import parse_event
from dateline.text.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Collection

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 200  # file systems take names of 255 bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """The values of one entry, at `line` of the file `path`; `lines` has those of its keys.

    A value of the wrong type counts as absent, and the finding goes into `problems`.
    """

    path: str
    line: int
    values: Mapping[str, object]
    problems: list[Problem]
    lines: Mapping[str, int] = field(default_factory=dict)

    def _wrong(self, key: str, wanted: str) -> None:
        line = self.lines.get(key, self.line)
        self.problems.append(problem(self.path, line, "D202", f"{key} must be {wanted}"))

    def text(self, key: str, default: str = "") -> str:
        """A text with single spaces."""
        value = self.values.get(key)
        if isinstance(value, list | Mapping | bool):
            self._wrong(key, "a text; quote words such as no")
            return default
        return default if value is None else " ".join(str(value).split())

    def name(self, key: str, default: str = "") -> str:
        """A text that becomes part of an address."""
        text = self.text(key)
        if text and not (_NAME.fullmatch(text) and len(text) <= _LONGEST_NAME):
            self._wrong(key, "lower-case ASCII words joined by hyphens")
            text = ""
        return text or default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._wrong(key, "a list")
            return ()
        if any(item is None or isinstance(item, Mapping | list | bool) for item in value):
            self._wrong(key, "a list of texts; quote words such as no")
            return ()
        return tuple(str(item) for item in value)

    def addresses(self, key: str) -> tuple[str, ...]:
        """A list of web addresses; what is none is left out."""
        given = self.texts(key)
        kept = tuple(text for text in given if is_web(text))
        if kept != given:
            self._wrong(key, "a list of full https:// addresses")
        return kept

    def events(self, key: str) -> tuple[str, ...]:
        """A list of dated events; what is none is left out."""
        given = self.texts(key)
        kept = tuple(text for text in given if parse_event(text))
        if kept != given:
            self._wrong(key, 'a list like "2026-12-10 | What happens | Where | https://…"')
        return kept

    def number(self, key: str) -> float | None:
        """A number, None where there is none."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        self._wrong(key, "a number")
        return None

    def flag(self, key: str) -> bool:
        """Whether it is set."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
            return False
        return value

    def word(self, key: str, allowed: Collection[str]) -> str:
        """One of the allowed words, empty where there is none."""
        text = self.text(key)
        if text and text not in allowed:
            self._wrong(key, f"one of {', '.join(allowed)}")
            return ""
        return text

    def rights(self) -> Rights | None:
        """The rights, None where the entry states none."""
        text = self.word("rights", tuple(Rights))
        return Rights(text) if text else None
