"""How a source comes in, from what its newest articles say: when the last one was taken in, how
long after its publication that usually is, how many were damaged. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dateline.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Head, Record

    from .context import Context

LEAST = 3
"""Fewer articles show no habit."""
EXACT = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR})
DAMAGED = frozenset({"mangled", "truncated"})
UNITS = (
    ("days", timedelta(days=1), timedelta(days=2)),
    ("hours", timedelta(hours=1), timedelta(hours=1)),
    ("minutes", timedelta(minutes=1), timedelta()),
)
"""A unit, its length, and from which delay on it is used."""


def taken_in(context: Context, members: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """What is known of it, as a message's key and a text; of articles whose files say nothing of
    their capture there is nothing to tell."""
    say, heads = context.words.say, [record.head for record in members]
    captured = [head.captured for head in heads if head.captured]
    if not captured:
        return
    yield "taken-in", context.words.day(max(captured).astimezone(context.settings.zone).date())
    delays = list(_delays(heads))
    if len(delays) >= LEAST:
        from statistics import median  # with fractions and decimals: a page that needs it is rare

        yield "usual-delay", _in_words(context, timedelta(seconds=median(delays)))
    if damaged := sum(not DAMAGED.isdisjoint(head.flags) for head in heads):
        number = context.words.number
        yield "damaged-share", say("share", part=number(damaged), whole=number(len(heads)))


def _delays(heads: Sequence[Head]) -> Iterator[float]:
    """Seconds from publication to capture, where both are known to the hour."""
    for head in heads:
        published: datetime | None = head.when.latest if head.when else None
        exact = head.when is not None and head.when.precision in EXACT
        if exact and published and head.captured and head.captured >= published:
            yield (head.captured - published).total_seconds()


def _in_words(context: Context, delay: timedelta) -> str:
    unit, length, _ = next(each for each in UNITS if delay >= each[2])
    return context.words.counted(f"delay-{unit}", round(delay / length))
