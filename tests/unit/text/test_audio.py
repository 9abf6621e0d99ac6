"""What the field `audio` says."""

from __future__ import annotations

import pytest

from dateline.text.audio import parse_audio

URL = "https://example.org/a.mp3"


@pytest.mark.parametrize(
    ("text", "audio"),
    [
        (URL, (URL, "audio/mpeg", 0, 0)),
        (f"{URL} | 9000000", (URL, "audio/mpeg", 9_000_000, 0)),
        (f"{URL}?a=b | 9000000 | 540", (f"{URL}?a=b", "audio/mpeg", 9_000_000, 540)),
        ("https://example.org/A.OGG", ("https://example.org/A.OGG", "audio/ogg", 0, 0)),
    ],
)
def test_an_address_a_size_and_a_length(text: str, audio: tuple[object, ...]) -> None:
    assert parse_audio(text) == audio


@pytest.mark.parametrize(
    "text",
    ["", "a.mp3", "https://example.org/a.pdf", "https://example.org/", f"{URL} | big",
     f"{URL} | 1 | 2 | 3", f"{URL} | -1", f"{URL} | ٣", f"{URL} | {'9' * 40}",
     "javascript:alert(1).mp3"],
)  # fmt: skip
def test_what_names_no_sound_file(text: str) -> None:
    assert parse_audio(text) is None
