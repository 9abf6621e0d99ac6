"""The three places where work can be done, each as a way to start an executor."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError, UsageError

from .crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 10  # seconds for a scheduler to answer


def crew(jobs: int = 1, cluster: str = "") -> Crew:
    """The workers that `--jobs` and `--cluster` name; close them after use.

    One job works in this process. More are processes of this machine, each started afresh, for
    what runs in this one (threads, open files) is none of theirs. `cluster` is the address of a
    Dask scheduler, such as `tcp://10.0.0.5:8786`, and comes before `jobs`. Raises UsageError for a
    number below 1 and where the package for clusters is missing, DatelineError where no scheduler
    answers.
    """
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: there is no work without workers", "give 1 or more")
    if cluster:
        return _cluster(cluster)
    if jobs == 1:
        return Crew(_Serial, 1, ())
    fresh = get_context("spawn")
    return Crew(lambda: ProcessPoolExecutor(jobs, fresh), jobs, (BrokenProcessPool,))


class _Serial(Executor):
    """Does at once what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _cluster(address: str) -> Crew:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        hint = "install it by: pip install 'dateline[scale]'"
        raise UsageError("a cluster needs the package distributed", hint) from error
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no scheduler answers at {address}"
        raise DatelineError(message, "start one by: dask scheduler") from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except OSError as error:
        client.close()
        hint = f"start some by: dask worker {address}"
        raise DatelineError(f"no workers are at {address}", hint) from error
    return _Cluster(client, sum(client.nthreads().values()), (distributed.KilledWorker,))


class _Cluster(Crew):
    """A crew whose connection to the scheduler ends with it."""

    def __init__(self, client: Any, size: int, deaths: tuple[type[BaseException], ...]) -> None:
        self._client = client
        # Not pure: a batch that killed its worker must be tried again, not looked up.
        super().__init__(lambda: client.get_executor(pure=False), size, deaths)

    def close(self) -> None:
        super().close()
        self._client.close()
