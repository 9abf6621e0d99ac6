"""A real HTTP server on this machine whose answers a test writes down, and what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl


@dataclass
class Reply:
    """One answer. `raw` is written instead of all the rest, byte by byte where `slow` is set."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    slow: float = 0.0


Page = Reply | list[Reply] | Callable[["Asked"], Reply]


@dataclass(frozen=True)
class Asked:
    """One question that came in."""

    path: str
    headers: dict[str, str]
    at: float
    body: bytes = b""


class Web:
    """The pages of a server by their paths; a list of replies is used up but for its last one."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.open = self.most_open = 0
        self.url = ""
        self._lock = threading.Lock()

    def paths(self, *, robots: bool = False) -> list[str]:
        """What was asked for, in order."""
        return [each.path for each in self.asked if robots or each.path != "/robots.txt"]

    def reply(self, asked: Asked) -> Reply:
        """The answer to a question."""
        with self._lock:
            self.asked.append(asked)
            page = self.pages.get(asked.path, Reply(b"nothing here", 404))
            if isinstance(page, list):
                return page.pop(0) if len(page) > 1 else page[0]
        return page(asked) if callable(page) else page

    def count(self, step: int) -> None:
        """A question begins (1) or ends (-1)."""
        with self._lock:
            self.open += step
            self.most_open = max(self.most_open, self.open)


def validated(body: bytes, etag: str = '"1"', **headers: str) -> Callable[[Asked], Reply]:
    """A page that answers 304 to who has it already."""

    def answer(asked: Asked) -> Reply:
        told = {"ETag": etag} | headers
        if asked.headers.get("if-none-match") == etag:
            return Reply(status=304, headers=told)
        return Reply(body, headers=told)

    return answer


class _Server(ThreadingHTTPServer):
    """Says nothing of those who hang up, or do not trust it."""

    web: Web

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer by the web's pages."""
        web = self.server.web
        web.count(1)
        try:
            headers = {name.lower(): value for name, value in self.headers.items()}
            length = int(headers.get("content-length", "0"))
            body = self.rfile.read(length) if length else b""
            self._put(web.reply(Asked(self.path, headers, time.monotonic(), body)))
        finally:
            web.count(-1)

    do_POST = do_GET

    def _put(self, reply: Reply) -> None:
        for byte in reply.raw:
            self.wfile.write(bytes([byte]))
            time.sleep(reply.slow)
        if reply.raw:
            return
        time.sleep(reply.slow)
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.status != 304:
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server on a free port."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.web = web = Web()
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    web.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
