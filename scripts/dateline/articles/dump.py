"""Writing an article: stable, so that the same article is always the same bytes."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from dateline.model import Head

from .moments import when_keys, write_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model import Article

ALWAYS = frozenset({"title", "slug", "id", "lang", "kind"})
_DEFAULTS = {field.name: field.default for field in fields(Head)}
# Text that YAML reads back as the same text, unquoted, whoever reads it.
_BARE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ](?:[\w .()'’/&+-]*[\w.)'’])?")
_RESERVED = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])
LONG_LISTS = frozenset({"coverage", "aliases"})


def dump(article: Article) -> str:
    """The article's file. `articles.parse` reads the same article back."""
    lines = [line for text in front_matter(article.head).values() for line in text]
    body = f"{article.body}\n" if article.body else ""
    return "---\n" + "\n".join(lines) + f"\n---\n{body}"


def front_matter(head: Head) -> Mapping[str, tuple[str, ...]]:
    """Key -> its lines, in the order of the file; what is absent or default is left out."""
    out: dict[str, tuple[str, ...]] = {}
    for field in fields(Head):
        value = getattr(head, field.name)
        if field.name == "when":
            keys = when_keys(value) if value else {}
            for key, text in keys.items():
                out[key] = (f"{key}: {text if key != 'date_raw' else _text(text)}",)
        elif field.name == "extra":
            for key, extra in value:
                out[key] = (f"{_key(key)}: {_any(extra)}",)
        elif field.name in ALWAYS or value != _DEFAULTS[field.name]:
            out[field.name] = _lines(field.name, value)
    return out


def _lines(name: str, value: object) -> tuple[str, ...]:
    if name in ("title", "description", "summary", "correction"):
        return (f"{name}: {json.dumps(value, ensure_ascii=False)}",)
    if name == "auto" and isinstance(value, tuple):
        return (f"auto: [{', '.join(f'{item.field}={item.digest}' for item in value)}]",)
    if isinstance(value, tuple):
        if name in LONG_LISTS:
            return (f"{name}:", *(f"    - {_item(text)}" for text in value))
        return (f"{name}: [{', '.join(_text(item) for item in value)}]",)
    if isinstance(value, bool):
        return (f"{name}: {str(value).lower()}",)
    if isinstance(value, datetime):
        return (f"{name}: {write_moment(value)}",)
    return (f"{name}: {_text(value.value if isinstance(value, Enum) else str(value))}",)


def _text(text: str) -> str:
    if _BARE.fullmatch(text) and text.lower() not in _RESERVED and "  " not in text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _item(text: str) -> str:
    """An address needs no quotes in a list of its own lines."""
    plain = re.fullmatch(r"(?:https?:)?/[^\s#'\"]*(?: \| [\w .()'’/&+-]+)*", text)
    return text if plain and not text.endswith((" ", ":")) else json.dumps(text, ensure_ascii=False)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else json.dumps(key, ensure_ascii=False)


def _any(value: object) -> str:
    """An unknown key's value, as JSON, which is YAML."""
    return _text(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
