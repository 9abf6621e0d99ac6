"""Feeds written into the text of sources.yml, beside what people wrote there. Pure.

Lines are only added: comments, order and quoting stay. The result is read again before it counts,
so that a file written in some other style is refused and not spoiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.articles.safe_yaml import Document, read
from dateline.errors import UsageError
from dateline.model import digest
from dateline.text.slugs import slugify
from dateline.text.urls import host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.model import Source

    from .opml import Outline

_PATH = "sources.yml"
_MOST_VALUES = 5_000_000  # as the catalog reads it


def with_feeds(
    text: str, listed: Iterable[Outline], named: Callable[[str], Source]
) -> tuple[str, tuple[str, ...]]:
    """The text of sources.yml with the feeds that it lacks, and the addresses of these.

    A feed goes to the source that `named` gives for its title, or that has its site's host; a new
    source is made for any other. Raises UsageError for a text that cannot be added to.
    """
    document = read(text, _PATH, most=_MOST_VALUES)
    if document.problems:
        raise UsageError(f"{document.problems[0]}", "mend the file first")
    had = {feed for entry in document.values.values() for feed in _feeds(entry)}
    missing = [each for each in listed if each.feed not in had]
    owners = _Owners(document, named)
    additions: dict[str, list[Outline]] = {}
    for outline in missing:
        additions.setdefault(owners.of(outline), []).append(outline)
    changed = _added(text, document, additions) if missing else text
    _verify(document, changed, {key: _addresses(given) for key, given in additions.items()})
    return changed, tuple(_addresses(missing))


def _added(text: str, document: Document, additions: Mapping[str, list[Outline]]) -> str:
    lines = text.splitlines()
    known = [key for key in additions if key in document.values]
    for key in sorted(known, key=lambda key: -document.lines[key]):
        _insert(lines, document, key, _addresses(additions[key]))
    for key in additions:
        if key not in document.values:
            lines += _entry(key, additions[key])
    return "\n".join(lines) + "\n"


def _addresses(listed: Iterable[Outline]) -> list[str]:
    return [each.feed for each in listed]


def _feeds(entry: object) -> list[str]:
    feeds = entry.get("feeds") if isinstance(entry, dict) else None
    return [str(feed) for feed in feeds] if isinstance(feeds, list) else []


class _Owners:
    """Whose a feed is: a source of the file, or one that is to be made."""

    def __init__(self, document: Document, named: Callable[[str], Source]) -> None:
        self._values, self._named = document.values, named
        self._made: dict[str, str] = {}
        self._hosts: dict[str, str] = {}
        for key, entry in document.values.items():
            url = entry.get("url") if isinstance(entry, dict) else None
            if isinstance(url, str) and host(url):
                self._hosts.setdefault(_site(url), key)

    def of(self, outline: Outline) -> str:
        """The id of the source."""
        source = self._named(outline.title) if outline.title else None
        if source and source.registered and source.id in self._values:
            return source.id
        site = _site(outline.site or outline.feed)
        return self._hosts.get(site) or self._make(outline, site)

    def _make(self, outline: Outline, site: str) -> str:
        key = slugify(outline.title or site)
        if key in self._values:
            key = f"{key}-{digest(site)[:4]}"
        self._hosts[site] = key
        return key


def _site(url: str) -> str:
    return host(url).removeprefix("www.")


def _insert(lines: list[str], document: Document, key: str, feeds: list[str]) -> None:
    """Add feeds to an entry that is there, as deep as its other lines are."""
    start = document.lines[key]
    pad = next((_pad(line) for line in lines[start:] if _pad(line)), "  ")
    at = document.inner.get((key, "feeds"))
    if at is None:
        lines[start:start] = [f"{pad}feeds:", *_rows(feeds, pad)]
    elif lines[at - 1].split("#")[0].strip() == "feeds:":
        lines[at:at] = _rows(feeds, _depth(lines[at:]), "")
    else:
        lines[at - 1 : at] = [f"{pad}feeds:", *_rows([*_feeds(document.values[key]), *feeds], pad)]


def _depth(lines: list[str]) -> str:
    """The spaces before the first of `lines` that says something."""
    return next((line[: len(line) - len(line.lstrip())] for line in lines if _pad(line)), "")


def _pad(line: str) -> str:
    """The spaces before the first word of a line that is more than a comment."""
    words = line.lstrip(" ")
    return "" if words[:1] in ("", "#") else line[: len(line) - len(words)]


def _entry(key: str, listed: list[Outline]) -> list[str]:
    first = listed[0]
    site = [f"  url: {_quoted(first.site)}"] if first.site else []
    name = _quoted(first.title or key)
    return [f"{key}:", f"  name: {name}", *site, "  feeds:", *_rows(_addresses(listed), "  ")]


def _rows(feeds: list[str], pad: str, deeper: str = "  ") -> list[str]:
    return [f"{pad}{deeper}- {_quoted(feed)}" for feed in feeds]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _verify(before: Document, text: str, added: Mapping[str, list[str]]) -> None:
    """Raise UsageError unless `text` says what was said before and the added feeds, no more."""
    after = read(text, _PATH, most=_MOST_VALUES)
    kept = {key: _without_feeds(entry) for key, entry in after.values.items()}
    wanted = {key: _without_feeds(entry) for key, entry in before.values.items()}
    fits = all(kept.get(key) == entry for key, entry in wanted.items())
    for key, feeds in added.items():
        had = _feeds(before.values.get(key))
        fits = fits and sorted(_feeds(after.values.get(key))) == sorted([*had, *feeds])
    if after.problems or not fits or set(kept) != set(wanted) | set(added):
        hint = "write each source as a block of its own lines, with feeds as a list of lines"
        raise UsageError("sources.yml is written in a way that feeds cannot be added to", hint)


def _without_feeds(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    return {name: value for name, value in entry.items() if name != "feeds"}
