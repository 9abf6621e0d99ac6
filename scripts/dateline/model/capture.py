"""What comes in: the capture, what it says (drafts), and what is decided about it (intents)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from .article import Article
    from .when import When


@dataclass(frozen=True, slots=True)
class Capture:
    """One captured thing. `captured_at` comes from outside, never from a file's mtime.

    `origin` is the path it was read from, for findings; `url` and `media_type` are empty where
    nobody said them; `sha256` is of `data`.
    """

    data: bytes
    origin: str
    sha256: str
    media_type: str = ""
    url: str = ""
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a format claims a capture: the format's `name/version`, the language, what was seen."""

    format: str
    language: str
    seen: tuple[str, ...]


class Role(StrEnum):
    """The part an item plays on its page."""

    MAIN = "main"
    RELATED = "related"
    LISTED = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the page says about one item, before anything is decided.

    `body` is Markdown, or plain text where `plain` says so, its paragraphs parted by a blank
    line. `damage` names the kinds of visible
    damage found in title or body; `truncated` says the capture ends inside this item. `lines` are
    the first and last line of the item in the capture, counted from 1. `published` is None where
    the page states no time for the item.
    """

    role: Role
    title: str
    language: str
    lines: tuple[int, int]
    publisher: str = ""
    published: When | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    body: str = ""
    damage: tuple[str, ...] = ()
    truncated: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """What intake decided about one draft or capture.

    `action` is create, update, skip or quarantine; `path` is relative to content/; `reason` says
    why in one sentence; `previous` is the old path where an update moves the file.
    """

    action: str
    path: str
    reason: str
    article: Article | None = None
    previous: str = ""
