"""Rights that are reserved in machine-readable form."""

from __future__ import annotations

import pytest

from dateline.text.reservations import reserved


@pytest.mark.parametrize(
    ("robots", "tdm", "flags"),
    [
        ("", "", ()),
        ("index, follow, max-image-preview:large", "0", ()),
        ("NOARCHIVE", "", ("noarchive",)),
        ("noindex, nofollow , noarchive", "", ("noarchive", "noindex")),
        ("max-snippet: 0", "", ("nosnippet",)),
        ("max-snippet:-1, nosnippet", "1", ("nosnippet", "tdm-reserved")),
        ("noai, noimageai", "", ("tdm-reserved",)),
        ("none", " 1 ", ("noindex", "tdm-reserved")),
        ("googlebot: noarchive, noindex", "", ()),
        ("nosnippet, otherbot: noindex", "", ("nosnippet",)),
        ("unavailable_after: 2026-11-23, noarchive", "2", ("noarchive",)),
    ],
)
def test_what_directives_come_to(robots: str, tdm: str, flags: tuple[str, ...]) -> None:
    assert reserved(robots, tdm) == flags
