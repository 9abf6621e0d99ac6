"""Work handed to processes: the same results in the same order, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from dateline.errors import DatelineError, UsageError
from dateline.execute import crew

pytestmark = pytest.mark.thorough


def square(number: int) -> int:
    return number * number


def pid_of(_: int) -> int:
    return os.getpid()


def dies_over_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def dies_once(place: str) -> str:
    """Dies over a place that nobody has been to."""
    if place and not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return place


def refuses_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    with crew(jobs) as workers:
        assert list(workers.map(square, range(100), batch=7)) == [n * n for n in range(100)]
        assert list(workers.map(square, [], batch=7)) == []
        assert list(workers.map(square, [3], batch=7)) == [9]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_is_read_than_is_under_way(jobs: int) -> None:
    read = []
    with crew(jobs) as workers:
        results = workers.map(square, (read.append(n) or n for n in range(1000)), batch=5)
        for wanted in range(60):
            assert next(results) == wanted * wanted
            assert len(read) <= wanted + 1 + 5 * 2 * jobs


def test_what_the_function_raises_is_raised() -> None:
    for jobs in (1, 2):
        with crew(jobs) as workers, pytest.raises(ValueError, match="seven"):
            list(workers.map(refuses_seven, range(9), batch=2))


def test_an_item_that_kills_its_worker_is_told_and_the_others_are_done() -> None:
    with crew(2) as workers:
        found = list(workers.map(dies_over_seven, range(40), batch=5, lost=lambda item: -item))
    assert found == [n * n if n != 7 else -7 for n in range(40)]


def test_an_item_that_kills_its_worker_is_an_error_where_nobody_says_better() -> None:
    with crew(2) as workers, pytest.raises(DatelineError, match="a worker died twice over one"):
        list(workers.map(dies_over_seven, range(40), batch=5))


def test_a_worker_that_is_lost_loses_nothing(tmp_path: Path) -> None:
    places = [""] * 20 + [str(tmp_path / "one")] + [""] * 20 + [str(tmp_path / "other")]
    with crew(2) as workers:
        assert list(workers.map(dies_once, places, batch=3)) == places


def test_no_workers_and_no_scheduler_are_told() -> None:
    with pytest.raises(UsageError, match=r"^--jobs 0: there is no work without workers$"):
        crew(0)


def test_a_cluster_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"^a cluster needs the package distributed$"):
        crew(cluster="tcp://127.0.0.1:8786")


def test_workers_that_died_at_rest_are_replaced() -> None:
    with crew(2) as workers:
        for pid in set(workers.map(pid_of, range(40), batch=1)):
            os.kill(pid, signal.SIGKILL)
        assert list(workers.map(square, range(40), batch=5)) == [n * n for n in range(40)]
