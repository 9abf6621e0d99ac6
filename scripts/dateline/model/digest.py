"""Stable, versioned content hashes: `digest` of plain values, `fingerprint` of anything frozen.

Both depend on values only: not on the process, the hash seed, the platform or the order of a
mapping. Ids and ownership marks in article files rest on `digest`: its bytes are pinned in a test
and never change. Keys of outputs rest on `fingerprint`, which may change with any release.
"""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DIGEST_VERSION = "dateline/1"
_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
# The last version whose bytes depend on values alone: later ones note which objects are the same. A
# seventh of the time of `repr`.
_MARSHAL = 2
# Fields that say so are taken as they are, without a look at each value.
_FLAT = frozenset({"str", "int", "bool", "int | None", "str | None"})


def digest(value: object) -> str:
    """SHA-256, as 64 hexadecimal digits, of a canonical encoding of `value`.

    Understands None, bool, int, float, str, bytes, date, datetime, enums, sequences, mappings and
    sets of these. Raises TypeError for anything else.
    """
    parts: list[bytes] = [DIGEST_VERSION.encode()]
    _feed(value, parts.append)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def short_digest(value: object) -> str:
    """The first 8 hexadecimal digits of `digest`, as used by ids and the `auto` record."""
    return digest(value)[:8]


def fingerprint(value: object) -> str:
    """The first half of the SHA-256, as 32 hexadecimal digits, of `value` and of all that it holds.

    Understands what `digest` does, and dataclasses. One that stands in many places may carry its
    own hash in a field `content_key` (which does not take part in comparison), and is not walked
    again. Raises TypeError for anything else.
    """
    plain = value if type(value) in _PLAIN else _WAYS[type(value)](value)
    return hashlib.sha256(marshal.dumps(plain, _MARSHAL)).hexdigest()[:32]  # type: ignore[arg-type]


def _feed(value: object, put: Callable[[bytes], object]) -> None:
    if isinstance(value, Enum):
        _feed(value.value, put)
    elif isinstance(value, str):
        raw = value.encode("utf-8", "surrogatepass")
        put(b"s%d:" % len(raw))
        put(raw)
    elif isinstance(value, bytes):
        put(b"b%d:" % len(value))
        put(value)
    elif value is None or isinstance(value, bool | int | float):
        put(b"v" + repr(value).encode() + b";")
    elif isinstance(value, date | datetime):
        put(b"d" + value.isoformat().encode() + b";")
    else:
        _feed_collection(value, put)


def _feed_collection(value: object, put: Callable[[bytes], object]) -> None:
    if isinstance(value, list | tuple):
        put(b"l%d:" % len(value))
        for item in value:
            _feed(item, put)
    elif isinstance(value, dict):
        put(b"m%d:" % len(value))
        for key in sorted(value, key=str):
            _feed(key, put)
            _feed(value[key], put)
    elif isinstance(value, set | frozenset):
        _feed(sorted(digest(item) for item in value), put)
    else:
        raise TypeError(f"cannot hash a {type(value).__name__}")


class _Ways(dict[type, "Callable[[Any], object]"]):
    """How values of each type that is not plain are made nested lists and tuples of plain values,
    which `marshal` writes in one canonical way.

    Hot: a page's view holds some hundred values.
    """

    def __missing__(self, kind: type) -> Callable[[Any], object]:
        self[kind] = _way(kind)
        return self[kind]


_WAYS = _Ways()


def _way(kind: type) -> Callable[[Any], object]:
    """How values of one type that is not plain are made so."""
    if issubclass(kind, list | tuple):
        return _sequence
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, Enum):
        return attrgetter("_value_")  # what `value` gives, without its property's call
    if issubclass(kind, date | datetime):
        return lambda value: ("time", value.isoformat())
    if issubclass(kind, dict):
        return lambda value: {
            "map": [(_sequence([k]), _sequence([value[k]])) for k in sorted(value, key=str)]
        }
    if issubclass(kind, set | frozenset):
        return lambda value: {"set": sorted(fingerprint(each) for each in value)}
    raise TypeError(f"cannot hash a {kind.__name__}")


def _sequence(value: Iterable[object]) -> list[object]:
    return [each if type(each) in _PLAIN else _WAYS[type(each)](each) for each in value]


def _record(kind: type) -> Callable[[Any], object]:
    """How a dataclass is made plain: by the fields that count, or by the hash it carries."""
    name = kind.__name__
    counted = [field for field in fields(kind) if field.compare]
    one = attrgetter(*(field.name for field in counted))
    read = one if len(counted) > 1 else lambda value: (one(value),)

    def walk(value: object) -> tuple[object, ...]:
        return (
            name,
            [each if type(each) in _PLAIN else _WAYS[type(each)](each) for each in read(value)],
        )

    if any(field.name == "content_key" for field in fields(kind)):
        return lambda value: ("key", value.content_key) if value.content_key else walk(value)
    if all(field.type in _FLAT for field in counted):
        return lambda value: (name, read(value))
    return walk
