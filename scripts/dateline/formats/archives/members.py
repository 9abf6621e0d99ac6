"""The members of a zip file as captures, with what sidecars among them say."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.formats.inside import LARGEST_CONTAINER, LARGEST_PART, part
from dateline.formats.json_text import value_of
from dateline.formats.shape import Shape, shape
from dateline.formats.times import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from dateline.errors import Problem
    from dateline.model import Capture

MOST_MEMBERS = 20_000
_LARGEST_SIDECAR = 100_000
_PACKED = re.compile(r"\.(?:zip|wacz|gz|warc)\Z", re.I)
_HIDDEN = re.compile(r"(?:\A|/)(?:\.[^/.]|__MACOSX/|Thumbs\.db\Z)")
_FAILURES = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError,
    ValueError,
)  # fmt: skip


def members(capture: Capture) -> Iterator[Capture | Problem]:
    """The members of a zip file by name, each unpacked when it is asked for."""
    try:
        with zipfile.ZipFile(io.BytesIO(capture.data)) as archive:
            yield from _Archive(archive, capture).members()
    except _FAILURES as error:
        yield problem(capture.origin, 0, "D521", f"the zip file cannot be read: {error}")


class _Archive:
    def __init__(self, archive: zipfile.ZipFile, capture: Capture) -> None:
        self._archive, self._capture = archive, capture
        self._room = capture.room
        self._files = {info.filename: info for info in archive.infolist() if not info.is_dir()}

    def members(self) -> Iterator[Capture | Problem]:
        if len(self._files) > MOST_MEMBERS:
            yield problem(self._capture.origin, 0, "D520", f"{len(self._files):,} members")
            return
        names = [name for name in sorted(self._files) if self._is_wanted(name)]
        told = self._sidecars(names)
        nested = sum(_PACKED.search(name) is not None for name in names)
        for name in names:
            if name in told:
                continue
            place = f"{self._capture.origin}!{_shown(name)}"
            if why := self._why_not(name):
                yield problem(place, 0, "D521", why)
                continue
            data = self._data(name)
            if isinstance(data, str):
                yield problem(place, 0, "D520" if data.startswith("more") else "D521", data)
                continue
            url, captured = _described(told, name)
            share = self._room // max(1, nested) if shape(data) in _CONTAINERS else 0
            nested -= shape(data) in _CONTAINERS
            self._room -= share
            yield part(self._capture, data, _shown(name), url=url, captured_at=captured, room=share)

    def _is_wanted(self, name: str) -> bool:
        if _HIDDEN.search(name):
            return False
        return "datapackage.json" not in self._files or name.startswith("archive/")

    def _why_not(self, name: str) -> str:
        """Why a member is not read, going by its name and kind."""
        parts = re.split(r"[/\\]", name)
        if ".." in parts or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
            return "a name that leads out of the archive"
        mode = self._files[name].external_attr >> 16
        return "a link, not a file" if stat.S_ISLNK(mode) else ""

    def _data(self, name: str) -> bytes | str:
        """The member's bytes, or why there are none. Never more is unpacked than there is room."""
        largest = LARGEST_CONTAINER if _PACKED.search(name) else LARGEST_PART
        most = min(largest, self._room)
        try:
            with self._archive.open(self._files[name]) as file:
                data = file.read(most + 1)
        except _FAILURES as error:
            return f"cannot be unpacked: {error}"
        self._room -= min(len(data), most)
        return data if len(data) <= most else f"more than {most:,} bytes are packed in it"

    def _sidecars(self, names: list[str]) -> Mapping[str, tuple[str, datetime | None]]:
        """What sidecars say, by their own names: `<name>.json` beside `<name>.<anything>`."""
        stems = {name.rpartition(".")[0] for name in names if not name.endswith(".json")}
        described = stems | set(names)
        found: dict[str, tuple[str, datetime | None]] = {}
        for name in names:
            small = self._files[name].file_size <= _LARGEST_SIDECAR
            if name.endswith(".json") and name[:-5] in described and small:
                data = self._data(name)
                value = (
                    value_of(data.decode("utf-8-sig", "replace")) if isinstance(data, bytes) else 0
                )
                if isinstance(value, dict) and not {"url", "captured", "captured_at"}.isdisjoint(
                    value
                ):
                    stated = value.get("captured") or value.get("captured_at")
                    found[name] = (str(value.get("url") or ""), instant(stated) if stated else None)
        return found


_CONTAINERS = (Shape.ZIP, Shape.GZIP, Shape.WARC, Shape.MBOX)


def _described(
    told: Mapping[str, tuple[str, datetime | None]], name: str
) -> tuple[str, datetime | None]:
    for sidecar in (f"{name}.json", f"{name.rpartition('.')[0]}.json"):
        if sidecar in told:
            return told[sidecar]
    return "", None


def _shown(name: str) -> str:
    """A member's name without what would mislead in a message."""
    return re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "?", name)[:200]
