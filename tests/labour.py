"""Work for workers of other processes, which import it by name."""

from __future__ import annotations

import time


def slow_square(number: int) -> int:
    """The square of a number, after long thought."""
    time.sleep(0.02)
    return number * number
