"""What `dateline serve` takes from a saved file to the written pages.

The server's own CPU time, read when it says that it has built; the first edit after its start, for
which it loads what it then keeps, is told by itself.
"""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from measure import Subject

PATIENCE = 1200  # seconds: the first build may be one from nothing
QUIET = 0.5  # seconds after which no other build follows
_WRITTEN = re.compile(r"([\d,]+) files written")


class Server:
    """A running server, of which each build is waited for."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._pid = process.pid
        self._written: Queue[int] = Queue()
        Thread(target=self._listen, args=(process.stdout,), daemon=True).start()

    def _listen(self, said: IO[str]) -> None:
        for line in said:
            if found := _WRITTEN.search(line):
                self._written.put(int(found[1].replace(",", "")))

    def wait(self) -> int:
        """Until it has built and builds no more; the files that it wrote."""
        written = self._written.get(timeout=PATIENCE)
        with suppress(Empty):
            while True:
                written += self._written.get(timeout=QUIET)
        return written

    def cpu(self) -> float:
        """Seconds of processor time so far, user and system."""
        fields = Path(f"/proc/{self._pid}/stat").read_text("ascii").rpartition(")")[2]
        return sum(map(int, fields.split()[11:13])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(subject: Subject, environment: dict[str, str]) -> Iterator[Server]:
    """A server of the subject's archive, once it has built the site."""
    program = subject.command[: subject.command.index("build")]
    with subprocess.Popen(
        [*program, "serve", "--port", "0"],
        cwd=subject.directory,
        env=environment | dict(subject.environment) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        server = Server(process)
        try:
            server.wait()
            yield server
        finally:
            process.send_signal(signal.SIGINT)


def measured(server: Server, change: Callable[[], object], rest: float) -> tuple[float, int]:
    """CPU seconds and files of the build that a change leads to; the next one waits `rest` seconds
    for file times that can be trusted."""
    time.sleep(rest)
    before = server.cpu()
    change()
    written = server.wait()
    return server.cpu() - before, written


def table(found: Mapping[str, Sequence[tuple[float, int]]]) -> str:
    """The figures as Markdown."""
    rows = ["| saved | CPU s, all rounds | median | files written |", "| --- | --- | --- | --- |"]
    for name, runs in found.items():
        seconds = ", ".join(f"{cpu:.2f}" for cpu, _ in runs)
        middle = statistics.median(cpu for cpu, _ in runs)
        files = ", ".join(str(written) for _, written in runs)
        rows.append(f"| {name} | {seconds} | **{middle:.2f}** | {files} |")
    return "\n".join(rows) + "\n"
