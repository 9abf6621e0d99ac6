"""Reading an article: as much as can be read, and everything that is wrong, at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from sys import intern
from typing import TYPE_CHECKING

from dateline.errors import Problem, Severity, problem
from dateline.model import Article, Head, Kind, Owned, Precision, Rights, sealed

from .moments import read_moment, when_of
from .ownership import mark
from .safe_yaml import Document, read

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.model import When

WHEN_KEYS = ("date", "date_precision", "date_earliest", "date_raw")
MAX_LIST = 500
"""Items that a list may have; each tag, name or alias makes a page of its own."""
MAX_NAME = 200
"""Characters of a slug, a story or a part of an alias: file systems take names of 255 bytes."""

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_NEAR_SURROGATES = b"\xed"  # the first byte of surrogates, and of some Korean
_ID = re.compile(r"[0-9a-f]{8}")
_AUTO = re.compile(r"([A-Za-z0-9_]+)=([0-9a-f]{8})")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LISTS = frozenset(
    {"categories", "tags", "topics", "people", "orgs", "places", "coverage", "flags", "aliases"}
)
TEXTS = frozenset(
    {
        "title",
        "slug",
        "description",
        "summary",
        "category",
        "author",
        "image",
        "audio",
        "id",
        "lang",
        "translationKey",
        "correction",
    }
    | {"source", "source_id", "source_url", "extractor", "sha256", "story", "license"}
)
SHARED = frozenset(
    {"category", "author", "lang", "source", "source_id", "extractor", "story", "license"}
    | LISTS - {"coverage", "aliases"}
)
"""Keys whose values many articles share: each value is held in memory once."""
KNOWN = frozenset(field.name for field in fields(Head)) - {"when", "extra"} | set(WHEN_KEYS)
NOTED = frozenset({"agency", "image_credit", "revisions", "similarity"})
"""Keys that intake notes and nothing groups by: they are kept as they stand, like unknown ones."""


@sealed(frozen=True, slots=True)
class Parsed:
    """The article, None where it cannot be used, and the findings that say why."""

    article: Article | None
    problems: tuple[Problem, ...]


@sealed(frozen=True, slots=True)
class Examined:
    """A file taken apart as far as it goes: its front matter as YAML and as a head, its body.

    `head` is None where there is no front matter at all; with errors among `problems` it lacks
    what could not be read. `body_line` is the line on which the body begins.
    """

    document: Document
    head: Head | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]

    @property
    def article(self) -> Article | None:
        """The article, None where an error among the findings keeps it out."""
        if self.head is None or any(p.severity is Severity.ERROR for p in self.problems):
            return None
        return Article(self.head, self.body.strip())


def split(text: str) -> tuple[str, str, int] | None:
    """Front matter, body and the body's first line; None where there is no front matter."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start, stop, end = _fences(text)
    if end < 0:
        return None
    body = text[end:].lstrip("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    return text[start:stop], body.rstrip("\n"), line


def _fences(text: str) -> tuple[int, int, int]:
    """Where front matter begins and ends, and where the body begins; -1 where there is none."""
    if text.startswith("---\n"):
        stop = text.find("\n---", 3) + 1
        if stop and text[stop + 3 : stop + 4] == "\n":
            return 4, stop, stop + 4
    found = _FENCE.match(text)
    return (*found.span(1), found.end()) if found else (-1, -1, -1)


def _is_clean(text: str) -> bool:
    """Whether it is certain that nothing of _CONTROL is there; ten times as fast as to search."""
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _CONTROL_BYTES)) == len(raw) and _NEAR_SURROGATES not in raw


def parse(text: str, path: str) -> Parsed:
    """Read one article file. Never raises for what the text holds."""
    found = examine(text, path)
    return Parsed(found.article, found.problems)


def parse_values(values: Mapping[str, object], body: str, path: str) -> Parsed:
    """The article that front matter already read as `values` makes; findings name no line."""
    reader = _Reader(path, Document(values, {}, ()))
    found = Examined(reader._document, reader.head(), body, 1, tuple(reader.problems))
    return Parsed(found.article, found.problems)


def examine(text: str, path: str) -> Examined:
    """Read one article file, also one that cannot be used. Never raises for what it holds."""
    if not _is_clean(text) and (bad := _CONTROL.search(text)):
        line = text.count("\n", 0, bad.start()) + 1
        found = problem(path, line, "D116", "a control character in the text", "remove it")
        return _nothing(found)
    parts = split(text)
    if parts is None:
        opened = text.removeprefix("\ufeff").startswith("---")
        message = "the front matter does not end" if opened else "the file has no front matter"
        return _nothing(problem(path, 1, "D101", message))
    document = read(parts[0], path, 1)
    reader = _Reader(path, document)
    head = reader.head()
    return Examined(document, head, parts[1], parts[2], (*document.problems, *reader.problems))


def _is_plain(item: object) -> bool:
    """Whether an item of a list is one value."""
    return type(item) is str or not isinstance(item, Mapping | list)


def _nothing(found: Problem) -> Examined:
    return Examined(Document({}, {}, ()), None, "", 1, (found,))


class _Reader:
    """Front matter values as a `Head`; wrong types become findings, never exceptions."""

    def __init__(self, path: str, document: Document) -> None:
        self._path, self._document = path, document
        self.problems: list[Problem] = []

    def _wrong(self, key: str, code: str, message: str, hint: str = "") -> None:
        line = self._document.lines.get(key, 1)
        self.problems.append(problem(self._path, line, code, message, hint))

    def head(self) -> Head:
        values = self._document.values
        found: dict[str, object] = {}
        for key, value in values.items():
            if value is None or key in WHEN_KEYS:
                continue
            if key in TEXTS:
                found[key] = self._text(key, value)
            elif key in LISTS:
                found[key] = self._list(key, value)
            elif key in KNOWN:
                found[key] = self._special(key, value)
        if not values and not self._document.problems:
            self._wrong("title", "D104", "the front matter is empty")
        elif values:
            self._require(found)
        extra = tuple((key, value) for key, value in values.items() if key not in KNOWN)
        found = {key: value for key, value in found.items() if value is not None}
        return Head(**{"title": "", **found}, when=self._when(), extra=extra)  # type: ignore[arg-type]

    def _require(self, found: Mapping[str, object]) -> None:
        for key in ("title", "id", "slug"):
            if not found.get(key):
                self._wrong(key, "D104", f"{key} is missing")
        article_id, slug = str(found.get("id") or ""), str(found.get("slug") or "")
        if article_id and not _ID.fullmatch(article_id):
            self._wrong("id", "D112", f"id {article_id!r} is not 8 hexadecimal digits")
        elif article_id and slug and not slug.endswith(article_id):
            self._wrong("slug", "D111", f"slug {slug!r} does not end with {article_id}")
        for key in ("slug", "story"):
            name = str(found.get(key) or "")
            if name and not (_SLUG.fullmatch(name) and len(name) <= MAX_NAME):
                message = f"{key} must be lower-case ASCII words joined by hyphens"
                hint = f"such as ferry-link, in at most {MAX_NAME} characters"
                self._wrong(key, "D107", message, hint)

    def _text(self, key: str, value: object) -> str | None:
        if type(value) is str:  # as nearly all are
            return intern(value.strip()) if key in SHARED else value.strip()
        if isinstance(value, bool | Mapping | list):
            self._wrong(key, "D105", f"{key} must be a text")
            return None
        if isinstance(value, int) and key == "id":
            return f"{value:08d}"
        return str(value).strip()

    def _list(self, key: str, value: object) -> tuple[str, ...] | None:
        if isinstance(value, str):
            parts = tuple(part.strip() for part in value.split(",") if part.strip())
            return self._bounded(key, parts)
        if not isinstance(value, list) or not all(map(_is_plain, value)):
            self._wrong(key, "D105", f"{key} must be a list of texts")
            return None
        items = [str(item).strip() for item in value if item is not None]
        return self._bounded(key, tuple(map(intern, items) if key in SHARED else items))

    def _bounded(self, key: str, items: tuple[str, ...]) -> tuple[str, ...] | None:
        """The items, None where there are too many of them or one makes no address."""
        if len(items) > MAX_LIST:
            message = f"{key} has {len(items):,} items, more than {MAX_LIST}"
            self._wrong(key, "D130", message)
            return None
        if key == "aliases" and any(len(part) > MAX_NAME for i in items for part in i.split("/")):
            message = f"an alias has a part of more than {MAX_NAME} characters"
            self._wrong(key, "D107", message, "shorten it")
            return None
        return items

    def _special(self, key: str, value: object) -> object:
        if key in ("draft", "pin"):
            return self._flag(key, value)
        if key in ("kind", "rights"):
            allowed = Kind if key == "kind" else Rights
            try:
                return allowed(str(value))
            except ValueError:
                self._wrong(key, "D107", f"{key} must be one of {', '.join(allowed)}")
                return None
        if key == "auto":
            return self._auto(value)
        moment = self._moment(key)
        return moment[0] if moment else None

    def _flag(self, key: str, value: object) -> bool | None:
        if isinstance(value, bool):
            return value
        self._wrong(key, "D105", f"{key} must be true or false")
        return None

    def _auto(self, value: object) -> tuple[Owned, ...] | None:
        items = value if isinstance(value, list) else [value]
        found = [_AUTO.fullmatch(str(item)) for item in items]
        if not all(found):
            self._wrong("auto", "D107", "auto must be a list of field=hash")
            return None
        return tuple(mark(match[1], match[2]) for match in found if match)

    def _moment(self, key: str) -> tuple[datetime, Precision] | None:
        value = self._document.values.get(key)
        if value is None:
            return None
        moment = read_moment(str(value))
        if moment is None:
            self._wrong(key, "D106", f"{key} {str(value)[:40]!r} is not a time that exists")
        return moment

    def _when(self) -> When | None:
        values = self._document.values
        raw = str(values["date_raw"]) if values.get("date_raw") is not None else None
        date, earliest = self._moment("date"), self._moment("date_earliest")
        try:
            stated = values.get("date_precision")
            precision = Precision(str(stated)) if stated is not None else None
        except ValueError:
            allowed = ", ".join(Precision)
            self._wrong("date_precision", "D107", f"date_precision must be one of {allowed}")
            precision = None
        return when_of(date, precision, earliest[0] if earliest else None, raw)
