"""A crew of workers: items in, results out in the same order, nothing lost when workers die.

An executor that lost a worker (killed by the system for its memory, say) may have lost everything
it was about to do. Then the batch whose result is due is done again by itself, halved until it is
known which item kills; the batches behind it are handed out anew.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

_HEAVY = 4_000_000  # bytes from which on a batch is handed out whatever it holds

Item = TypeVar("Item")
Result = TypeVar("Result")


class LostError(DatelineError):
    """An item whose worker died each time it was tried, where nobody said what it then gives."""


class Crew:
    """Workers behind one executor, which `start` makes, and makes again after a loss.

    `size` is how many of them work at once; `deaths` are the exceptions by which the executor says
    that a worker was lost. Close it, or use it as a context.
    """

    def __init__(
        self, start: Callable[[], Executor], size: int, deaths: tuple[type[BaseException], ...]
    ) -> None:
        self._start, self._executor = start, start()
        self._deaths = deaths
        self.size = size

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the workers go once they have done what they have in hand."""
        self._executor.shutdown()

    def map(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        *,
        batch: int = 16,
        weigh: Callable[[Item], int] | None = None,
        lost: Callable[[Item], Result] | None = None,
    ) -> Iterator[Result]:
        """The result of `function` for each item, in their order, as they are asked for.

        `function` is a function of a module, its items and results plain values: they travel
        between processes, `batch` items at a time, fewer where `weigh` (in bytes) says that they
        are heavy. No more than two batches for each worker are read ahead. An item that kills its
        worker twice gives what `lost` makes of it. Raises LostError where `lost` is not given, and
        whatever `function` raises.
        """
        waiting: deque[_Batch[Item, Result]] = deque()
        for group in _groups(items, batch, weigh):
            waiting.append(_Batch(function, group, lost))
            self._hand_out(waiting[-1])
            if len(waiting) == 2 * self.size:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _hand_out(self, batch: _Batch[Item, Result]) -> None:
        try:
            batch.future = self._executor.submit(_each, batch.function, batch.items)
        except self._deaths:
            batch.future = None  # the executor died unasked; `_first` will make another one

    def _first(self, waiting: deque[_Batch[Item, Result]]) -> list[Result]:
        """The results of the batch that is due."""
        due = waiting.popleft()
        results = self._results(due)
        if results is not None:
            return results
        self._renew()
        results = self._alone(due)
        for batch in waiting:
            if batch.future is None or not _finished(batch.future):
                self._hand_out(batch)
        return results

    def _results(self, batch: _Batch[Item, Result]) -> list[Result] | None:
        """What the batch gave, None where its workers were lost."""
        try:
            return batch.future.result() if batch.future else None
        except self._deaths:
            return None

    def _alone(self, batch: _Batch[Item, Result]) -> list[Result]:
        """Do a batch with nothing else under way: what is lost now, it lost itself."""
        self._hand_out(batch)
        results = self._results(batch)
        if results is not None:
            return results
        self._renew()
        if len(batch.items) == 1:
            return [batch.given_up()]
        return [result for half in batch.halves() for result in self._alone(half)]

    def _renew(self) -> None:
        self._executor.shutdown(wait=False)
        self._executor = self._start()


def _groups(
    items: Iterable[Item], most: int, weigh: Callable[[Item], int] | None
) -> Iterator[tuple[Item, ...]]:
    """The items in groups of at most `most`, closed as soon as one is heavy."""
    group: list[Item] = []
    weight = 0
    for item in items:
        group.append(item)
        weight += weigh(item) if weigh else 0
        if len(group) == most or weight >= _HEAVY:
            yield tuple(group)
            group, weight = [], 0
    if group:
        yield tuple(group)


class _Batch(Generic[Item, Result]):
    """Some items under way: their future, and what becomes of one that cannot be done."""

    __slots__ = ("function", "future", "items", "lost")

    def __init__(
        self,
        function: Callable[[Item], Result],
        items: tuple[Item, ...],
        lost: Callable[[Item], Result] | None,
    ) -> None:
        self.function, self.items, self.lost = function, items, lost
        self.future: Future[list[Result]] | None = None

    def halves(self) -> tuple[_Batch[Item, Result], _Batch[Item, Result]]:
        """Two batches of the same items."""
        middle = len(self.items) // 2
        parts = (self.items[:middle], self.items[middle:])
        one, other = (_Batch(self.function, part, self.lost) for part in parts)
        return one, other

    def given_up(self) -> Result:
        """The result of the one item that is left."""
        if self.lost is None:
            raise LostError("a worker died twice over one item", "look at the memory there is")
        return self.lost(self.items[0])


def _each(function: Callable[[Item], Result], items: tuple[Item, ...]) -> list[Result]:
    """What a worker does."""
    return [function(item) for item in items]


def _finished(future: Future[list[Result]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
