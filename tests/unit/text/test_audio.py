"""What the field `audio` says."""

from __future__ import annotations

import pytest

from dateline.text.audio import audio_field, parse_audio

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


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ((URL,), URL),
        ((f" {URL} ", "9000000"), f"{URL} | 9000000"),
        ((URL, 9_000_000, 540), f"{URL} | 9000000 | 540"),
        ((URL, "0", "540.25"), f"{URL} | 0 | 540"),
        ((URL, None, "1:02:03"), f"{URL} | 0 | 3723"),
        ((URL, "big", "09:30"), f"{URL} | 0 | 570"),
        ((URL, "9 MB", "half an hour"), URL),
        ((URL, "", "1:2:3:4"), URL),
        ((URL, "", "99999999"), URL),
        (("https://example.org/a.pdf", "1"), ""),
        (("", "1", "1"), ""),
    ],
)
def test_what_feeds_state_of_a_sound_file(stated: tuple[object, ...], field: str) -> None:
    assert audio_field(*stated) == field  # type: ignore[arg-type]
