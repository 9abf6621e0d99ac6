"""What a server keeps between its builds: how content/ looked, the groups, articles that were read.

A build by itself looks at every file and loads the groups; a server is told which files were saved
and has the rest. It is believed only as long as no other build has written the site meanwhile.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.settings.places import ARTICLE_DIRS

from .scan import is_sure, look_into, place_of, scan

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.group.index import Index
    from dateline.model import Record

MOST_RECORDS = 20_000
"""Articles that are kept, about 3 KB each."""


@dataclass
class Memory:
    """Nothing is in it before the first build. `turn` names the build that it is of, `index` are
    the groups after it, `records` articles by their numbers there; `looks` are all directories as
    they looked, `unsure` those of them where files had changed too lately for their times to be
    trusted."""

    turn: bytes = b""
    index: Index | None = None
    records: dict[int, Record] = field(default_factory=dict)
    looks: dict[str, bytes] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    _saved: deque[str | None] = field(default_factory=deque)

    def tell(self, path: str | None) -> None:
        """Say that a file changed, by its absolute path, or that anything may have. May be called
        by any thread."""
        self._saved.append(path)

    def forget(self) -> None:
        """Start anew: every file is looked at again."""
        self.turn, self.index = b"", None
        self.records.clear()

    def look(self, content: Path, now: int) -> set[str] | None:
        """Look at the article files below `content` again. Returns the directories in which they
        may look different than at the last build; None where that may be any."""
        saved = [self._saved.popleft() for _ in range(len(self._saved))]
        told: set[str] | None = None
        if self.turn and None not in saved:
            tops = tuple(f"{content.resolve() / name}{os.sep}" for name in ARTICLE_DIRS)
            paths = [each for each in saved if each and each.startswith(tops)]
            start = len(f"{content.resolve()}{os.sep}")
            told = {place_of(p[start:].replace(os.sep, "/")) for p in paths if p.endswith(".md")}
            told |= self.unsure
            for place in told:
                self.looks.pop(place, None)
                if (looks := look_into(content, place, now)) is not None:
                    self.looks[place] = looks
        else:
            self.looks = scan(content, now)
        looked = self.looks.keys() if told is None else told & self.looks.keys()
        self.unsure = {place for place in looked if not is_sure(self.looks[place])}
        return told
