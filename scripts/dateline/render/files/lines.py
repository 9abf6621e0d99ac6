"""Articles one a line: the archive's own records and IPTC's ninjs 3.0, as JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dateline.articles import ROLE, record_of, record_schema
from dateline.articles.moments import write_moment
from dateline.model import GroupKind, Rights

from .entry_texts import full_url, line, own_text
from .packed import gzipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.plan.entries import Entry
    from dateline.plan.families.data import Entries, RecordSchema

    from .desk import Desk

NINJS = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"
_SUBJECTS = {GroupKind.TOPIC: "about", GroupKind.TAG: "about"}
_LISTS = {GroupKind.PERSON: "people", GroupKind.ORGANISATION: "organisations",
          GroupKind.PLACE: "places"}  # fmt: skip


def schema(view: RecordSchema, desk: Desk) -> bytes:
    """The JSON Schema of the archive's own records."""
    return f"{json.dumps(record_schema(), ensure_ascii=False, indent=2)}\n".encode()


def records(view: Entries, desk: Desk) -> bytes:
    """The archive's own records, gzipped; with them its files can be made again."""
    return _lines(record(entry, desk) for entry in view.entries)


def record(entry: Entry, desk: Desk) -> dict[str, Any]:
    """One article: front matter, where its page is, what its rights permit, and its text."""
    made = record_of(entry.head) | {"address": entry.address}
    made |= {"url": url} if (url := full_url(entry.address, desk)) else {}
    made |= {"excerpt": entry.excerpt} if entry.excerpt else {}
    made |= {"permits": entry.rights.value}
    body = own_text(entry, desk)
    return made | ({"body": body} if body else {})


def ninjs(view: Entries, desk: Desk) -> bytes:
    """The articles as ninjs 3.0 (https://iptc.org/std/ninjs/userguide/), gzipped. Each carries its
    record too, with which its file can be made again."""
    return _lines(_ninjs(entry, desk) for entry in view.entries)


def _ninjs(entry: Entry, desk: Desk) -> dict[str, Any]:
    head, body = entry.head, own_text(entry, desk)
    page = full_url(entry.address, desk)
    about = [{"role": "summary", "value": entry.excerpt}] if entry.excerpt else []
    text = [{"role": "main", "contentType": "text/markdown", "value": body}] if body else []
    text.append({"role": ROLE, "contentType": "application/json", "value": packed(entry)})
    made: dict[str, Any] = {
        "uri": page or f"urn:dateline:{head.id}",
        "standard": {"name": "ninjs", "version": "3.0", "schema": NINJS},
        "type": "text",
        "language": head.lang if head.lang != "und" else "",
        "contentCreated": _exact(entry),
        "versionCreated": write_moment(head.modified) if head.modified else "",
        "pubStatus": "usable",
        "headlines": [{"role": "main", "value": line(head.title)}],
        "descriptions": about,
        "bodies": text,
        "by": line(head.author),
        "usageTerms": _terms(entry),
        "infoSources": [{"name": line(entry.source)}] if entry.source else [],
        "subjects": [
            {"name": line(n.title), "literal": n.key, "rel": _SUBJECTS[n.kind]}
            for n in entry.named
            if n.kind in _SUBJECTS
        ],
        "altIds": [{"role": "source", "value": head.source_url}] if head.source_url else [],
    }
    for kind, key in _LISTS.items():
        made[key] = [
            {"name": line(n.title), "literal": n.key} for n in entry.named if n.kind is kind
        ]
    return {key: value for key, value in made.items() if value}


def _exact(entry: Entry) -> str:
    """The time of publication where it is known to the second or minute: ninjs has no intervals,
    and a day's midnight would be an invention."""
    when = entry.head.when
    if when is None or when.latest is None or when.earliest is None:
        return ""
    exact = (when.latest - when.earliest).total_seconds() < 60
    return write_moment(when.earliest) if exact else ""


def _terms(entry: Entry) -> str:
    if entry.rights is Rights.FULL:
        return entry.head.license
    return "Headline, excerpt and link only; the text is the publisher's."


def _lines(values: Iterable[dict[str, Any]]) -> bytes:
    return gzipped("".join(f"{_json(each)}\n" for each in values).encode("utf-8", "replace"))


def packed(entry: Entry) -> str:
    """The record of an article without its text, as JSON."""
    return _json(record_of(entry.head))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
