"""A site served as hosts do (texts zipped, directories as addresses), with every byte counted."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}


@lru_cache(maxsize=256)
def _zipped(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


class Served:
    """A running server: its address, what was asked of it, and how it can be made to fail."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.requests: list[tuple[str, int]] = []
        self.broken: dict[str, bytes | None] = {}
        self.address = ""
        self.line: tuple[float, float] | None = None
        """Seconds of every journey, and bytes a second; None for as fast as it can be."""
        self._busy = Lock()

    def travel(self, size: int) -> None:
        """Wait as long as an answer takes on the line."""
        if self.line is not None:
            journey, rate = self.line
            sleep(journey)
            with self._busy:
                sleep(size / rate)

    def sent(self, part: str = "") -> int:
        """Bytes of bodies sent for paths that contain `part`."""
        return sum(size for path, size in self.requests if part in path)


def _handler(served: Served) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix("/sub/")
            file = served.directory / path
            file = file / "index.html" if file.is_dir() else file
            data = file.read_bytes() if file.is_file() else None
            for part, instead in served.broken.items():
                if part in path:
                    data = instead
            ending = file.suffix.lstrip(".")
            zips = data is not None and ending in _TYPES
            body = b"" if data is None else _zipped(data) if zips else data
            served.requests.append((path, len(body)))
            served.travel(len(body))
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Type", _TYPES.get(ending, "application/octet-stream"))
            if zips:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serve(directory: Path) -> Iterator[Served]:
    """Serve a site below /sub/ of a port of this machine."""
    served = Served(directory)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served))
    served.address = f"http://127.0.0.1:{server.server_port}/sub/"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
