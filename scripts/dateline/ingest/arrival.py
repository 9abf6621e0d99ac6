"""What has come in and is ready to be decided about, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Article, Head

if TYPE_CHECKING:
    from dateline.errors import Problem
    from dateline.model import Intent
    from dateline.similar import Sketch


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article as a capture gives it: without id and slug, for it may be one we have.

    `origin` and `line` say where in which capture it stands. `text` is the sketch of its body,
    None where there is too little of it to be compared.
    """

    head: Head
    body: str
    origin: str
    line: int
    text: Sketch | None = None

    @property
    def article(self) -> Article:
        """The arrival as an article without id."""
        return Article(self.head, self.body)

    def decided(self, intent: Intent, head: Head | None = None) -> Decided:
        """What was decided about the arrival; `head` is that of the article it became."""
        source = (head or self.head).source_id
        form = self.head.extractor.partition("/")[0]
        return Decided(intent, self.origin, self.line, format=form, source=source)


@dataclass(frozen=True, slots=True)
class Decided:
    """An intent, and the place in the capture that led to it.

    `format` is the kind of capture, empty where no format claimed it; `source` the publisher's id;
    `code` a problem code where the intent is to quarantine.
    """

    intent: Intent
    origin: str
    line: int = 0
    code: str = ""
    format: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that follows from arrivals: one decision for each article touched or arrival skipped,
    the new pairs of id and identity by which articles will be known again, and findings."""

    decided: tuple[Decided, ...]
    seen: frozenset[tuple[str, str]] = frozenset()
    problems: tuple[Problem, ...] = ()
