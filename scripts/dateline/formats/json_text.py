"""JSON as it comes in: bounded, without values that JSON does not have, never raising."""

from __future__ import annotations

import json
from typing import Any

MAX_DEPTH = 100


class Absent:
    """What stands for a text that is no JSON, and says why."""

    def __init__(self, line: int, why: str) -> None:
        self.line, self.why = line, why


def value_of(text: str) -> Any:
    """The value of a JSON text; `Absent` where it is none. NaN and the infinities are null."""
    try:
        return json.loads(text, parse_constant=lambda _: None, strict=False)
    except json.JSONDecodeError as error:
        return Absent(error.lineno, error.msg)
    except (RecursionError, ValueError) as error:
        why = "nested too deep" if isinstance(error, RecursionError) else str(error)
        return Absent(1, why)


def text_of(value: object) -> str:
    """A text or a number as text; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def first_text(record: dict[str, Any], *keys: str) -> str:
    """The first text under `keys`."""
    return next((found for key in keys if (found := text_of(record.get(key)))), "")


def names_of(value: object) -> list[str]:
    """The names in a value: a text, a node's name, or those of a list."""
    if isinstance(value, dict):
        for key in ("name", "title", "label", "value", "byline", "literal"):
            if name := text_of(value.get(key)):
                return [name]
        return []
    if isinstance(value, list):
        return [
            name for item in value[:100] if not isinstance(item, list) for name in names_of(item)
        ]
    return [text] if (text := text_of(value)) else []
