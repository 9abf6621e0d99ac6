"""What a run did, for people and for programs. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dateline.errors import Severity, worst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem

    from .arrival import Decided

_HEADINGS = {
    "create": "created",
    "update": "updated",
    "unchanged": "unchanged",
    "skip": "skipped",
    "quarantine": "quarantined",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every capture, and all findings. `dry` says that nothing was written."""

    decided: tuple[Decided, ...]
    problems: tuple[Problem, ...]
    dry: bool = False

    @property
    def failed(self) -> bool:
        """Whether a person has to look: a capture was refused, or there are errors."""
        refused = any(each.intent.action == "quarantine" for each in self.decided)
        return refused or worst(self.problems) is Severity.ERROR

    def data(self) -> dict[str, object]:
        """The report as plain values, a list of decisions under each heading."""
        out: dict[str, object] = {"dry_run": self.dry}
        for action, heading in _HEADINGS.items():
            out[heading] = [_plain(each) for each in self.decided if each.intent.action == action]
        return out | {"problems": [asdict(found) for found in self.problems]}

    def text(self) -> str:
        """The report as lines: what changed, what was refused and why, findings, and a count."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for each in self.decided:
            if each.intent.action != "unchanged":
                moved = f" (was {each.intent.previous})" if each.intent.previous else ""
                place = f"{each.origin}:{each.line}" if each.line else each.origin
                heading = _HEADINGS[each.intent.action]
                what = f"{heading} {each.intent.path or place}{moved}"
                yield f"{what}: {each.intent.reason}" if each.intent.action != "create" else what
        yield from map(str, self.problems)
        actions = [each.intent.action for each in self.decided]
        counts = ", ".join(f"{actions.count(act)} {heading}" for act, heading in _HEADINGS.items())
        yield f"{counts}{' (nothing written)' if self.dry else ''}"


def _plain(each: Decided) -> dict[str, object]:
    intent = each.intent
    out: dict[str, object] = {
        "path": intent.path or None,
        "capture": each.origin,
        "line": each.line or None,
        "reason": intent.reason,
    }
    if each.code:
        out["code"] = each.code
    if intent.previous:
        out["previous"] = intent.previous
    if intent.article:
        out |= {"id": intent.article.head.id, "title": intent.article.head.title}
    return out
