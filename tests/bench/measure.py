"""CPU seconds and peak memory of whole process trees, in paired runs.

CPU time is user and system time of a command and everything it waited for, as the system counts it
(wait4). Peak memory is the most that all processes of the tree held at one moment, looked at every
25 ms, or the most of the largest process alone where that is more; of several processes, memory
that they share counts once (PSS). Commands run in turn, A B A B, and ratios are taken pair by
pair, so that a machine whose speed drifts, or that others use too, bends them little.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

EVERY = 0.025  # seconds between looks at the memory


@dataclass(frozen=True)
class Run:
    """One run: CPU and wall seconds, bytes of memory, files that it wrote or removed."""

    cpu: float
    wall: float
    peak: int
    touched: int = 0


@dataclass(frozen=True)
class Subject:
    """A command that is measured, in the first `most` rounds.

    `prepare` comes before each run and is not counted.
    """

    name: str
    command: Sequence[str]
    directory: Path
    site: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None
    most: int = 1_000

    def clean(self) -> None:
        """Take away what a build left, out of its way: a file system that has just freed ten
        thousands of files looks through them for each new one, whoever makes it."""
        left = [self.site, *self.directory.glob(".*dateline")]
        for each in filter(Path.exists, left):
            kept = self.directory.parent / "trash"
            kept.mkdir(exist_ok=True)
            each.rename(Path(tempfile.mkdtemp(dir=kept)) / each.name)


def run(subject: Subject) -> Run:
    """Run `subject` once. Raises SystemExit with its last words if it fails."""
    subject.prepare()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            subject.command,
            cwd=subject.directory,
            env=environment() | dict(subject.environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        try:
            code, usage, peak = _watched(process.pid)
        except BaseException:
            process.kill()
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(code)
        if process.returncode:
            said.seek(0)
            text = said.read().decode("utf-8", "replace")[-2000:]
            raise SystemExit(f"{subject.name}: exit code {process.returncode}\n{text}")
    return Run(usage.ru_utime + usage.ru_stime, wall, max(peak, usage.ru_maxrss * 1024))


def environment() -> dict[str, str]:
    """Ours, with modules compiled once, as everywhere but where somebody forbids it."""
    return {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}


def _watched(pid: int) -> tuple[int, os.struct_rusage, int]:
    """Exit status, usage and peak memory of the tree below `pid`, once it has ended."""
    peak = 0
    while True:
        done, code, usage = os.wait4(pid, os.WNOHANG)
        if done:
            return code, usage, peak
        peak = max(peak, _held(_tree(pid)))
        time.sleep(EVERY)


def _tree(pid: int) -> list[int]:
    """`pid` and every process below it."""
    pids = [pid]
    for each in pids:
        for file in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                pids += map(int, file.read_text("ascii").split())
            except OSError:
                continue  # a thread that has ended meanwhile
    return pids


def _held(pids: list[int]) -> int:
    """Bytes that these processes hold together."""
    return sum(_resident(pid) if len(pids) == 1 else _share(pid) for pid in pids)


def _resident(pid: int) -> int:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()
    except OSError:
        return 0
    return int(pages[1]) * os.sysconf("SC_PAGE_SIZE")


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def alternate(subjects: Sequence[Subject], rounds: int) -> dict[str, list[Run]]:
    """`rounds` runs of each subject, or its most, in turn; every second round goes backwards."""
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for number in range(rounds):
        for subject in subjects if number % 2 == 0 else reversed(subjects):
            if number < subject.most:
                runs[subject.name].append(run(subject))
    return runs


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """The median of ours / theirs, pair by pair; a list that is shorter ends the pairs."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=False))


def stamps(directory: Path) -> dict[str, tuple[int, int, int]]:
    """Every file below `directory`, and what changes when it is written."""
    found = {}
    for place, _, names in os.walk(directory):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - for a million files
            at = os.stat(path)  # noqa: PTH116
            found[path] = (at.st_mtime_ns, at.st_ino, at.st_size)
    return found


def differing(old: Mapping[str, object], new: Mapping[str, object]) -> int:
    """How many files were written or removed."""
    return sum(old.get(path) != new.get(path) for path in old.keys() | new.keys())


def machine() -> str:
    """Processor, cores, memory and Python of this machine."""
    info = Path("/proc/cpuinfo").read_text("utf-8")
    model = next((x.split(":")[1] for x in info.splitlines() if x.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model.strip()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}"
    )
