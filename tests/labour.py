"""Work for workers of other processes, which import it by name."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from dateline.ingest.gather import take

if TYPE_CHECKING:
    from dateline.ingest.gather import Context, Taken
    from dateline.model import Capture


def slow_square(number: int) -> int:
    """The square of a number, after long thought."""
    time.sleep(0.02)
    return number * number


def deadly_over_three(context: Context, capture: Capture) -> Taken:
    """What `take` gives; over a capture called 3.txt the worker ends."""
    if capture.origin.endswith("/3.txt"):
        os._exit(9)
    return take(context, capture)
