"""A real SMTP server for tests, in a process of its own so that it can be killed.

    python mail_server.py PORT DIRECTORY

Every message it accepts becomes a file in DIRECTORY, named by the recipient and a number. What a
recipient is called says what happens: `refuse` and `later` are answered so, `content` refuses the
text, `drop` closes the connection in the middle of a message, `slow` waits longer than anybody,
`bye` says that the service ends, `kill` kills the server before the message is kept, `kept` after.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW = 30  # seconds; no test waits for it


class Handler:
    """What the server does with a message."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        name = address.partition("@")[0]
        if name.startswith("refuse"):
            return "550 5.1.1 nobody here"
        if name.startswith("later"):
            return "451 4.7.1 greylisted"
        if name.startswith("bye"):
            return "421 4.3.2 closing down"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        address = envelope.rcpt_tos[0]
        name = address.partition("@")[0]
        if name.startswith("content"):
            return "554 5.6.0 not that"
        if name.startswith("slow"):
            await asyncio.sleep(SLOW)
        if name.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        number = len(list(self._directory.glob(f"{address}.*")))
        (self._directory / f"{address}.{number}").write_bytes(envelope.content)
        if name.startswith("kept"):
            os.kill(os.getpid(), signal.SIGKILL)
        return "250 OK"


async def _serve(port: int, directory: Path) -> None:
    from aiosmtpd.smtp import SMTP

    class Dropping(SMTP):
        async def smtp_DATA(self, arg: str) -> None:
            if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("drop"):
                await self.push("354 go on")
                self.transport.abort()
            else:
                await super().smtp_DATA(arg)

    handler = Handler(directory)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Dropping(handler), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


@contextmanager
def mail_server(port: int, directory: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The server, running."""
    directory.mkdir(exist_ok=True)
    program = [sys.executable, "-W", "ignore", __file__, str(port), str(directory)]
    with subprocess.Popen(program) as process:
        try:
            _wait(port, process)
            yield process
        finally:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the mail server did not start")


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), Path(sys.argv[2])))
