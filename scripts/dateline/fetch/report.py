"""What a run of fetching brought, as lines and as plain values. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dateline.errors import Severity, worst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem

    from .visit import Visit

_OUTCOMES = ("new", "unchanged", "waiting", "failed")


@dataclass(frozen=True, slots=True)
class Report:
    """Visits in the order of their targets, each with the path of its capture (empty where there
    is none), and findings about what is no target: the memory, the inbox."""

    visits: tuple[tuple[Visit, str], ...]
    problems: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Problem, ...]:
        """All findings."""
        return (*self.problems, *(found for visit, _ in self.visits for found in visit.problems))

    def failed(self, *, strict: bool) -> bool:
        """Whether a person has to look: errors, and with `strict` warnings."""
        gravest = worst(self.findings)
        return gravest is Severity.ERROR or (strict and gravest is Severity.WARNING)

    def data(self) -> dict[str, object]:
        """The report as plain values."""
        rows = [
            {
                "source": visit.target.source or None,
                "kind": visit.target.kind.value,
                "url": visit.target.url,
                "outcome": visit.outcome,
                "capture": path or None,
                "bytes": len(visit.answer.body) if visit.answer else None,
            }
            for visit, path in self.visits
        ]
        return {"targets": rows, "problems": [asdict(found) for found in self.findings]}

    def text(self) -> str:
        """The report as lines: what is new, findings, and a count."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from (f"new {path} from {visit.target.url}" for visit, path in self.visits if path)
        yield from map(str, self.findings)
        counts = Counter(visit.outcome for visit, _ in self.visits)
        yield ", ".join(f"{counts[outcome]} {outcome}" for outcome in _OUTCOMES)
