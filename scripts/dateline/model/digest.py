"""A stable, versioned content hash of plain values and frozen dataclasses.

The hash depends on values only: not on the process, the hash seed, the platform or the order of a
mapping. Its bytes are pinned in a test; a change of meaning needs a new DIGEST_VERSION.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DIGEST_VERSION = "dateline/1"


def digest(value: object) -> str:
    """SHA-256, as 64 hexadecimal digits, of a canonical encoding of `value`.

    Understands None, bool, int, float, str, bytes, date, datetime, enums, sequences, mappings,
    sets and dataclasses of these. A dataclass that stands in many places may carry its own hash
    in a field `content_key` (one that does not take part in comparison), and is not walked again.
    Raises TypeError for anything else.
    """
    state = hashlib.sha256(DIGEST_VERSION.encode())
    _feed(value, state.update)
    return state.hexdigest()


def short_digest(value: object) -> str:
    """The first 8 hexadecimal digits of `digest`, as used by ids and the `auto` record."""
    return digest(value)[:8]


def _feed(value: object, update: Callable[[bytes], object]) -> None:
    if isinstance(value, Enum):
        _feed(value.value, update)
    elif isinstance(value, str):
        raw = value.encode("utf-8", "surrogatepass")
        update(b"s%d:" % len(raw))
        update(raw)
    elif isinstance(value, bytes):
        update(b"b%d:" % len(value))
        update(value)
    elif value is None or isinstance(value, bool | int | float):
        update(b"v" + repr(value).encode() + b";")
    elif isinstance(value, date | datetime):
        update(b"d" + value.isoformat().encode() + b";")
    else:
        _feed_collection(value, update)


def _feed_collection(value: object, update: Callable[[bytes], object]) -> None:
    if isinstance(value, list | tuple):
        update(b"l%d:" % len(value))
        for item in value:
            _feed(item, update)
    elif isinstance(value, dict):
        update(b"m%d:" % len(value))
        for key in sorted(value, key=str):
            _feed(key, update)
            _feed(value[key], update)
    elif isinstance(value, set | frozenset):
        _feed(sorted(digest(item) for item in value), update)
    elif known := getattr(value, "content_key", ""):
        update(b"k" + known.encode() + b";")
    elif is_dataclass(value) and not isinstance(value, type):
        update(b"o" + type(value).__name__.encode() + b":")
        for field in fields(value):
            if field.compare:
                _feed(field.name, update)
                _feed(getattr(value, field.name), update)
    else:
        raise TypeError(f"cannot hash a {type(value).__name__}")
