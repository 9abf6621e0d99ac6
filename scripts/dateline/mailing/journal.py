"""What became of each letter: lines that are only added, each on the disk before the next step.

A letter is `handing` from before its last bytes are sent until the server has answered. If the
answer never came (RFC 1047 describes the gap) nobody knows whether it arrived, and it is not sent
again unless somebody says so.
"""

from __future__ import annotations

import json
import os
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class State(StrEnum):
    """How far a letter came. `LATER`: the server said no for now, or was lost before the end."""

    HANDING = "handing"
    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"


REHEARSED = "rehearsed"


class Journal:
    """The journal in the file `path`, which need not be there yet.

    A line that was cut off by a crash says nothing: what it would have said had not happened yet.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._states: dict[tuple[str, str], State] = {}
        self._rehearsed: set[tuple[str, str]] = set()
        for line in self._read():
            edition, to, state = line
            if state == REHEARSED:
                self._rehearsed.add((edition, to))
            elif state in {each.value for each in State}:
                self._states[edition, to] = State(state)

    def _read(self) -> Iterator[tuple[str, str, str]]:
        try:
            text = self._path.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return
        for row in text.split("\n"):
            try:
                value = json.loads(row)
                yield str(value["edition"]), str(value["to"]), str(value["state"])
            except (ValueError, KeyError, TypeError):
                continue

    def state(self, edition: str, to: str) -> State | None:
        """What became of the letter of an edition to a recipient's key; None for none sent."""
        return self._states.get((edition, to))

    def rehearsed(self, edition: str, digest: str) -> bool:
        """Whether a dry run has shown the edition with these very bytes."""
        return (edition, digest) in self._rehearsed

    def rehearse(self, edition: str, digest: str) -> None:
        """Note a dry run."""
        self._rehearsed.add((edition, digest))
        self._add(edition, digest, REHEARSED)

    def note(self, edition: str, to: str, state: State) -> None:
        """Note what became of a letter. Raises OSError; then nothing more may be sent."""
        self._add(edition, to, state.value)
        self._states[edition, to] = state

    def _add(self, edition: str, to: str, state: str) -> None:
        row = json.dumps({"edition": edition, "to": to, "state": state})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # The line break before: the last line may have been cut off.
        with self._path.open("ab") as file:
            file.write(f"\n{row}\n".encode())
            file.flush()
            os.fsync(file.fileno())
