"""What Material writes wrongly where no block or partial could be overridden. Pure."""

from __future__ import annotations

import re

# A check box has nothing to complete; the attribute is an error of HTML.
_TOGGLE = re.compile(r'(<input class="md-toggle" [^>]*?) autocomplete="off"')


def mended(page: str) -> str:
    """A rendered page, put right."""
    return _TOGGLE.sub(r"\1", page)
