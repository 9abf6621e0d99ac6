"""Tables as CSV (RFC 4180), to be opened in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.plots import csv_text
from dateline.text.xml import possible

if TYPE_CHECKING:
    from dateline.plan.families.tables import Table

    from .desk import Desk


def table(view: Table, desk: Desk) -> bytes:
    """A header line, then a line for each row."""
    return possible(csv_text((view.head, *view.rows))).encode()
