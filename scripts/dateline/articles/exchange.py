"""An article as a record of plain values, and back: what data files hold of it.

The keys are those of front matter, with the same meaning, in the same order. Three differ: `extra`
has the keys that are not known, `body` the text, `format` says how to read it all. Other keys of a
record are for those who read it elsewhere, and are ignored here. A ninjs object, which has no place
for most keys, carries the record as one of its bodies.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.model import Head

from .dump import ALWAYS
from .moments import when_keys, write_moment
from .parse import KNOWN, Parsed, parse_values
from .schema import properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.errors import Problem
    from dateline.model import Article

FORMAT = "dateline-article/1"
"""Raised when a key changes its meaning or goes; a new key does not raise it."""

ROLE = "record"
"""The role of the body of a ninjs object that is the record, as JSON and without the text."""

# What the linter minds and the reader does not.
_STRICT = frozenset({"maxLength", "pattern"})
_DEFAULTS = {field.name: field.default for field in fields(Head)}


def record_of(head: Head) -> dict[str, Any]:
    """Front matter as plain values; what is absent or default is left out."""
    record: dict[str, Any] = {"format": FORMAT}
    for field in fields(Head):
        value = getattr(head, field.name)
        if field.name == "when":
            record |= when_keys(value) if value else {}
        elif field.name == "extra":
            record |= {"extra": dict(value)} if value else {}
        elif field.name == "auto":
            record |= {"auto": [f"{own.field}={own.digest}" for own in value]} if value else {}
        elif field.name in ALWAYS or value != _DEFAULTS[field.name]:
            record[field.name] = _plain(value)
    return record


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return write_moment(value)
    return value.value if isinstance(value, Enum) else value


def article_of(record: Mapping[str, Any], path: str) -> Parsed:
    """The article that a record makes, None where it is in another format or cannot be used.

    `path` names the record in findings. Never raises for what the record holds.
    """
    if record.get("format") != FORMAT:
        message = f"a record of the format {record.get('format')!r}, not {FORMAT}"
        return Parsed(None, (problem(path, 0, "D801", message),))
    extra, body = record.get("extra"), record.get("body")
    values = {key: value for key, value in record.items() if key in KNOWN}
    values |= extra if isinstance(extra, dict) else {}
    return parse_values(values, body if isinstance(body, str) else "", path)


def read_record(text: str, path: str, line: int) -> Article | tuple[Problem, ...]:
    """The article of one line of a file of records or of ninjs, or why it holds none."""
    value = _object(text, path, line)
    if isinstance(value, dict) and "standard" in value:
        bodies = _bodies(value)
        return read_parts(bodies.get(ROLE, ""), bodies.get("main", ""), path, line)
    return _article(value, path, line) if isinstance(value, dict) else value


def read_parts(record: str, body: str, path: str, line: int) -> Article | tuple[Problem, ...]:
    """The article of a record and its text, which ninjs and databases keep apart."""
    if not record:
        return (problem(path, line, "D801", "an article without its record"),)
    value = _object(record, path, line)
    return _article(value | {"body": body}, path, line) if isinstance(value, dict) else value


def _object(text: str, path: str, line: int) -> dict[str, Any] | tuple[Problem, ...]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return (problem(path, line, "D801", f"no JSON: {error}"),)
    if not isinstance(value, dict):
        return (problem(path, line, "D801", "a line that is no object"),)
    return value


def _article(record: Mapping[str, Any], path: str, line: int) -> Article | tuple[Problem, ...]:
    parsed = article_of(record, path)
    if parsed.article is not None:
        return parsed.article
    return tuple(problem(path, line, "D801", each.message) for each in parsed.problems)


def _bodies(ninjs: Mapping[str, Any]) -> dict[str, str]:
    """The bodies of a ninjs object by their roles."""
    bodies = ninjs.get("bodies")
    return {
        str(each.get("role")): str(each.get("value"))
        for each in (bodies if isinstance(bodies, list) else ())
        if isinstance(each, dict)
    }


def record_schema() -> dict[str, Any]:
    """The JSON Schema of a record. Texts are as the lenient reader takes them: of any length."""
    known = {
        key: {name: value for name, value in rule.items() if name not in _STRICT}
        for key, rule in properties().items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Format {FORMAT}. Keys may be added; one that changes raises the number.",
        "title": "Dateline article record",
        "type": "object",
        "required": ["format", "title", "slug", "id", "lang", "address", "permits"],
        "properties": {
            "format": {"const": FORMAT},
            **known,
            "extra": {"type": "object", "description": "Keys of front matter that are not known."},
            "address": {
                "type": "string",
                "description": "The article's page, relative to the site's root.",
            },
            "url": {"type": "string", "description": "The full address of the article's page."},
            "excerpt": {"type": "string", "description": "The words that may be shown of it."},
            "permits": {
                "enum": ["link", "excerpt", "summary", "full"],
                "description": "What the rights let out: with full, body has the whole text.",
            },
            "body": {"type": "string", "description": "The text in CommonMark."},
        },
        "additionalProperties": True,
    }
