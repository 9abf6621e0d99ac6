"""The built site over HTTP on this machine."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing of each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler], port: int) -> Iterator[
    ThreadingHTTPServer
]:  # fmt: skip
    """A server on `port`, 0 for a free one. Raises DatelineError where the port is taken."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise DatelineError(f"port {port} cannot be used: {error}", "give --port 0") from error
    try:
        yield server
    finally:
        server.server_close()


def address(server: ThreadingHTTPServer) -> str:
    """Where the server listens."""
    return f"http://127.0.0.1:{server.server_address[1]}/"
