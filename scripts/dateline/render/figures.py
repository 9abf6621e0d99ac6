"""Figures: plots with the words and numbers that belong to them, and marks of sources. Pure."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.text.marks import source_mark

from . import plots
from .parts import NOTHING, Html, escaped

if TYPE_CHECKING:
    from markupsafe import Markup

    from dateline.plan.series import Series
    from dateline.wording import Wording


class Figures:
    """Figures in the site's words."""

    def __init__(self, wording: Wording) -> None:
        self._words = wording

    def activity(self, series: Series | None, name: str, what: str = "articles") -> Markup:
        """Bars for a count over time, with its span and its highest in words, and the numbers as a
        CSV file called `name`; nothing for no series. `what` is counted: a key of the catalogue."""
        if series is None:
            return NOTHING
        say = self._words.say
        labels = series.labels
        most = max(series.counts)
        unit = "month" if len(labels[0]) > 4 else "year"
        caption = say(
            f"by-{unit}",
            what=say(f"{what}-over-time"),
            first=self.period_name(labels[0]),
            last=self.period_name(labels[-1]),
            most=self._words.counted(what, most),
            when=self.period_name(labels[series.counts.index(most)]),
        )
        rows = [(unit, what), *zip(labels, series.counts, strict=True)]
        return Html(
            f'<figure class="dl-activity">{plots.bars(series.counts)}\n<figcaption>'
            f"{escaped(caption)} {plots.csv_link(f'{name}.csv', rows, say('the-numbers'))}"
            "</figcaption></figure>\n"
        )

    def period_name(self, period: str) -> str:
        """November 2026, for 2026-11; a year is its own name."""
        if len(period) == 4:
            return period
        return self._words.day(date(int(period[:4]), int(period[5:]), 1), "month")


@lru_cache(maxsize=4_096)
def mark(name: str) -> Markup:
    """The letters that stand for a source beside its name; screen readers skip them."""
    letters = source_mark(name)
    if not letters:
        return NOTHING
    return Html(f'<b class="dl-mark" aria-hidden="true">{escaped(letters)}</b>')
