"""Waiting for a page without Playwright's own way, which uses eval: a page's policy refuses it."""

from __future__ import annotations

from typing import Any


def until(page: Any, script: str, arg: object = None) -> None:
    """Wait until a script gives something true."""
    for _ in range(150):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {script}")
