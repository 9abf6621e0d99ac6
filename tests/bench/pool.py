"""Reading captures in one process and in several: how much sooner it is done.

    PYTHONPATH=tests python tests/bench/pool.py [--captures N] [--jobs N] [--from DIRECTORY]

Captures are page dumps made of articles of tests/bench/corpus.py, or all those of a directory, over
and over. Each is read by `dateline.formats.read`, which is most of what intake does. Rounds take
turns, and the best of each counts, for other work on the machine only ever adds. Workers are
started before the clock is. On a machine that others use, look at the CPU time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus import Corpus

from dateline.execute import Crew, crew
from dateline.formats import read
from dateline.ingest.inbox import captures, files
from dateline.model import Capture, digest
from intake import Item, page

if TYPE_CHECKING:
    from collections.abc import Iterator


def made(count: int) -> Iterator[Capture]:
    """Page dumps of a main article and three related ones."""
    corpus = Corpus(10_000_000)
    for number in range(count):
        main, *others = (corpus.article(4 * number + n) for n in range(4))
        related = tuple(Item(each.head.title, each.body.replace("\n\n", " ")) for each in others)
        data = page(main.head.title, *main.body.split("\n\n"), related=related).encode()
        yield Capture(data, f"{number}.txt", hashlib.sha256(data).hexdigest())


def chosen(directory: Path | None, count: int) -> list[Capture]:
    """`count` captures."""
    if directory is None:
        return list(made(count))
    found = list(captures(files([directory]), None, 5_000_000))
    whole = [each for each in found if isinstance(each, Capture)]
    return list(islice(cycle(whole), count))


def weigh(capture: Capture) -> str:
    """What a worker does: read, and give back a digest of all that was read."""
    reading = read(capture)
    return digest([reading.format, *(f"{draft.title}\n{draft.body}" for draft in reading.drafts)])


class Spent(NamedTuple):
    """Seconds on the wall, and of this process's CPU time; a digest of the results."""

    wall: float
    cpu: float
    told: str


def spent(workers: Crew, work: list[Capture]) -> Spent:
    """One round."""
    wall, cpu = time.perf_counter(), time.process_time()
    results = list(workers.map(weigh, work, batch=16))
    return Spent(time.perf_counter() - wall, time.process_time() - cpu, digest(results))


def main(argv: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captures", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--from", type=Path, dest="directory")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(argv)
    work = chosen(given.directory, given.captures)
    with crew(1) as alone, crew(given.jobs) as several:
        list(several.map(weigh, work[: 32 * given.jobs], batch=16))
        rounds = [(spent(alone, work), spent(several, work)) for _ in range(given.rounds)]
    assert len({one.told for pair in rounds for one in pair}) == 1
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    one, many = (min(pair[n].wall for pair in rounds) for n in range(2))
    by_workers = (children.ru_utime + children.ru_stime) / given.rounds
    here = sum(pair[1].cpu for pair in rounds) / given.rounds
    cpu = sum(pair[0].cpu for pair in rounds) / given.rounds
    free = cpu / max((by_workers + here) / given.jobs, here)
    print(
        f"{len(work):,} captures, {sum(len(each.data) for each in work):,} bytes, same results\n"
        f"wall: {one:.2f} s alone, {many:.2f} s by {given.jobs}: {one / many:.2f} x "
        f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)\n"
        f"CPU: {cpu:.2f} s alone; {here:.2f} s here and {by_workers:.2f} s by workers, their start "
        f"included: {free:.2f} x on cores that nothing else uses"
    )


if __name__ == "__main__":
    main()
