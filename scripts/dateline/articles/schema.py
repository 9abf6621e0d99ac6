"""The JSON Schema of front matter, made from `Head`, for editors that complete and check YAML.

It describes what the linter passes: dates are texts, as YAML 1.2 reads them, and keys that are
not known are allowed. Knows nothing of files.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Any, get_args, get_type_hints

from dateline.model import Head, Owned, Precision, When

from .lint import MAX_TITLE, MISREAD, MOMENT
from .parse import MAX_LIST, MAX_NAME

ID = "https://json-schema.org/draft/2020-12/schema"
REQUIRED = ("title", "slug", "id", "lang")
_DESCRIPTIONS = {
    "title": "The headline.",
    "date": "When it was published at the source, unquoted, with a colon in the offset; absent "
    "when unknown. Of an interval, the latest possible time.",
    "date_precision": "How exactly the date is known.",
    "date_earliest": "The earliest possible time, where the time is an interval.",
    "date_raw": "The wording a page used, such as 2 hours ago.",
    "modified": "When the source last changed it.",
    "correction": "What was wrong and has been put right, in a sentence or two.",
    "slug": "Words of the address, ending in the id.",
    "description": "One sentence for lists and search engines.",
    "summary": "A short summary.",
    "category": "The section of the paper.",
    "categories": "The section again, as the list that Hugo and Material read.",
    "tags": "Free words.",
    "author": "The byline at the source.",
    "image": "The address of a picture; it is linked and never copied.",
    "audio": "The address of a sound file; if known behind it | bytes | seconds.",
    "draft": "Left out of the site.",
    "pin": "Kept on top.",
    "id": "Eight hexadecimal digits, never changed.",
    "lang": "The language tag of the text, or und.",
    "translationKey": "Any word that articles share which are one text in several languages.",
    "kind": "What sort of piece it is.",
    "source": "Who published it.",
    "source_id": "The publisher's key in sources.yml.",
    "source_url": "Where to read it.",
    "captured": "When it was captured.",
    "extractor": "What read the capture: format and version.",
    "sha256": "The hash of the capture.",
    "topics": "Codes of topics.yml.",
    "people": "Keys of entities.yml.",
    "orgs": "Keys of entities.yml.",
    "places": "Keys of entities.yml.",
    "story": "The story it belongs to: s and the id of the story's first article.",
    "coverage": "For own briefs, the pages they rest on: address, or address | publisher | date.",
    "rights": "How much of the text may leave the archive.",
    "license": "A licence's SPDX id, own, permission:… or unknown.",
    "flags": "mangled, truncated, undated and the like.",
    "aliases": "Addresses it had before; each leads on to it.",
    "auto": "Fields a program wrote, as field=hash; a person owns every other field.",
}
_PATTERNS = {
    "slug": r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "id": r"^[0-9a-f]{8}$",
    "source_url": r"^(https?://\S+)?$",
    "image": r"^(https?://\S+)?$",
    "story": r"^(s[0-9a-f]{8})?$",
}
_LENGTHS = {"title": MAX_TITLE, "slug": MAX_NAME}


def schema() -> dict[str, Any]:
    """The schema, as JSON Schema 2020-12."""
    misread = {key: {"not": {}, "description": f"Not read. {MISREAD[key]}."} for key in MISREAD}
    return {
        "$schema": ID,
        "title": "Dateline article",
        "description": "Front matter of a file below articles/ or undated/.",
        "type": "object",
        "required": list(REQUIRED),
        "properties": properties() | misread,
        "dependentRequired": {"date": ["date_precision"], "date_earliest": ["date"]},
        "additionalProperties": True,
    }


def properties() -> dict[str, dict[str, Any]]:
    """Key -> its description and what its value must be, in the order of the file."""
    return {key: {"description": _DESCRIPTIONS[key], **rule} for key, rule in _rules().items()}


def _rules() -> dict[str, dict[str, Any]]:
    """Key -> what its value must be, in the order of the file."""
    hints = get_type_hints(Head, localns={"datetime": datetime, "When": When})
    rules: dict[str, dict[str, Any]] = {}
    for key, hint in hints.items():
        if key == "when":
            rules |= _when()
        elif key != "extra":
            rules[key] = _rule(hint)
            if key in _PATTERNS:
                rules[key]["pattern"] = _PATTERNS[key]
            if key in _LENGTHS:
                rules[key]["maxLength"] = _LENGTHS[key]
    rules["title"]["minLength"] = 1
    return rules


def _when() -> dict[str, dict[str, Any]]:
    return {
        "date": _rule(datetime),
        "date_precision": _rule(Precision),
        "date_earliest": _rule(datetime),
        "date_raw": _rule(str),
    }


def _rule(hint: Any) -> dict[str, Any]:
    """What a value of the type `hint` looks like in front matter."""
    alternatives = [each for each in get_args(hint) if each is not type(None)]
    if hint is bool:
        return {"type": "boolean"}
    if hint is str:
        return {"type": "string"}
    if hint is datetime:
        return {"type": "string", "pattern": f"^{MOMENT}$"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if Ellipsis in alternatives:
        items = {"type": "string"}
        if alternatives[0] is Owned:
            items["pattern"] = r"^[A-Za-z0-9_]+=[0-9a-f]{8}$"
        return {"type": "array", "items": items, "maxItems": MAX_LIST}
    return _rule(alternatives[0])
