"""What comes in: the capture, what it says (drafts), and what is decided about it (intents)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from .article import Article, Kind
    from .when import When


@dataclass(frozen=True, slots=True)
class Capture:
    """One captured thing. `captured_at` comes from outside, never from a file's mtime.

    `origin` is the path it was read from, for findings; `url` and `media_type` are empty where
    nobody said them; `sha256` is of `data`. `source` is the id of the source that was asked for it,
    `reserved` are flags of rights that whoever served it reserved. `depth` counts the containers it
    was taken out of, and `room` is how many bytes may be unpacked of it. `crawled` says that it is
    one of all the things that a crawler met: that it is no article is no fault. `careful` asks for
    the slower and cleaner of two ways to read it, where its format has them.
    """

    data: bytes
    origin: str
    sha256: str
    media_type: str = ""
    url: str = ""
    captured_at: datetime | None = None
    source: str = ""
    reserved: tuple[str, ...] = ()
    depth: int = 0
    room: int = 256_000_000
    crawled: bool = False
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a format claims a capture: the format's `name/version`, the language, what was seen."""

    format: str
    language: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Where in a capture of many records an item stands, where that is a capture of its own: what
    intake notes of it instead of what it notes of the whole."""

    origin: str
    sha256: str
    format: str
    captured_at: datetime | None = None


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
    the page states no time for the item. `flags` are an article's flags that the page itself
    gives reason for; `extra` are stated facts that no other field holds, as front matter keeps
    them. `part` is None where the item stands in the capture itself.
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
    description: str = ""
    image: str = ""
    audio: str = ""
    license: str = ""
    modified: datetime | None = None
    kind: Kind | None = None
    flags: tuple[str, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """What intake decided about one draft or capture.

    `action` is create, update, unchanged, skip or quarantine; `path` is relative to content/;
    `reason` says why in one sentence; `previous` is the old path where an update moves the file.
    """

    action: str
    path: str
    reason: str
    article: Article | None = None
    previous: str = ""
