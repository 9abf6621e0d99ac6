"""The body of an answer, unpacked piece by piece and never beyond a limit."""

from __future__ import annotations

import zlib

from .exchange import AskError

ACCEPTED = "gzip, deflate"
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits, as zlib names the three wrappings


class Body:
    """Collects what comes in. `encoding` is the answer's Content-Encoding, `most` the largest
    size in bytes of the unpacked body. Every method raises AskError for what breaks the rules."""

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise AskError("D701", f"packed by {encoding!r}, which was not asked for")
        self._most, self._room = most, most
        self._parts: list[bytes] = []
        self._unpack: zlib._Decompress | None = None

    def feed(self, piece: bytes) -> None:
        """Take the next piece as it came over the wire."""
        if self._encoding not in ("", "identity"):
            piece = self._unpacked(piece)
        self._room -= len(piece)
        if self._room < 0:
            raise AskError("D704", f"more than {self._most:,} bytes")
        self._parts.append(piece)

    def _unpacked(self, piece: bytes) -> bytes:
        if self._unpack is None and piece:
            self._unpack = zlib.decompressobj(self._wrapping(piece))
        try:
            return self._unpack.decompress(piece, self._room + 1) if self._unpack else b""
        except zlib.error as error:
            raise AskError("D701", f"the packed answer is damaged: {error}") from error

    def _wrapping(self, piece: bytes) -> int:
        if self._encoding != "deflate":
            return _GZIP
        return _ZLIB if piece[0] & 0x0F == 8 else _RAW  # servers disagree what deflate means

    def whole(self) -> bytes:
        """The body, once everything has come in."""
        if self._unpack is not None and not self._unpack.eof:
            raise AskError("D701", "the packed answer is cut", passing=True)
        return b"".join(self._parts)
