"""Which arrivals are one article. Pure.

An address decides where both have one. Else title and source must agree and the times must be
compatible: titles recur ("Pictures of the week"), and an article of another day is another one.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from dateline.model import digest
from dateline.text.ids import normal_title
from dateline.text.urls import url_key

if TYPE_CHECKING:
    from dateline.model import Article, Head, When

_SLACK = timedelta(days=3)
_OPENING = 80  # characters of a body that tell it from another
_ENOUGH = 20  # characters, and words, below which openings prove nothing
_ALIKE = 0.2  # share of words in common


def opening(body: str) -> str:
    """The beginning of a body in the form in which it is compared."""
    return normal_title(body[: _OPENING * 3].replace("\\", ""))[:_OPENING].strip()


def identities(article: Article) -> tuple[str, ...]:
    """Marks by which an article is known again even after it was renamed or deleted.

    By its address; by title and source with its opening, and with its day: an opening may have
    been cut short, and a day is not always stated.
    """
    head = article.head
    found = [_mark("url", url_key(head.source_url))] if head.source_url else []
    rests = [rest for rest in (opening(article.body), _day(head)) if rest]
    if not rests and not found:
        rests = [""]
    named = (normal_title(head.title), head.source_id)
    return (*found, *(_mark("text", *named, rest) for rest in rests))


def unnamed(article: Article) -> tuple[str, ...]:
    """The mark the article had if it came in before without its source, as main articles do."""
    start = opening(article.body)
    if not article.head.source_id or len(start) < _ENOUGH:
        return ()
    return (_mark("text", normal_title(article.head.title), "", start),)


def _mark(*parts: str) -> str:
    """Sixteen digits, for eight would confuse some of a hundred thousand articles."""
    return digest(list(parts))[:16]


def same(old: Article, new: Article) -> bool:
    """Whether `new` is the article `old`."""
    if old.head.source_url and new.head.source_url:
        return url_key(old.head.source_url) == url_key(new.head.source_url)
    if normal_title(old.head.title) != normal_title(new.head.title):
        return False
    if old.head.source_id != new.head.source_id or not old.head.source_id:
        return _sources_agree(old.head, new.head) and _openings_agree(old.body, new.body)
    if not (old.head.when and old.head.when.known and new.head.when and new.head.when.known):
        return not _unlike(old.body, new.body)
    if compatible(old.head.when, new.head.when, timedelta()):
        return True
    return compatible(old.head.when, new.head.when) and _openings_agree(old.body, new.body)


def same_address(old: Head, new: Head) -> bool:
    """Whether the addresses do not speak against one article."""
    if not old.source_url or not new.source_url:
        return True
    return url_key(old.source_url) == url_key(new.source_url)


def compatible(one: When | None, other: When | None, slack: timedelta = _SLACK) -> bool:
    """Whether two times can be those of one article: one is unknown, or they nearly meet."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    if one.latest is None or other.latest is None:
        return True
    return one.earliest - other.latest <= slack and other.earliest - one.latest <= slack


def _sources_agree(old: Head, new: Head) -> bool:
    return not old.source_id or not new.source_id


def _openings_agree(old: str, new: str) -> bool:
    """Whether the bodies begin alike; without a source to go by, that is the only proof."""
    first, second = opening(old), opening(new)
    if min(len(first), len(second)) < _ENOUGH:
        return first == second
    return first.startswith(second) or second.startswith(first)


def _unlike(old: str, new: str) -> bool:
    """Whether two bodies are long enough to tell that they are of different articles."""
    first, second = (set(normal_title(body[:2000]).split()[:100]) for body in (old, new))
    least = min(len(first), len(second))
    return least >= _ENOUGH and len(first & second) < least * _ALIKE


def _day(head: Head) -> str:
    day = head.when.day(UTC) if head.when else None
    return day.isoformat() if day else ""
