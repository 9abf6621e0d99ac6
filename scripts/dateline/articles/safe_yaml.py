"""YAML of front matter and registries: bounded, without aliases, with the line of every key.

Values are made straight from the events of libyaml's parser, so that one pass finds duplicate
keys, aliases ("billion laughs") and nesting before anything is expanded, and dates stay the text
that was written. Knows nothing of what the keys mean.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dateline.errors import Problem, problem
from dateline.model import sealed

from .flat import read_flat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_DEPTH = 8
MAX_ITEMS = 50_000
# The styles of scalars that are text whatever they hold; libyaml gives "" for a plain one.
QUOTED = frozenset("'\"|>")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+][0-9]+)?")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "yes": True, "Yes": True, "on": True, "On": True,
    "no": False, "No": False, "off": False, "Off": False,
}  # fmt: skip


@sealed(frozen=True, slots=True)
class Document:
    """A mapping of the top level, the line of each key (from 1), and what was wrong.

    `inner` has the lines of the keys one level below, by both keys. `quoted` are the keys of the
    top level whose value is a text in quotes or a block.
    """

    values: Mapping[str, object]
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]
    inner: Mapping[tuple[str, str], int] = field(default_factory=dict)
    quoted: frozenset[str] = frozenset()


class _Refused(Exception):
    def __init__(self, line: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.code, self.message, self.hint = line, code, message, hint


def read(text: str, path: str, offset: int = 0, most: int = MAX_ITEMS) -> Document:
    """Read one mapping of at most `most` values. `offset` is added to the lines of keys and
    findings.

    Never raises for what the text holds: an unreadable text is an empty document with findings.
    """
    # No value is shorter than a character, so that these are not too many.
    if len(text) < most and (flat := read_flat(text, offset, _plain_scalar)) is not None:
        values, lines, quoted = flat
        return Document(values, lines, (), quoted=frozenset(quoted))
    return parse_yaml(text, path, offset, most)


def parse_yaml(text: str, path: str, offset: int = 0, most: int = MAX_ITEMS) -> Document:
    """The same by libyaml, whatever the text."""
    builder = _Builder(path, offset, most)
    try:
        values = builder.document(text)
    except _Refused as error:
        found = problem(path, error.line + offset, error.code, error.message, error.hint)
        return Document({}, {}, (*builder.problems, found))
    return Document(
        values, builder.lines, tuple(builder.problems), builder.inner, frozenset(builder.quoted)
    )


class _Builder:
    """Values from events; collects duplicate keys and the places of keys."""

    def __init__(self, path: str, offset: int, most: int) -> None:
        self._path, self._offset, self._most = path, offset, most
        self._next: Callable[[], Any]
        self._items = 0
        self.lines: dict[str, int] = {}
        self.inner: dict[tuple[str, str], int] = {}
        self.quoted: set[str] = set()
        self.problems: list[Problem] = []

    def document(self, text: str) -> dict[str, object]:
        """The mapping that `text` is; nothing where it is empty. Raises _Refused."""
        try:
            self._next = _Loader(text).get_event
            self._next()  # the start of the stream
            if type(self._next()) is StreamEndEvent:
                return {}
            values = self._value(self._next(), 0, "")
            if not isinstance(values, dict):
                raise _Refused(1, "D103", "this must be 'key: value' lines")
            self._next()  # the end of the document
            if type(last := self._next()) is DocumentStartEvent:
                raise _Refused(_line(last), "D102", "a second document begins here", "remove it")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = mark.line + 1 if mark else 1
            raise _Refused(where, "D102", str(error.problem or error.context)) from error
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, text.find(chr(error.character))) + 1
            message = str(error).splitlines()[0]
            raise _Refused(line, "D102", message, "remove the character") from error
        return values

    def _mapping(self, level: int, parent: str) -> dict[str, object]:
        values: dict[str, object] = {}
        twice: set[str] = set()
        get = self._next
        while type(event := get()) is not MappingEndEvent:
            line = _line(event) + self._offset
            key = self._key(event, level)
            event = get()
            value = self._value(event, level, key)
            if key not in values:
                values[key] = value
                self._place(level, parent, key, line)
                if level == 1 and type(value) is str and event.style in QUOTED:
                    self.quoted.add(key)
            elif key not in twice:
                twice.add(key)
                self.problems.append(problem(self._path, line, "D109", f"{key!r} is given twice"))
        return values

    def _place(self, level: int, parent: str, key: str, line: int) -> None:
        if level == 1:
            self.lines[key] = line
        elif level == 2:
            self.inner[parent, key] = line

    def _key(self, event: Any, level: int) -> str:
        """A key as text; one that is no scalar is "?", which no reader knows."""
        if type(event) is ScalarEvent and event.anchor is None:
            return str(event.value)
        self._value(event, level, "")
        return "?"

    def _value(self, event: Any, level: int, key: str) -> object:
        self._items += 1
        if self._items > self._most:
            raise _Refused(_line(event), "D123", f"more than {self._most:,} values", "shorten it")
        if type(event) is AliasEvent or event.anchor is not None:
            raise _Refused(_line(event), "D123", "YAML aliases are not read")
        if type(event) is ScalarEvent:
            return event.value if event.style in QUOTED else _plain_scalar(event.value)
        if level >= MAX_DEPTH:
            raise _Refused(_line(event), "D123", f"nested more than {MAX_DEPTH} levels deep")
        if type(event) is MappingStartEvent:
            return self._mapping(level + 1, key)
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._value(event, level + 1, ""))
        return items


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _plain_scalar(text: str) -> object:
    """A scalar without quotes as its value; dates stay text, for their reader knows more than YAML
    does."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
