"""What a re-arrival adds to an article we have. Pure.

Only what the machine owns is improved: a field whose value is still the one it wrote, or an empty
one it never wrote, in a file it made. A hand edit stays whatever a capture says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.articles import owned, stamp_auto, value_of
from dateline.model import Article
from dateline.text.address import article_address
from dateline.text.damage import damage
from dateline.text.slugs import slugify

from .identity import compatible, same_address, told_apart
from .normalize import may_keep_text
from .versions import changed_at, completes, is_version, with_note

if TYPE_CHECKING:
    from datetime import tzinfo

    from dateline.model import Head, When

WRITTEN = (
    "title", "when", "slug", "category", "tags", "author", "id", "lang", "source", "source_id",
    "source_url", "captured", "extractor", "sha256", "flags", "body",
    "description", "image", "audio", "license", "modified",
)  # fmt: skip
"""The fields that intake writes, and so records as the machine's."""

EMPTY = ("", (), None, "und")
"""The values of a field that say nothing."""

_FROM_BODY = ("mangled", "truncated")
_KEY = re.compile(r"[a-z0-9_]+")
_AS_LONG = 0.9  # of a damaged text, which also holds what does not belong to it


def stamped(article: Article) -> Article:
    """A new article with all that was written of it recorded as the machine's."""
    values = {field: value_of(article, field) for field in (*WRITTEN, *_keys(article))}
    return stamp_auto(article, [field for field, value in values.items() if value not in EMPTY])


def _keys(article: Article) -> list[str]:
    """The keys of `extra` that can be recorded as the machine's."""
    return [key for key, _ in article.head.extra if _KEY.fullmatch(key)]


def improved(old: Article, new: Article) -> Article:
    """`old` with what `new` knows better; `old` itself where it knows nothing better."""
    fields: dict[str, object] = {}
    if revises(old, new):
        fields |= _with_body(old, new) | _revised(old, new)
    elif free(old, "body") and _better_body(old, new):
        fields |= _with_body(old, new)
    if free(old, "when") and _better_when(old.head.when, new.head.when):
        fields["when"] = new.head.when
    if free(old, "title") and damage(old.head.title) and not damage(new.head.title):
        fields["title"] = new.head.title
    fields |= _filled(old, new)
    flags = _flags(old, new, fields)
    if flags != old.head.flags and free(old, "flags"):
        fields["flags"] = flags
    return _applied(old, fields) if fields else old


def rederived(old: Article, new: Article) -> Article:
    """`old` with all that the machine wrote of it as `new`, the same capture read again, has it.

    What the capture does not say (any more) stays: it may come from another capture.
    """
    fields: dict[str, object] = {}
    for name in WRITTEN:
        value = value_of(new, name)
        settled = name in ("id", "slug", "source_id", "source", "flags") or value in EMPTY
        if not settled and value != value_of(old, name) and free(old, name):
            fields[name] = value
    if not may_keep_text(old.head.rights):
        fields.pop("body", None)
    if extra := {key: value_of(new, key) for key in _keys(new) if _renewed(old, new, key)}:
        fields["extra"] = tuple((dict(old.head.extra) | extra).items())
    kept = (flag for flag in old.head.flags if flag not in (*_FROM_BODY, "undated"))
    undated = ("undated",) if not (fields.get("when") or old.head.when) else ()
    told = (flag for flag in new.head.flags if flag != "undated")
    flags = tuple(dict.fromkeys((*told, *undated, *kept)))
    if set(flags) != set(old.head.flags) and free(old, "flags"):
        fields["flags"] = flags
    return stamp_auto(_applied(old, fields), extra) if fields else old


def _renewed(old: Article, new: Article, key: str) -> bool:
    return value_of(new, key) != value_of(old, key) and free(old, key)


def revises(old: Article, new: Article) -> bool:
    """Whether `new` is a later text that the machine may put in the place of the one there is."""
    return free(old, "body") and may_keep_text(old.head.rights) and is_version(old, new)


def kept_from(old: Article, new: Article) -> bool:
    """Whether `new` is a later text, and people wrote the one there is."""
    return not free(old, "body") and is_version(old, new)


def redirected(old: Article, now: Article, zone: tzinfo) -> Article:
    """`now` with an alias for the address that it had as `old`, where it has another one now."""
    before, after = (f"/{article_address(each.head, zone)}" for each in (old, now))
    if before == after:
        return now
    aliases = dict.fromkeys((*now.head.aliases, before))
    kept = tuple(alias for alias in aliases if alias != after)
    return replace(now, head=replace(now.head, aliases=kept))


def free(article: Article, field: str) -> bool:
    """Whether the machine may write the field."""
    if owned(article, field):
        return True
    marked = any(item.field == field for item in article.head.auto)
    return bool(article.head.auto) and not marked and not value_of(article, field)


def recalled(old: Article, new: Article) -> bool:
    """Whether `new` is `old`, which had its marks, before people changed what tells so.

    Only what they left alone is compared.
    """
    telling = ("title", "source", "source_id", "when", "body")
    edited = [field for field in telling if not free(old, field)]
    when = None if "when" in edited else old.head.when
    body = "" if "body" in edited else old.body
    left = Article(replace(old.head, when=when), body)
    return bool(edited) and same_address(old.head, new.head) and not told_apart(left, new)


def contradicted(old: Article, new: Article) -> bool:
    """Whether a date that a person set is far from the one a capture states."""
    return not free(old, "when") and not compatible(old.head.when, new.head.when)


def _better_body(old: Article, new: Article) -> bool:
    """Any text over none; a longer one, or the same one whole, over one that was cut; one without
    damage over a damaged one that is hardly longer, or over one whose paragraphs were joined."""
    if not may_keep_text(old.head.rights):
        return False
    if completes(old, new):
        return True
    before, after = len(old.body), len(new.body)
    if not before or "truncated" in old.head.flags:
        whole = "truncated" not in new.head.flags
        return after > before or (bool(before) and whole and new.body == old.body)
    if set(_FROM_BODY).intersection(new.head.flags) or after < before * _AS_LONG:
        return False
    # A text that is known to be older is no better for having its paragraphs.
    parted = "\n" in new.body and "\n" not in old.body and not is_version(new, old)
    return "mangled" in old.head.flags or parted


def _with_body(old: Article, new: Article) -> dict[str, object]:
    """The new body, and with it the record of where it came from."""
    record = ("captured", "extractor", "sha256")
    taken = {field: getattr(new.head, field) for field in record if free(old, field)}
    return {"body": new.body, **taken}


def _revised(old: Article, new: Article) -> dict[str, object]:
    """What changes with the text: when that was, the headline, the sentence about it, a note."""
    fields: dict[str, object] = {"extra": with_note(old, new)}
    for name in ("title", "description"):
        value = value_of(new, name)
        if value not in EMPTY and value != value_of(old, name) and free(old, name):
            fields[name] = value
    changed = changed_at(old.head, new.head)
    if changed is not None and free(old, "modified"):
        fields["modified"] = changed
    return fields


def _better_when(old: When | None, new: When | None) -> bool:
    """A time over none, a narrower one over a wider one that it does not contradict."""
    if new is None or new.earliest is None or new.latest is None:
        return False
    if old is None or old.earliest is None or old.latest is None:
        return True
    return compatible(old, new) and new.latest - new.earliest < old.latest - old.earliest


def _filled(old: Article, new: Article) -> dict[str, object]:
    """What the old article lacks and the new one has."""
    fields: dict[str, object] = {}
    for name in ("category", "author", "source_url", "image", "audio"):
        if free(old, name) and not getattr(old.head, name) and getattr(new.head, name):
            fields[name] = getattr(new.head, name)
    tags = tuple(dict.fromkeys((*old.head.tags, *new.head.tags)))
    if tags != old.head.tags and free(old, "tags"):
        fields["tags"] = tags
    return fields | _source(old, new)


def _source(old: Article, new: Article) -> dict[str, object]:
    """The source where there was none, and its id where it has been registered since."""
    head = new.head
    if not head.source or not (free(old, "source") and free(old, "source_id")):
        return {}
    if not old.head.source:
        return {"source": head.source, "source_id": head.source_id}
    made = old.head.source_id == slugify(head.source) != head.source_id
    return {"source_id": head.source_id} if made and old.head.source == head.source else {}


def _flags(old: Article, new: Article, fields: dict[str, object]) -> tuple[str, ...]:
    """The old flags, those about the body after the body, those about the time after the time."""
    flags = old.head.flags
    if "body" in fields:
        kept = [flag for flag in flags if flag not in _FROM_BODY]
        flags = (*(flag for flag in _FROM_BODY if flag in new.head.flags), *kept)
    return tuple(flag for flag in flags if flag != "undated" or "when" not in fields)


def _applied(old: Article, fields: dict[str, object]) -> Article:
    body = str(fields.get("body", old.body))
    changes = {name: value for name, value in fields.items() if name != "body"}
    head: Head = replace(old.head, **changes)  # type: ignore[arg-type]
    return stamp_auto(Article(head, body), fields.keys() & set(WRITTEN))
