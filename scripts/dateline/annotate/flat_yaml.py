"""Keys of a flat YAML file set to other values; every other line, comments too, stays as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.articles.safe_yaml import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    Value = str | bool | tuple[str, ...]


def with_keys(text: str, values: Mapping[str, Value]) -> str:
    """`text` with these values; a key whose value is empty or False goes away."""
    lines = text.splitlines()
    starts = sorted(read(text, "").lines.items(), key=lambda item: item[1])
    ends = [*(line - 1 for _, line in starts[1:]), len(lines)]
    out = lines[: starts[0][1] - 1] if starts else list(lines)
    for number, (key, start) in enumerate(starts):
        span = lines[start - 1 : ends[number]]
        if key not in values:
            out += span
            continue
        after = _after(span)
        out += _lines(key, values[key]) + after
    said = {key for key, _ in starts}
    for key, value in values.items():
        if key not in said:
            out += _lines(key, value)
    return "".join(f"{line}\n" for line in out)


def _after(span: list[str]) -> list[str]:
    """The comments and blank lines at the end of a key's lines, which belong to the next key."""
    count = len(span)
    while count > 1 and span[count - 1].lstrip()[:1] in ("", "#"):
        count -= 1
    return span[count:]


def _lines(key: str, value: Value) -> list[str]:
    if not value:
        return []
    if isinstance(value, tuple):
        return [f"{key}: [{', '.join(_text(item) for item in value)}]"]
    return [f"{key}: {'true' if isinstance(value, bool) else _text(value)}"]


def _text(value: str) -> str:
    """A text in double quotes, which in JSON and in YAML are alike."""
    return json.dumps(value, ensure_ascii=False)
