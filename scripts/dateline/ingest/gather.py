"""Captures to arrivals, by a crew of workers: read, normalized, boiled down for comparison.

What holds captures (an archive, a WARC file) is opened here, and what it holds is handed out one by
one, so that a file of a hundred thousand records is never in memory as read articles. Pieces come
in the captures' order, whoever read them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from dateline.errors import Problem, problem
from dateline.formats import claim, items, leaves
from dateline.similar import agency
from dateline.text.markdown import to_plain

from .copies import boiled
from .normalize import Provenance, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.catalog import Sources
    from dateline.execute import Crew
    from dateline.model import Capture

    from .arrival import Arrival

_ENDS = 400  # characters of a body in which an agency is credited


@dataclass(frozen=True, slots=True)
class Context:
    """What a worker knows of the archive: its sources, and how long a body may be."""

    sources: Sources
    max_body: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What one capture gave. `format` is name/version, empty where no format claims it."""

    arrivals: tuple[Arrival, ...] = ()
    problems: tuple[Problem, ...] = ()
    format: str = ""


@dataclass(slots=True, eq=False)
class Whole:
    """A capture as it lies on the disk, while what it holds is read: how many of the captures in it
    are, what they gave, and what is wrong with it."""

    capture: Capture
    read: int = 0
    gave: int = 0
    format: str = ""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what a whole gives; the `last` one says that it is read. `leaf` says that it is
    that of one capture in it. `whole` is None for a file that could not be read at all."""

    whole: Whole | None
    taken: Taken = Taken()
    leaf: bool = False
    last: bool = False


def take(context: Context, capture: Capture) -> Taken:
    """What a worker makes of one capture."""
    claimed = claim(capture)
    extractor = claimed[1].format if claimed else ""
    provenance = Provenance(
        capture.origin, capture.captured_at, capture.sha256, extractor, capture.url, capture.source
    )
    arrivals, problems = [], []
    for item in items(capture, claimed):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            arrival = normalize(item, provenance, context.sources, context.max_body)
            arrivals.append(_compared(arrival))
    return Taken(tuple(arrivals), tuple(problems), extractor)


def _compared(arrival: Arrival) -> Arrival:
    """The arrival with the sketch of its text and the agency that it credits."""
    body, head = arrival.body, arrival.head
    ends = f"{to_plain(body[:_ENDS])}\n{to_plain(body[-_ENDS:])}" if body else ""
    if wire := agency(ends, head.author):
        head = replace(head, extra=tuple((dict(head.extra) | {"agency": wire}).items()))
    return replace(arrival, head=head, text=boiled(body))


def gather(
    found: Iterable[Capture | Problem],
    context: Context,
    workers: Crew,
    before: Callable[[Capture], tuple[int, int]],
) -> Iterator[Piece]:
    """What the captures give, piece by piece. `before` says how many captures in one an earlier run
    has read, and how many articles they gave."""
    line = _Line(before)
    results = workers.map(partial(take, context), line.leaves(found), weigh=_weight, lost=_lost)
    for taken in results:
        yield from line.ready(taken)
    yield from line.rest()


class _Line:
    """Captures on their way to the workers, and what has to be told between their results."""

    def __init__(self, before: Callable[[Capture], tuple[int, int]]) -> None:
        self._before = before
        self._pieces: deque[Piece | Whole] = deque()

    def leaves(self, found: Iterable[Capture | Problem]) -> Iterator[Capture]:
        """The captures to hand out, in order."""
        for each in found:
            if isinstance(each, Problem):
                self._pieces.append(Piece(None, Taken(problems=(each,)), last=True))
                continue
            skipped, gave = self._before(each)
            whole = Whole(each, skipped, gave)
            for leaf in leaves(each):
                if isinstance(leaf, Problem):
                    self._pieces.append(Piece(whole, Taken(problems=(leaf,))))
                elif skipped:
                    skipped -= 1
                else:
                    self._pieces.append(whole)
                    yield leaf
            self._pieces.append(Piece(whole, last=True))

    def ready(self, taken: Taken) -> Iterator[Piece]:
        """All that comes before the next result, and that."""
        while isinstance(piece := self._pieces.popleft(), Piece):
            yield piece
        yield Piece(piece, taken, leaf=True)

    def rest(self) -> Iterator[Piece]:
        """What comes after the last result."""
        yield from (piece for piece in self._pieces if isinstance(piece, Piece))


def identity(capture: Capture) -> str:
    """What tells a capture from all others of a run: its bytes, where it lies, what is said of
    it."""
    return f"{capture.sha256} {capture.origin} {capture.url}"


def _weight(capture: Capture) -> int:
    return len(capture.data)


def _lost(capture: Capture) -> Taken:
    found = problem(capture.origin, 0, "D526", "its worker died each time it was read")
    return Taken(problems=(found,))
