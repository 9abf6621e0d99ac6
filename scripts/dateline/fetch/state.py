"""What is remembered of an address between runs: enough to ask only for what is new. Pure.

A JSON file, a line for each address, sorted, so that it can be committed or cached. It changes only
when an answer had something new: a run without news changes no byte.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .exchange import Answer

VERSION = 1
_TEXTS = ("url", "etag", "modified", "sha256", "wait")


@dataclass(frozen=True, slots=True)
class Known:
    """Of the last answer with something new: the address it came from in the end, its marks for
    asking again (as HTTP's ETag and Last-Modified), and the SHA-256 of its body.

    `wait` is the moment (ISO 8601) before which the host wants no questions; `gone` says that it
    told the address to be gone for ever.
    """

    url: str = ""
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    wait: str = ""
    gone: bool = field(default=False, kw_only=True)

    def conditions(self, url: str) -> dict[str, str]:
        """Headers that ask `url` for news only; none where the marks are another address's."""
        if url != self.url:
            return {}
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: mark for name, mark in marks.items() if mark}

    def waits(self, now: datetime) -> bool:
        """Whether the host wants to be left alone at `now`."""
        return bool(self.wait) and now < datetime.fromisoformat(self.wait)


def after(answer: Answer, sha256: str) -> Known:
    """What to remember of an answer with something new."""
    headers = answer.headers
    return Known(
        answer.url, headers.get("etag", ""), headers.get("last-modified", ""), sha256=sha256
    )


def read_state(text: str) -> dict[str, Known]:
    """What is remembered, by address. Raises ValueError for a text that `write_state` never
    wrote."""
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ValueError("it is of another version")
    return {str(url): _known(values) for url, values in data["addresses"].items()}


def _known(values: Mapping[str, object]) -> Known:
    gone = values.get("gone", False)
    if not isinstance(gone, bool):
        raise ValueError("gone is neither true nor false")
    known = Known(*(_text(values, name) for name in _TEXTS), gone=gone)
    if known.wait and datetime.fromisoformat(known.wait).tzinfo is None:
        raise ValueError("a time has no offset")
    return known


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value


def write_state(known: Mapping[str, Known]) -> str:
    """The text of the file."""
    plain = {
        url: {name: value for name, value in asdict(each).items() if value}
        for url, each in sorted(known.items())
    }
    rows = [f"{json.dumps(url)}: {json.dumps(values)}" for url, values in plain.items() if values]
    return f'{{"version": {VERSION}, "addresses": {{\n' + ",\n".join(rows) + "\n}}\n"
