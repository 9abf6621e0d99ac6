"""WARC files: every page, feed or text that a server answered with is a capture of its own, with
its address and the time of its capture. fastwarc reads them, one record at a time."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.model import Evidence

from .inside import Container, part
from .shape import Shape, shape
from .times import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture

_LARGEST = 12_000_000  # bytes of a record, and of what is packed in it, that are read
MOST_RECORDS = 1_000_000
_READ = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom",
         "application/rdf", "application/json", "application/feed", "application/ld",
         "message/rfc822", "multipart/related", "application/x-mimearchive")  # fmt: skip
_NOT_READ = ("text/css", "text/javascript", "text/dns")


class WarcFile(Container):
    """The format of WARC files, plain or packed record by record."""

    name = "warc"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins with the version of a WARC record."""
        if shape(capture.data) is not Shape.WARC:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the version of a WARC record",))

    def _parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        yield from _records(capture)


def _records(capture: Capture) -> Iterator[Capture | Problem]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    room, last, short = capture.room, 0, False
    try:
        found = ArchiveIterator(io.BytesIO(capture.data), record_types=wanted, parse_http=True)
        for number, record in enumerate(found, 1):
            last = number
            if number > MOST_RECORDS or room <= 0:
                yield problem(capture.origin, 0, "D520", f"only {number - 1:,} records are read")
                return
            length, data = int(record.content_length), _content(record)
            if data is None:
                continue
            short = len(data) < min(length, _LARGEST)
            if short:
                break
            data = _decoded(record, data)
            room -= len(data)
            if len(data) > _LARGEST:
                message = f"record {number} holds more than {_LARGEST:,} bytes"
                yield problem(capture.origin, 0, "D520", message)
                continue
            yield _part(capture, record, data, number)
    except Exception as error:  # of a library, on files nobody can foresee
        yield problem(capture.origin, 0, "D521", f"damaged after record {last}: {error}")
        return
    if short or not _is_whole(capture.data, capture.room):
        yield problem(capture.origin, 0, "D506", f"the file ends inside a record, after {last}")


def _part(capture: Capture, record: Any, data: bytes, number: int) -> Capture:
    headers = record.headers
    captured = instant(headers.get("WARC-Date") or "")
    return part(
        capture,
        data,
        f"{number}",
        url=str(headers.get("WARC-Target-URI") or "").strip("<>"),
        media_type=_content_type(record),
        captured_at=captured,
        room=0,
        crawled=True,
    )


def _content_type(record: Any) -> str:
    """What the server said; for a resource, which nobody served, the record's own statement."""
    http = record.http_headers
    stated = (http.get("Content-Type") if http else None) or record.http_content_type
    return str(stated or (not http and record.headers.get("Content-Type")) or "").lower()


def _content(record: Any) -> bytes | None:
    """The bytes of a page; None for answers that are no page, and for redirects and errors."""
    http = record.http_headers
    kind = _content_type(record)
    if http is not None and http.status_code not in (200, 203):
        return None
    if kind and (not kind.startswith(_READ) or kind.startswith(_NOT_READ)):
        return None
    if _coding(http) not in ("", "identity", "none", "gzip", "x-gzip", "deflate"):
        return None
    return bytes(record.reader.read(_LARGEST + 1))


def _coding(http: Any) -> str:
    return str((http.get("Content-Encoding") or "") if http else "").strip().lower()


def _decoded(record: Any, data: bytes) -> bytes:
    """`data` without its coding; as it is where it has none, for some archives remove it."""
    if _coding(record.http_headers) in ("", "identity", "none"):
        return data
    for window in (47, -15):
        try:
            return zlib.decompressobj(window).decompress(data, _LARGEST + 1)
        except zlib.error:
            continue
    return data


def _is_whole(data: bytes, most: int) -> bool:
    """Whether the file ends where a record does, as far as `most` unpacked bytes can tell: with
    two line ends, or with an end of gzip."""
    if not data.startswith(b"\x1f\x8b"):
        return data.endswith((b"\r\n\r\n", b"\n\n"))
    packed = zlib.decompressobj(31)
    try:
        while data and most > 0:
            most -= len(packed.decompress(data, 1_000_000))
            data = packed.unused_data if packed.eof else packed.unconsumed_tail
            if packed.eof and data:
                packed = zlib.decompressobj(31)
    except zlib.error:
        return False
    return packed.eof or most <= 0
