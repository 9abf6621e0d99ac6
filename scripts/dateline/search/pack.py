"""Bytes of the index: numbers in as few bytes as they need, gzip without a time, names from
content. Pure. The JavaScript side is pack.js."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib

MAGIC = b"DLS1"
"""Every file begins with this once unzipped: another page served in its place is told from it."""


LEVEL = 6
"""Of zlib. 9 saves one byte in two thousand and takes a quarter more time."""


def put(number: int, out: bytearray) -> None:
    """Append a whole number, seven bits a byte, lowest first; the last byte is below 128."""
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def take(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where the next one does."""
    number = shift = 0
    while data[at] > 127:
        number |= (data[at] & 127) << shift
        shift += 7
        at += 1
    return number | data[at] << shift, at + 1


def put_text(text: str, out: bytearray) -> None:
    """Append a text with its length in bytes before it."""
    raw = text.encode("utf-8", "replace")
    put(len(raw), out)
    out += raw


def take_text(data: bytes, at: int) -> tuple[str, int]:
    """The text that begins at `at`, and where the next thing does."""
    size, at = take(data, at)
    return data[at : at + size].decode(), at + size


def zipped(data: bytes) -> bytes:
    """`data` behind `MAGIC`, as gzip with neither name nor time: same input, same bytes."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    packed = packer.compress(MAGIC + data) + packer.flush()
    # The ninth byte names the system that packed; 255 is "unknown".
    return packed[:4] + bytes(4) + packed[8:9] + b"\xff" + packed[10:]


def unzipped(data: bytes) -> bytes:
    """What `zipped` was given. Raises ValueError for anything else."""
    try:
        plain = zlib.decompress(data, 31) if data[:2] == b"\x1f\x8b" else data
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from error
    if plain[:4] != MAGIC:
        raise ValueError("no file of this index")
    return plain[4:]


def json_bytes(value: object) -> bytes:
    """Plain values as JSON, not yet zipped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def short_name(*data: bytes) -> str:
    """Four characters that stand for what one or several files hold, before it is zipped."""
    whole = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in data)).digest()
    return base64.urlsafe_b64encode(whole[:3]).decode()
