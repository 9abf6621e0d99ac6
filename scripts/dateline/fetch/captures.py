"""An answer as files of the inbox: the bytes as they came, and a sidecar with what they lack. Pure.

The sidecar's `url` and `captured` are those that intake reads; `source` is the source's id,
`media_type` and `headers` are what the answer said of itself, reservations of rights included.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from dateline.text.urls import host

if TYPE_CHECKING:
    from datetime import datetime

    from .exchange import Answer

# Headers that say what may be done with a page, in what language it is, and how old it is.
_TELLING = ("content-language", "last-modified", "link", "tdm-policy", "tdm-reservation",
            "x-robots-tag")  # fmt: skip
_LONGEST_HEADER = 2_000
_STARTS = (
    (re.compile(rb"\s*[\[{]"), "json"),
    (re.compile(rb"\s*<(?:!doctype html|html|head|body)\b", re.I), "html"),
    (re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF)\b", re.I), "xml"),
)


def files(answer: Answer, source: str, at: datetime) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each file, in the order in which to write them: a capture never lies in
    the inbox without its sidecar. The same answer gives the same names."""
    sha256 = hashlib.sha256(answer.body).hexdigest()
    where = re.sub(r"[^a-z0-9.-]+", "-", host(answer.url)).strip("-.")[:100]
    name = f"{where}-{sha256[:12]}.{_ending(answer)}"
    return (f"{name}.json", _sidecar(answer, source, at)), (name, answer.body)


def _ending(answer: Answer) -> str:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    for word in ("html", "json", "xml"):
        if kind.endswith(word) and kind != "application/xhtml+xml":
            return word
    start = answer.body[:200].removeprefix(b"\xef\xbb\xbf")
    return next((ending for pattern, ending in _STARTS if pattern.match(start)), "txt")


def _sidecar(answer: Answer, source: str, at: datetime) -> bytes:
    headers = answer.headers
    told = {
        "url": answer.url,
        "captured": at.replace(microsecond=0).isoformat(),
        "source": source,
        "media_type": headers.get("content-type", "")[:_LONGEST_HEADER],
        "headers": {name: headers[name][:_LONGEST_HEADER] for name in _TELLING if name in headers},
    }
    kept = {key: value for key, value in told.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
