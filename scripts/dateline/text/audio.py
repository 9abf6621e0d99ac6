"""An article's `audio`: "address | bytes | seconds", the last two optional. The address names the
kind of file by its ending."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from .urls import is_web

TYPES = {
    "aac": "audio/aac", "flac": "audio/flac", "m4a": "audio/mp4", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg",
    "wav": "audio/wav",
}  # fmt: skip
_MOST = 10**12


class Audio(NamedTuple):
    """A sound file: its size in bytes and length in seconds, 0 where they are not known."""

    url: str
    media_type: str
    size: int
    seconds: int


def parse_audio(text: str) -> Audio | None:
    """What the field says; None where it names no sound file on the web."""
    url, *numbers = (part.strip() for part in text.split(" | "))
    if not is_web(url) or len(numbers) > 2 or not all(_is_number(n) for n in numbers):
        return None
    media_type = TYPES.get(urlsplit(url).path.rpartition(".")[2].lower())
    if media_type is None:
        return None
    size, seconds = [*(int(number) for number in numbers), 0, 0][:2]
    return Audio(url, media_type, size, seconds)


def audio_field(url: str, size: object = "", length: object = "") -> str:
    """The field for the sound file at `url`, of `size` bytes, with a length as feeds state it: in
    seconds or as 1:02:03. What is no number counts as not known. Empty where the address does not
    name a sound file."""
    plain = str(size).strip()
    numbers = [plain if _is_number(plain) else "0", str(_seconds(str(length).strip()))]
    while numbers and not int(numbers[-1]):
        numbers.pop()
    text = " | ".join((url.strip(), *numbers))
    return text if parse_audio(text) else ""


def _seconds(length: str) -> int:
    parts = length.partition(".")[0].split(":")
    if len(parts) > 3 or not all(_is_number(part) and len(part) < 8 for part in parts):
        return 0
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + int(part)
    return seconds


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:20]) < _MOST
