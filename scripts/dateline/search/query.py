"""The query language: a line of text to a tree and to explanations of what is wrong. Pure.

    storm "storm warning" -ferry (harbour OR port) title:bridge source:bbc-news date:2026-10/2026-11

Words stand for all of them at once. Whatever cannot be understood is left out and explained; no
text is ever refused. The same grammar is query.js; tests/cases/search/queries.json holds both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from .dates import Days, interval, is_relative, span
from .document import FIELDS
from .words import slug, words

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST, MOST, DEEPEST = 1_000, 32, 12
"""Characters of a query that are read; its words; brackets in brackets."""


@dataclass(frozen=True, slots=True)
class Word:
    """A lowered word; `begins` says that it may be the beginning of one, still being typed."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, in these spellings."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """An exact value of a field of the article, or (`title`) a word of its headline."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A span of days."""

    days: Days


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but these."""

    of: Node


@dataclass(frozen=True, slots=True)
class All:
    """What all of them find."""

    of: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What one of them finds."""

    of: tuple[Node, ...]


Node: TypeAlias = Word | Phrase | Field | Dated | Not | All | Any


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: None where nothing is searched. `absolute` is its text with days for
    words such as `today`, to be kept or shared."""

    node: Node | None
    problems: tuple[str, ...]
    absolute: str


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<bracket>[()])
    | (?P<minus>-(?=[^\s\-)]))
    | (?P<either>OR(?=[\s()]|$)|\|)
    | (?:(?P<field>[A-Za-z]+):)?["“„](?P<quoted>[^"”“]*)(?P<close>["”“]?)
    | (?P<word>[^\s()"“”„|]+)
    )""",
    re.X,
)
_NAMED = re.compile(r"([A-Za-z]+):(.*)", re.S)
_DATES = ("date", "on", "before", "after")


def parse(text: str, today: date, *, typing: bool = False) -> Parsed:
    """Understand a query. With `typing` its last word may be the beginning of one."""
    reader = _Reader(text[:LONGEST], today)
    node = reader.either(0)
    while reader.at < len(reader.tokens):  # a closing bracket that nothing opened
        reader.at += 1
        reader.explain("A bracket is closed that was not opened.")
        rest = reader.either(0)
        node = _joined([part for part in (node, rest) if part])
    if len(text) > LONGEST:
        reader.explain(f"Only the first {LONGEST} characters are searched.")
    if typing and text[-1:].strip() and len(text) <= LONGEST:
        node = _begun(node)
    return Parsed(node, tuple(dict.fromkeys(reader.problems)), reader.absolute())


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, text: str, today: date) -> None:
        self.text, self.today = text, today
        self.tokens = list(_tokens(text))
        self.at = self.words = 0
        self.problems: list[str] = []
        self._changes: list[tuple[int, int, str]] = []

    def explain(self, problem: str) -> None:
        self.problems.append(problem)

    def absolute(self) -> str:
        text = self.text
        for start, end, value in reversed(self._changes):
            text = text[:start] + value + text[end:]
        return text.strip()

    def either(self, depth: int) -> Node | None:
        """Parts with OR between them."""
        found = []
        while True:
            if part := self._all(depth):
                found.append(part)
            if not self._next_is("either"):
                break
            if part is None or self.at + 1 == len(self.tokens):
                self.explain("OR stands between two words.")
            self.at += 1
        return found[0] if len(found) == 1 else Any(tuple(found)) if found else None

    def _next_is(self, kind: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].lastgroup == kind

    def _all(self, depth: int) -> Node | None:
        found = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token["either"] or token["bracket"] == ")":
                break
            if part := self._one(depth):
                found.append(part)
        return _joined(found)

    def _one(self, depth: int) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token["minus"]:
            part = self._one(depth) if self.at < len(self.tokens) else None
            return Not(part) if part else None
        if token["either"]:  # "-|": nothing to leave out
            return None
        if token["bracket"]:
            return self._bracket(depth) if token["bracket"] == "(" else None
        self.words += 1
        if self.words > MOST:
            self.explain(f"Only the first {MOST} words are searched.")
            return None
        return self._quoted(token) if token["quoted"] is not None else self._word(token)

    def _bracket(self, depth: int) -> Node | None:
        if depth == DEEPEST:
            self.explain("There are too many brackets in brackets.")
            return None
        part = self.either(depth + 1)
        if self.at < len(self.tokens):
            self.at += 1
        else:
            self.explain("A bracket is not closed.")
        return part

    def _quoted(self, token: re.Match[str]) -> Node | None:
        if not token["close"]:
            self.explain("A quotation mark is not closed.")
        if token["field"]:
            return self._field(token["field"], token["quoted"], token.start("quoted"))
        return self._plain(token["quoted"])

    def _word(self, token: re.Match[str]) -> Node | None:
        named = _NAMED.fullmatch(token["word"])
        if named and not named[2].startswith("//"):
            return self._field(named[1], named[2], token.start("word") + named.start(2))
        return self._plain(token["word"])

    def _plain(self, text: str) -> Node | None:
        found = words(text)
        if not found:
            self.explain(f"There is no word in {_shown(text)}.")
            return None
        return Word(found[0]) if len(found) == 1 else Phrase(tuple(found[:MOST]))

    def _field(self, name: str, value: str, start: int) -> Node | None:
        name = name.lower()
        if name in _DATES:
            return self._dated(name, value, start)
        if name == "title":
            found = tuple(Field("title", word) for word in words(value)[:MOST])
            if not found:
                self.explain(f"After {name}: a word is missing.")
            return _joined(list(found))
        if name in FIELDS:
            key = slug(value)
            if not key:
                self.explain(f"After {name}: a word is missing.")
            return Field(name, key) if key else None
        known = ", ".join(("title", *FIELDS, *_DATES))
        self.explain(f"There is no {name}: to search in, only {known}.")
        return self._plain(f"{name} {value}")

    def _dated(self, name: str, value: str, start: int) -> Node | None:
        days = (span if name in ("before", "after") else interval)(value, self.today)
        if days and name == "before":
            days = Days(None, _day_before(days.first))
        elif days and name == "after":
            days = Days(days.first, None)
        if days is None:
            self.explain(
                f"{_shown(value)} is no date: write 2026, 2026-11, 2026-11-23, today, P1W."
            )
            return None
        if days.first and days.last and days.first > days.last:
            self.explain(f"{_shown(value)} ends before it begins.")
        if is_relative(value):
            self._changes.append((start, start + len(value), self._fixed(name, value)))
        return Dated(days)

    def _fixed(self, name: str, value: str) -> str:
        """A relative value as the days it stands for."""
        days = interval(value, self.today)
        assert days is not None
        first, last = (day.isoformat() if day else "" for day in (days.first, days.last))
        return first if first == last or name in ("before", "after") else f"{first}/{last}"


def _tokens(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _TOKEN.match(text, at):
        yield found
        at = found.end()


def _joined(found: list[Node]) -> Node | None:
    return found[0] if len(found) == 1 else All(tuple(found)) if found else None


def _begun(node: Node | None) -> Node | None:
    """The tree with its last word as a beginning, where it ends with a word."""
    if isinstance(node, Word):
        return Word(node.text, begins=True)
    if isinstance(node, All | Any) and isinstance(last := _begun(node.of[-1]), Word | All):
        return type(node)((*node.of[:-1], last))
    return node


def _day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day and day > date.min else day


def _shown(text: str) -> str:
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
