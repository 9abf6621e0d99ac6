"""A newer text of an article we have, under the same address: a revision of the same file. Pure.

Which of two texts is the newer one is told by when they were captured, else by when the source
says it changed them; where neither tells, the one that is there stays. Texts of different kinds of
capture are no versions of one another: a feed gives less of an article than its page does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.text.counting import word_count
from dateline.text.urls import url_key

from .identity import letters

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.model import Article, Head

NOTE = "revisions"
"""The key of front matter that lists what changed, and when that was seen."""

_LEAST = 0.5  # of the old text; a shorter one was cut, behind a wall of payment perhaps
_LISTINGS = frozenset({"feed", "json-feed"})  # kinds of captures that give parts of texts
_UNSOUND = frozenset({"mangled", "truncated", "paywalled"})


def is_version(old: Article, new: Article) -> bool:
    """Whether `new` is a later text of the article `old` than the one there is."""
    if not _one_address(old.head, new.head) or not _later(old.head, new.head):
        return False
    if not old.body or len(new.body) < len(old.body) * _LEAST:
        return False
    if _UNSOUND.intersection(new.head.flags) or _kind(old.head) != _kind(new.head):
        return False
    return letters(old.body) != letters(new.body)


def completes(old: Article, new: Article) -> bool:
    """Whether `new` is the text of a page, and `old` the part of it that a feed gives."""
    part = _kind(old.head) in _LISTINGS and _kind(new.head) not in _LISTINGS
    sound = not _UNSOUND.intersection(new.head.flags)
    return part and sound and _one_address(old.head, new.head) and len(new.body) > len(old.body)


def changed_at(old: Head, new: Head) -> datetime | None:
    """When the source changed the article: as it says itself, else when that was first seen."""
    if new.modified and (not old.modified or new.modified > old.modified):
        return new.modified
    return new.captured


def with_note(old: Article, new: Article) -> tuple[tuple[str, object], ...]:
    """The extra keys of `old` with a note of what `new` changes."""
    extra = dict(old.head.extra)
    notes = extra.get(NOTE)
    seen = changed_at(old.head, new.head)
    when = f"{seen:%Y-%m-%dT%H:%M:%SZ}: " if seen else ""
    what = f"text changed ({word_count(old.body):,} to {word_count(new.body):,} words)"
    if old.head.title != new.head.title:
        what += f", headline was {old.head.title!r}"
    extra[NOTE] = [*(notes if isinstance(notes, list) else []), when + what]
    return tuple(extra.items())


def _one_address(old: Head, new: Head) -> bool:
    return bool(old.source_url and new.source_url) and (
        url_key(old.source_url) == url_key(new.source_url)
    )


def _later(old: Head, new: Head) -> bool:
    # A time of change that is the capture's was seen, not stated.
    stated = old.modified if old.modified != old.captured else None
    if stated and new.modified and new.modified < stated:
        return False
    if old.captured and new.captured and old.captured != new.captured:
        return new.captured > old.captured
    return bool(new.modified and (not old.modified or new.modified > old.modified))


def _kind(head: Head) -> str:
    return head.extractor.partition("/")[0]
