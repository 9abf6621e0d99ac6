"""Compressed files whose bytes depend on what they hold alone: gzip (RFC 1952) and ZIP.

The standard library's writers put in the time, the system's name or the file's; these do not.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Magic, deflate, no flags, no time, no extra flags, unknown system.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP file can state
_MODE = 0o644 << 16
# A month of 300 whole texts in 15 ms; zlib's usual 6 takes 60 ms and saves 5 %.
_EFFORT = 4


def gzipped(data: bytes) -> bytes:
    """`data` as a gzip file without name and time."""
    deflate = zlib.compressobj(_EFFORT, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return _HEAD + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in their order as a ZIP file without times; what is called mimetype stays as it
    is, as EPUB wants it (OCF 3.3, section 4.3)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3
            info.external_attr = _MODE
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return target.getvalue()
