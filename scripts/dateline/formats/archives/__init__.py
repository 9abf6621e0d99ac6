"""Archives of captures: zip files, WACZ among them, and gzip files.

Nothing is ever unpacked onto the disk. Names of members are only shown; those that lead out of the
archive are findings.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.formats.inside import LARGEST_CONTAINER, Container, part
from dateline.formats.shape import Shape, shape
from dateline.model import Evidence

from .members import members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture


class ZipFile(Container):
    """The format of zip files; of a WACZ file the WARC files are read and nothing else."""

    name = "zip"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins as a zip file and holds the mark of its directory."""
        if shape(capture.data) is not Shape.ZIP:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the directory of a zip file",))

    def _parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        """The members, in the order of their names."""
        yield from members(capture)


class GzipFile(Container):
    """The format of single files packed by gzip."""

    name = "gzip"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins as a gzip file, but for WARC files."""
        if shape(capture.data) is not Shape.GZIP:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the first bytes of gzip",))

    def _parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        """What is packed, also the beginning of a file that is cut."""
        most = min(capture.room, LARGEST_CONTAINER)
        data, damage = unpacked(capture.data, most)
        if len(data) > most:
            yield problem(capture.origin, 0, "D520", f"more than {most:,} bytes are packed in it")
            return
        if damage:
            yield problem(capture.origin, 0, "D521", damage)
        if data:
            name = capture.origin.rpartition("/")[2].removesuffix(".gz") or "packed"
            yield part(capture, data, name, url=capture.url, room=capture.room - len(data))


def unpacked(data: bytes, most: int) -> tuple[bytes, str]:
    """What gzip packed, at most one byte more than `most`, and what is wrong with it."""
    found: list[bytes] = []
    size = 0
    while data and size <= most:
        packed = zlib.decompressobj(31)
        try:
            chunk = packed.decompress(data, most + 1 - size)
        except zlib.error as error:
            return b"".join(found), "" if found else f"damaged gzip data: {error}"
        found.append(chunk)
        size += len(chunk)
        if not packed.eof:
            cut = "" if size > most else "the gzip data end too early"
            return b"".join(found), cut
        data = packed.unused_data
    return b"".join(found), ""
