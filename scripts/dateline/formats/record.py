"""A record of a machine-readable format (an item of a feed, an object of JSON, a mail) to a draft.

What a format says and what we mean by it are two shapes: each format fills a `Record` with texts
as they stand, and one function here makes drafts of them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from dateline.errors import problem
from dateline.model import Draft, Role
from dateline.text.urls import is_web

from .bylines import name_of
from .times import instant, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.errors import Problem
    from dateline.model import Capture, Kind

_TITLE = 90  # characters of the beginning of a text that has no title
_LONGEST = 4_000_000
MOST_TAGS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a record states; empty where it states nothing. Of the three bodies the first that is
    there counts: `html`, `markdown`, `text`. `base` makes addresses whole, but not `audio`, which
    is as an article's field. Dates are as worded, or seconds since 1970."""

    title: str = ""
    html: str = ""
    markdown: str = ""
    text: str = ""
    summary: str = ""
    url: str = ""
    base: str = ""
    publisher: str = ""
    author: str = ""
    published: object = None
    modified: object = None
    language: str = "und"
    category: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    audio: str = ""
    license: str = ""
    kind: Kind | None = None
    flags: tuple[str, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()
    role: Role = Role.LISTED
    lines: tuple[int, int] = (1, 1)
    truncated: bool = False


def draft(record: Record, capture: Capture, report: Callable[[Problem], None]) -> Draft | None:
    """The draft that a record makes; None, and a finding, where it has neither title nor text."""
    from .html.fragment import plain_line

    base = _joined(capture.url, record.base) or record.base
    body, plain = _body(record, base)
    summary = plain_line(record.summary[:_LONGEST])
    if not body and not record.title:
        body, plain, summary = summary, True, ""
    title = plain_line(record.title) or _beginning(plain_line(body) if body else "")
    place = (capture.origin, record.lines[0])
    if not title:
        report(problem(*place, "D509", "a record without title and text"))
        return None
    when = settled(record.published, record.language, capture.captured_at, report, place)
    return Draft(
        role=record.role,
        title=title,
        language=record.language,
        lines=record.lines,
        publisher=plain_line(record.publisher),
        published=when,
        category=plain_line(record.category),
        tags=_tags(record.tags),
        author=name_of(plain_line(record.author), record.language),
        url=_joined(base, record.url),
        body=body,
        plain=plain,
        truncated=record.truncated,
        description=summary if summary != body else "",
        image=_joined(base, record.image),
        audio=record.audio,
        license=record.license,
        modified=instant(record.modified) if record.modified else None,
        kind=record.kind,
        flags=record.flags,
        extra=record.extra,
    )


def _body(record: Record, base: str) -> tuple[str, bool]:
    """The body, and whether it is plain text."""
    from .html.fragment import fragment, has_markup

    if record.html.strip():
        if not has_markup(record.html):
            return _paragraphs(record.html), True
        return fragment(record.html, base), False
    if record.markdown.strip():
        return record.markdown.strip("\n")[:_LONGEST], False
    return _paragraphs(record.text), True


def _paragraphs(text: str) -> str:
    """Plain text with its paragraphs parted by blank lines: as they stand where there are any
    blank lines, else one for each line."""
    lines = text[:_LONGEST].replace("\r\n", "\n").replace("\r", "\n").strip()
    if re.search(r"\n[ \t]*\n", lines):
        parts = re.split(r"\n(?:[ \t]*\n)+", lines)
        return "\n\n".join(" ".join(part.split()) for part in parts)
    return "\n\n".join(" ".join(line.split()) for line in lines.split("\n") if line.strip())


def _beginning(text: str) -> str:
    """The first words of a text that has no title, for a title."""
    line = re.sub(r"[*#>`\\]", "", text).strip()
    if len(line) <= _TITLE:
        return line
    return f"{line[:_TITLE].rpartition(' ')[0] or line[:_TITLE]}…"


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    from .html.fragment import plain_line

    names = (plain_line(tag) for tag in tags[: MOST_TAGS * 2])
    return tuple(dict.fromkeys(name for name in names if name and not is_web(name)))[:MOST_TAGS]


def _joined(base: str, address: str) -> str:
    """The whole address; empty where it is none."""
    if not address.strip():
        return ""
    try:
        whole = urljoin(base, address.strip())
    except ValueError:
        return ""
    return whole if is_web(whole) else ""
