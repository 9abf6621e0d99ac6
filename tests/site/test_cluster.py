"""Work handed to a Dask cluster: a real scheduler and two workers, on this machine."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest

from archives import small_archive
from conftest import CASES, ROOT
from dateline.errors import DatelineError
from dateline.execute import crew
from dateline.formats import read
from dateline.model import Capture
from labour import slow_square

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.site
TESTS = ROOT / "tests"
PATH = os.pathsep.join([str(ROOT / "scripts"), str(TESTS)])
QUIET = {"DASK_LOGGING__DISTRIBUTED": "error", "DASK_DISTRIBUTED__DASHBOARD__ENABLED": "false"}


class Cluster(NamedTuple):
    """Where the scheduler answers, and its workers' processes."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | QUIET | {"PYTHONPATH": PATH}
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def answers(address: str) -> bool:
    """Whether both workers have come; that takes a while where much else runs."""
    try:
        with crew(cluster=address) as there:
            return there.size == 2
    except DatelineError:
        return False


@contextmanager
def running(directory: Path) -> Iterator[Cluster]:
    file = directory / "scheduler.json"
    scheduler = ("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with ExitStack() as processes:
        processes.enter_context(started(*scheduler, "--scheduler-file", str(file)))
        within(60, lambda: file.exists() and file.stat().st_size > 0)
        address = json.loads(file.read_text("utf-8"))["address"]
        words = ("--nthreads", "1", "--no-dashboard", "--no-nanny")
        worker = ("dask_worker", address, *words, "--local-directory", str(directory))
        workers = [processes.enter_context(started(*worker)) for _ in range(2)]
        within(60, lambda: answers(address))
        yield Cluster(address, workers)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("cluster")) as there:
        yield there


def within(seconds: float, true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"still not so after {seconds} seconds"
        time.sleep(0.1)


def test_a_cluster_gives_what_one_process_gives(cluster: Cluster) -> None:
    captures = [
        Capture(data := file.read_bytes(), file.name, hashlib.sha256(data).hexdigest())
        for file in sorted(CASES.glob("captures/*/input.*"))
    ]
    with crew() as alone, crew(cluster=cluster.address) as many:
        assert many.size == 2
        expected = list(alone.map(read, captures))
        assert list(many.map(read, captures, batch=3)) == expected
    assert any(reading.drafts for reading in expected)


def test_a_cluster_makes_the_files_that_one_process_makes(cluster: Cluster, tmp_path: Path) -> None:
    made = {}
    for name, words in {"alone": [], "cluster": ["--cluster", cluster.address]}.items():
        root = small_archive(tmp_path / name)
        command = ["ingest", CASES / "captures", CASES / "formats", "--root", root, *words]
        done = subprocess.run(
            [sys.executable, "-m", "dateline.cli", *map(str, command)],
            env=os.environ | QUIET | {"PYTHONPATH": PATH},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "created" in done.stdout, done.stderr
        made[name] = (
            done.stdout,
            {
                path.relative_to(root): path.read_bytes()
                for path in sorted(root.rglob("*"))
                if path.is_file()
            },
        )
    assert made["cluster"] == made["alone"]
    assert len(made["alone"][1]) > 100


def test_a_cluster_that_loses_a_worker_loses_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as cluster, crew(cluster=cluster.address) as many:
        results = many.map(slow_square, range(200), batch=5)
        begun = [next(results) for _ in range(5)]
        cluster.workers[0].send_signal(signal.SIGKILL)
        assert begun + list(results) == [number * number for number in range(200)]


def test_an_address_where_no_scheduler_answers_is_told() -> None:
    with pytest.raises(DatelineError, match=r"^no scheduler answers at tcp://127\.0\.0\.1:9$"):
        crew(cluster="tcp://127.0.0.1:9")
