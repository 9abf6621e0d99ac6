"""The authors that a page names only where readers see them: a byline near its headline.

Pages without an author in machine-readable form mark the line by its class, as microformats'
`author` and WordPress's themes have taught them. A line counts only where it reads as names of
people, for a wrong author is worse than none.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from dateline.formats.bylines import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = (
    '[class*="yline"], [class*="uthor"], [data-testid*="yline"], [data-testid*="uthor"], '
    '[rel~="author"], [itemprop~="author"], a[href*="/author"]'
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:p-)?(?:by-?lines?|(?:post|entry|article|content|meta|story|blog)?[_-]*authors?)"
    r"(?:$|[\s_-])|(?:[Aa]uthor|[Bb]yline)[_-]*(?:[Nn]ame|[Ll]ink)",
)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|recommend|popular|trending|teaser|card|widget|carousel|reply|quote"
    r"|newsletter|promo|footer|breadcrumb|reviewe[rd]|testimonial|avatar",
    re.I,
)
_OUTSIDE = {"aside", "footer", "nav", "figure", "form", "blockquote", "button"}
_LONGEST = 300  # characters of a byline, with what stands in it besides names
_MOST_LOOKED_AT = 40
_DEEPEST = 12  # ancestors that are asked whether they surround the article
_LABEL = re.compile(
    r"\s*(?:(?:words|story|text|article|post|posted|reported|published|submitted|interview)"
    r"\s+by|post author|authors?|autor(?:in|en)?|auteure?s?|autores?)\b\s*:?\s*",
    re.I,
)
_JOINS = re.compile(r"\s*(?:,|;|&|/|·|\||\b(?:and|und|et|y|e|en|og|och)\b)\s*")
_PARTICLE = "(?:d[aeiou]|de[lnr]|d[oa]s|v[ao]n|ter?n?|la|le|el|al|bin|ibn|ben|zu[rm]?|af|y)"
_CAPITAL = r"[^\W\d_a-z][\w'’-]*\.?"
_NAME = re.compile(
    rf"{_CAPITAL}(?: (?:{_PARTICLE}|{_CAPITAL}|[dl]['’]{_CAPITAL})){{0,3}} {_CAPITAL}"
)
_NO_NAME = {
    "about", "admin", "advisor", "agency", "all", "analyst", "and", "april", "article", "at",
    "august", "author", "authors", "blog", "business", "by", "chief", "college", "columnist",
    "comments", "company", "consultant", "content", "contributing", "contributor", "contributors",
    "copyright", "correspondent", "dec", "december", "desk", "director", "editor", "editorial",
    "editors", "expert", "february", "follow", "for", "founder", "from", "government", "guest",
    "health", "in", "inc", "january", "july", "june", "last", "least", "login", "manager", "march",
    "marketing", "may", "media", "medical", "min", "minute", "minutes", "more", "name", "network",
    "new", "news", "newsroom", "november", "october", "of", "office", "officer", "on", "online",
    "our", "photo", "photos", "posted", "posts", "press", "producer", "profile", "publish",
    "published", "publisher", "read", "redaction", "redaktion", "reporter", "research", "review",
    "reviewed", "says", "school", "senior", "september", "service", "services", "share", "sign",
    "site", "solutions", "staff", "strategist", "studio", "submenu", "team", "technology", "the",
    "this", "to", "university", "update", "updated", "view", "website", "with", "writer", "written",
    "your",
}  # fmt: skip


def byline(tree: Any, language: str) -> str:
    """The authors named by the page's byline, with commas between them; empty where none is sure.

    `tree` is selectolax's, `language` the page's tag.
    """
    for found in _marked(tree):
        if names := _names(found.text(separator="\n"), language):
            return ", ".join(names)
    return ""


def _marked(tree: Any) -> Iterator[Any]:
    """What is marked as a byline, short and no part of something around the article."""
    for found in tree.css(_MARKED)[:_MOST_LOOKED_AT]:
        named = found.attributes
        marks = f"{named.get('class') or ''} {named.get('data-testid') or ''}"
        stated = found.tag == "a" or "author" in str(named.get("itemprop")).split()
        if (stated or _BYLINE.search(marks)) and not _is_elsewhere(found):
            yield found


def _is_elsewhere(found: Any) -> bool:
    at = found
    for _ in range(_DEEPEST):
        if at is None or at.tag in ("body", "html", "article", "main"):
            return False
        named = at.attributes
        if at.tag in _OUTSIDE or _ELSEWHERE.search(f"{named.get('class')} {named.get('id')}"):
            return True
        at = at.parent
    return False


def _names(text: str, language: str) -> list[str]:
    """The names at the beginning of a byline's text, whose elements are parted by line ends."""
    if len(" ".join(text.split())) > _LONGEST:
        return []
    found: list[str] = []
    for line in text.split("\n"):
        bare = name_of(_LABEL.sub("", " ".join(line.split()), count=1), language)
        parts = [part for part in _JOINS.split(bare) if part]
        names = [*takewhile(_is_name, parts)]
        found += names
        if found and parts and len(names) < len(parts):
            break
    return [*dict.fromkeys(found)]


def _is_name(text: str) -> bool:
    """Whether a text of two words or more reads as a person's name, and as nothing else."""
    known = {word.strip(".").casefold() for word in text.split()}
    return len(text) < 60 and _NAME.fullmatch(text) is not None and known.isdisjoint(_NO_NAME)
