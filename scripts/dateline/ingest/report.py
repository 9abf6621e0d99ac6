"""What a run did, for people, for programs, and for a pull request. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from math import inf
from typing import TYPE_CHECKING

from dateline.errors import Severity, worst
from dateline.text.tables import cell, markdown_table, plain_table

from .copies import original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Intent

    from .arrival import Decided

_HEADINGS = {
    "create": "created",
    "update": "updated",
    "unchanged": "unchanged",
    "skip": "skipped",
    "quarantine": "quarantined",
}
_COLUMNS = ("source", "format", *_HEADINGS.values(), "duplicates", "undated")
_MOST_FINDINGS = 50  # of a pull request's comment


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every capture, and all findings. `dry` says that nothing was written;
    `resumed` counts the captures that an interrupted run had done before."""

    decided: tuple[Decided, ...]
    problems: tuple[Problem, ...]
    dry: bool = False
    resumed: int = 0

    @property
    def failed(self) -> bool:
        """Whether a person has to look: a capture was refused, or there are errors."""
        refused = any(each.intent.action == "quarantine" for each in self.decided)
        return refused or worst(self.problems) is Severity.ERROR

    def written(self) -> list[str]:
        """The paths of the articles that were made or changed, the oldest article first and undated
        ones last."""
        changed = (each.intent for each in self.decided)
        return [path for _, path in sorted(map(_age, filter(_is_written, changed)))]

    def rows(self) -> list[tuple[str | int, ...]]:
        """A row for each source and format: what became of their articles, how many of the new and
        changed ones are duplicates of others, and of how many no time is known."""
        counts: dict[tuple[str, str], Counter[str]] = {}
        for each in self.decided:
            count = counts.setdefault(
                (each.source or "no source", each.format or "unknown"), Counter()
            )
            count[_HEADINGS[each.intent.action]] += 1
            article = each.intent.article
            if article and _is_written(each.intent):
                count["duplicates"] += bool(original(article.head))
                count["undated"] += not (article.head.when and article.head.when.known)
        names = _COLUMNS[2:]
        return [(*key, *(counts[key][name] for name in names)) for key in sorted(counts)]

    def reasons(self) -> Counter[str]:
        """Why captures were refused, and how many for each reason."""
        refused = (each for each in self.decided if each.intent.action == "quarantine")
        return Counter(f"{each.code} {each.intent.reason}" for each in refused)

    def data(self) -> dict[str, object]:
        """The report as plain values, a list of decisions under each heading."""
        out: dict[str, object] = {"dry_run": self.dry, "resumed": self.resumed}
        for action, heading in _HEADINGS.items():
            out[heading] = [_plain(each) for each in self.decided if each.intent.action == action]
        out["sources"] = [dict(zip(_COLUMNS, row, strict=True)) for row in self.rows()]
        return out | {"problems": [asdict(found) for found in self.problems]}

    def text(self) -> str:
        """The report as lines: what changed, what was refused and why, findings, a table of sources
        and formats, and a count."""
        return "\n".join(self._lines())

    def markdown(self) -> str:
        """The report for the comment of a pull request: the count, the table, why captures were
        refused, and findings."""
        parts = [f"**{self._count()}**"]
        if rows := self.rows():
            parts.append(markdown_table(_COLUMNS, rows))
        if reasons := self.reasons():
            parts.append(markdown_table(("why in quarantine", "captures"), reasons.most_common()))
        if self.problems:
            shown = [f"- {cell(str(found))}" for found in self.problems[:_MOST_FINDINGS]]
            if len(self.problems) > _MOST_FINDINGS:
                shown.append(f"- and {len(self.problems) - _MOST_FINDINGS:,} more")
            parts.append("\n".join(shown))
        return "\n\n".join(parts)

    def _lines(self) -> Iterator[str]:
        for each in self.decided:
            if each.intent.action != "unchanged":
                moved = f" (was {each.intent.previous})" if each.intent.previous else ""
                place = f"{each.origin}:{each.line}" if each.line else each.origin
                heading = _HEADINGS[each.intent.action]
                what = f"{heading} {each.intent.path or place}{moved}"
                yield f"{what}: {each.intent.reason}" if each.intent.action != "create" else what
        yield from map(str, self.problems)
        if rows := self.rows():
            yield plain_table(_COLUMNS, rows)
        yield self._count()

    def _count(self) -> str:
        actions = Counter(each.intent.action for each in self.decided)
        counts = ", ".join(f"{actions[act]} {heading}" for act, heading in _HEADINGS.items())
        before = f"; {self.resumed} captures were taken in before" if self.resumed else ""
        return f"{counts}{before}{' (nothing written)' if self.dry else ''}"


def _is_written(intent: Intent) -> bool:
    return intent.action in ("create", "update")


def _age(intent: Intent) -> tuple[float, str]:
    when = intent.article.head.when if intent.article else None
    return (when.latest.timestamp() if when and when.latest else inf, intent.path)


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
        head = intent.article.head
        out |= {"id": head.id, "title": head.title}
        if first := original(head):
            out["duplicate_of"] = first
    return out
