"""How far a run of intake came, so that the next one goes on where it was ended. Pure.

A line says that a capture was taken in, or how much of one that holds many, or by which identity an
article will be known again (in seen.txt, once the run is done). Lines are only ever added; the last
one may be cut. Another run (other captures' times, another version) uses the identities alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model import digest

from .gather import identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model import Capture

    from .gather import Whole

_PAIR = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{16})")


NAME = "intake.txt"


@dataclass(slots=True)
class Journal:
    """What an unfinished run did: captures that are done, those that are begun with the captures in
    them that were read and the articles they gave, and pairs of id and identity."""

    done: set[str] = field(default_factory=set)
    begun: dict[str, tuple[int, int]] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)


def read_journal(text: str, run: str) -> Journal:
    """The journal of the run with this key; of another run the identities only."""
    found = Journal()
    ours = False
    for line in text.splitlines():
        match line.split(" "):
            case ["run", key]:
                ours = key == run
            case ["done", key] if ours:
                found.done.add(key)
            case ["part", key, read, gave] if ours and read.isdigit() and gave.isdigit():
                found.begun[key] = int(read), int(gave)
            case ["seen", id, mark] if _PAIR.fullmatch(f"{id} {mark}"):
                found.seen.append((id, mark))
    return found


def key(capture: Capture) -> str:
    """The name of a capture in the journal."""
    return digest(identity(capture))[:16]


def lines(
    done: Iterable[Whole], begun: Whole | None, seen: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """What a batch adds: captures that are done with it, the one that is not yet, identities."""
    yield from (f"seen {id} {mark}\n" for id, mark in sorted(seen))
    yield from (f"done {key(whole.capture)}\n" for whole in done)
    if begun is not None:
        yield f"part {key(begun.capture)} {begun.read} {begun.gave}\n"
