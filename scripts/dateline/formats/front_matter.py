"""Markdown files of other generators: Hugo, Jekyll, Pelican, Material for MkDocs, and plain ones.

Front matter is YAML, TOML or Pelican's lines of keys. Keys that mean the same are mapped; all
others are kept as they stand, under `orig_` where an article file has a use of its own for the
name.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dateline.articles.safe_yaml import read as read_yaml
from dateline.errors import problem
from dateline.model import Evidence, Head, Role
from dateline.text.audio import audio_field
from dateline.text.urls import is_web

from .encoding import decode
from .html.metadata import language
from .json_text import names_of
from .record import Record, draft
from .shape import Shape, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?\n)??\1[ \t]*(?:\n|\Z)", re.S)
_PELICAN = re.compile(r"\s*((?:[A-Za-z][\w -]{0,40}:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+)(?:[ \t]*\n|\Z)")
_HEADING = re.compile(r"\s*# ([^\n]{1,300}?)(?:[ \t]+#+)?[ \t]*(?:\n|\Z)")
_MORE = re.compile(r"(?m)^[ \t]*<!--\s*(?:more|end_excerpt|excerpt)\s*-->[ \t]*\n?")
_DATED_NAME = re.compile(r"(?:\A|[/\\])(\d{4}-\d\d-\d\d)-[^/\\]+\Z")
_OWN = frozenset(field.name for field in fields(Head)) | {
    "date", "date_precision", "date_earliest", "date_raw", "url", "published", "status", "authors",
}  # fmt: skip

# What other generators call it, best first. Material's `date` may hold `created` and `updated`.
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": (
        "date", "published", "date_published", "publishdate", "publish_date", "pubdate",
        "published_at", "created", "created_at",
    ),
    "modified": ("modified", "lastmod", "last_modified_at", "updated", "updated_at"),
    "summary": ("description", "summary", "excerpt", "subtitle", "abstract"),
    "author": ("author", "authors", "byline"),
    "tags": ("tags", "tag", "keywords"),
    "category": ("category", "categories", "section"),
    "url": ("source_url", "original_url", "canonical_url", "canonicalurl", "canonical", "link",
            "url", "original", "external_url", "source"),
    "publisher": ("source", "publisher", "source_name", "site_name", "site", "outlet", "feed"),
    "image": ("image", "featured_image", "cover", "thumbnail", "banner", "images", "feature"),
    "language": ("lang", "language", "locale"),
    "license": ("license",),
    "audio": ("audio", "audio_url", "enclosure", "podcast", "mp3"),
}  # fmt: skip
_ONLY_ADDRESSES = frozenset({"url"})


@dataclass(frozen=True, slots=True)
class _File:
    """A file's front matter, its body and the body's first line."""

    values: Mapping[str, Any]
    body: str
    problems: tuple[Problem, ...] = ()


class MarkdownFile:
    """The format of Markdown files."""

    name = "markdown"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins with front matter, or with a heading of the first level."""
        if shape(capture.data) is not Shape.MARKDOWN:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("front matter or a heading",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The one article of the file."""
        decoded = decode(capture.data)
        if decoded.refused:
            yield problem(capture.origin, 0, decoded.refused, decoded.note)
            return
        if decoded.note:
            yield problem(capture.origin, 0, "D514", decoded.note)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        file = _taken_apart(text, capture.origin)
        yield from file.problems
        if file.problems and not file.values:
            return
        found: list[Problem] = []
        item = draft(_record(file, capture.origin, text), capture, found.append)
        yield from found
        if item is not None:
            yield item


def _taken_apart(text: str, origin: str) -> _File:
    if fenced := _FENCED.match(text):
        inner, body = fenced[2] or "", text[fenced.end() :]
        if fenced[1] == "+++":
            return _toml(inner, body, origin)
        document = read_yaml(inner, origin, 1)
        return _File({str(key).lower(): value for key, value in document.values.items()}, body,
                     document.problems)  # fmt: skip
    if not _HEADING.match(text) and (headed := _PELICAN.match(text)):
        pairs = re.findall(
            r"(?m)^([A-Za-z][\w -]{0,40}):((?:[^\n]*\n)(?:[ \t]+[^\n]*\n)*)", headed[1]
        )
        values = {key.strip().lower(): " ".join(value.split()) for key, value in pairs}
        return _File(values, text[headed.end() :])
    return _File({}, text)


def _toml(inner: str, body: str, origin: str) -> _File:
    try:
        values = tomllib.loads(inner)
    except (ValueError, RecursionError) as error:
        return _File({}, body, (problem(origin, 1, "D102", f"TOML: {error}", "mend the TOML"),))
    return _File({key.lower(): value for key, value in values.items()}, body)


def _record(file: _File, origin: str, text: str) -> Record:
    values = dict(file.values)
    dates = values.get("date")
    if isinstance(dates, dict):
        del values["date"]
        values = {**{str(k): v for k, v in dates.items()}, **values}
    taken = {name: _take(values, name) for name in _KEYS}
    body = _MORE.sub("", file.body)
    heading = _HEADING.match(body)
    title = _line(taken["title"]) or (heading[1] if heading else "")
    if heading and _letters(heading[1]) == _letters(title):
        body = body[heading.end() :]
    named = _DATED_NAME.search(origin)
    spaced = "layout" in values  # Jekyll parts names by spaces where they are no list
    categories = _names(taken["category"], spaced=spaced)
    return Record(
        title=title,
        markdown=body,
        summary=_line(taken["summary"]),
        url=_line(taken["url"]),
        publisher=", ".join(_names(taken["publisher"])),
        author=", ".join(_names(taken["author"])),
        published=_stated(taken["published"]) or (named[1] if named else None),
        modified=_stated(taken["modified"]),
        language=language(_line(taken["language"])),
        category=categories[0] if categories else "",
        tags=(*_names(taken["tags"], spaced=spaced), *categories[1:]),
        image=next((name for name in _names(taken["image"]) if is_web(name)), ""),
        audio=_line(taken["audio"]),
        license=_line(taken["license"]),
        extra=tuple(_kept(values)),
        role=Role.MAIN,
        lines=(1, max(1, text.rstrip("\n").count("\n") + 1)),
    )


def _take(values: dict[str, Any], name: str) -> Any:
    """Remove the best value for `name` and give it; what does not fit stays for the extras."""
    for key in _KEYS[name]:
        value = values.get(key)
        if value in (None, "", []):
            continue
        if name == "audio" and not audio_field(str(value).partition(" | ")[0]):
            continue
        if name in _ONLY_ADDRESSES and not (isinstance(value, str) and is_web(value)):
            continue
        if name == "publisher" and isinstance(value, str) and is_web(value):
            continue
        # A mapping says more than is taken of it.
        return value if isinstance(value, dict) else values.pop(key)
    return None


def _kept(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """All other keys. What nests becomes JSON, for front matter is flat."""
    for key, value in values.items():
        name = f"orig_{key}" if key in _OWN else key
        if (
            value is None
            or (key, value) == ("draft", False)
            or not re.fullmatch(r"[\w .-]{1,80}", name)
        ):
            continue
        flat = isinstance(value, list) and not any(isinstance(i, dict | list) for i in value)
        if flat:
            yield name, [_plain(item) for item in value]
        elif isinstance(value, dict | list):
            yield name, json.dumps(value, ensure_ascii=False, default=str)
        else:
            yield name, _plain(value)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) else str(value)


def _stated(value: Any) -> object:
    """A date as text: TOML gives values, others their words."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return None if value is None or isinstance(value, bool | dict | list) else str(value)


def _line(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _names(value: Any, *, spaced: bool = False) -> list[str]:
    """A list of names: a list, or a text with commas, or spaces; an image may be a mapping."""
    if spaced and isinstance(value, str) and "," not in value:
        return value.split()
    if isinstance(value, str) and "," in value and not is_web(value):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, dict):
        return names_of(value) or [str(v) for v in value.values() if isinstance(v, str)]
    return names_of(value)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
