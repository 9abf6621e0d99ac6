"""Work handed to a Dask cluster: a real scheduler and two workers, on this machine."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
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
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site
TESTS = ROOT / "tests"
PATH = os.pathsep.join([str(ROOT / "scripts"), str(TESTS)])
QUIET = {"DASK_LOGGING__DISTRIBUTED": "error", "DASK_DISTRIBUTED__DASHBOARD__ENABLED": "false"}


class Cluster(NamedTuple):
    """Where the scheduler answers, and its workers' processes."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def started(*words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | QUIET | {"PYTHONPATH": PATH}
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    scheduler = started(
        "dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
    )
    for _ in range(300):
        if file.exists() and file.stat().st_size:
            break
        time.sleep(0.1)
    address = json.loads(file.read_text("utf-8"))["address"]
    words = ("--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(tmp_path))
    workers = [started("dask_worker", address, *words) for _ in range(2)]
    while True:
        with crew(cluster=address) as there:
            if there.size == 2:
                break
    yield Cluster(address, workers)
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


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


def test_a_cluster_that_loses_a_worker_loses_nothing(cluster: Cluster) -> None:
    with crew(cluster=cluster.address) as many:
        results = many.map(slow_square, range(200), batch=5)
        begun = [next(results) for _ in range(5)]
        cluster.workers[0].send_signal(signal.SIGKILL)
        assert begun + list(results) == [number * number for number in range(200)]


def test_an_address_where_no_scheduler_answers_is_told() -> None:
    with pytest.raises(DatelineError, match=r"^no scheduler answers at tcp://127\.0\.0\.1:9$"):
        crew(cluster="tcp://127.0.0.1:9")
