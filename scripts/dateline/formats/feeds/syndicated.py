"""RSS, RDF and Atom by feedparser, whose reading of broken feeds nobody does better.

It is given bytes and never an address, so that it fetches nothing. Entities that a feed declares
are refused before it sees them.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.errors import problem
from dateline.formats.html.markup import markup
from dateline.formats.html.metadata import language
from dateline.formats.record import Record, draft
from dateline.model import Kind
from dateline.text.audio import audio_field
from dateline.text.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

MOST_ITEMS = 20_000
_LARGEST = 50_000_000
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"<!ENTITY\s", re.I)


def items(capture: Capture) -> Iterator[Draft | Problem]:
    """The items of a feed, and what is wrong with it."""
    read = markup(capture.data)
    if refusal := read.refused or ("D520" if len(read.text) > _LARGEST else ""):
        yield problem(capture.origin, 0, refusal, read.note or "a feed of more than 50 MB")
        return
    if _ENTITY.search(read.text[:200_000]):
        yield problem(capture.origin, 0, "D520", "the feed declares entities of its own")
        return
    if read.text.count("<") > MOST_ITEMS * 60 or len(_ITEM.findall(read.text)) > MOST_ITEMS:
        yield problem(capture.origin, 0, "D520", f"a feed of more than {MOST_ITEMS:,} items")
        return
    if read.note:
        yield problem(capture.origin, 0, "D514", read.note)
    yield from _Feed(read.text, capture).items()


class _Feed:
    def __init__(self, text: str, capture: Capture) -> None:
        self._text, self._capture = text, capture
        self._found: list[Problem] = []

    def items(self) -> Iterator[Draft | Problem]:
        cut = not _END.search(self._text[-2000:])
        try:
            parsed = self._parsed()
        except Exception as error:  # of a library, on feeds nobody can foresee
            yield problem(self._capture.origin, 0, "D521", f"the feed cannot be read: {error}")
            return
        entries = parsed.entries
        places = self._places(len(entries))
        seen: set[tuple[str, str]] = set()
        for number, entry in enumerate(entries):
            key = (str(entry.get("id") or entry.get("link") or number), str(entry.get("title")))
            if key in seen:
                yield problem(self._capture.origin, places[number][0], "D509", "an item twice")
                continue
            seen.add(key)
            last = cut and number == len(entries) - 1
            record = _record(entry, parsed.feed, places[number], truncated=last)
            item = draft(record, self._capture, self._found.append)
            yield from self._reported()
            if item is not None:
                yield item
        if cut:
            yield problem(self._capture.origin, places[-1][1], "D506", "the feed is not closed")

    def _reported(self) -> list[Problem]:
        found, self._found = self._found, []
        return found

    def _parsed(self) -> Any:
        import feedparser

        bare = _DECLARATION.sub("", self._text).replace("\x00", "")
        headers = {"content-type": "application/xml; charset=utf-8"}
        if self._capture.url:
            headers["content-location"] = self._capture.url
        stream = io.BytesIO(bare.encode("utf-8", "replace"))
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False)

    def _places(self, count: int) -> list[tuple[int, int]]:
        """The first and last line of each item; of the whole where items cannot be told apart."""
        starts = [found.start() for found in _ITEM.finditer(self._text)]
        last = self._text.rstrip().count("\n") + 1
        if len(starts) != count or not count:
            return [(1, last)] * max(1, count)
        lines, line, at = [], 1, 0
        for start in starts:
            line += self._text.count("\n", at, start)
            at = start
            lines.append(line)
        ends = [max(start, after - 1) for start, after in pairwise(lines)]
        return list(zip(lines, [*ends, max(last, lines[-1])], strict=True))


def _record(entry: Any, feed: Any, lines: tuple[int, int], *, truncated: bool) -> Record:
    content = [part.get("value") or "" for part in entry.get("content") or []]
    summary = str(entry.get("summary") or "")
    body = max([*content, ""], key=len) or summary
    stated = next((part.get("language") for part in entry.get("content") or []), None)
    sound = _sound(entry)
    return Record(
        title=str(entry.get("title") or ""),
        html=body,
        summary=summary if summary != body and content else "",
        url=_link(entry),
        base=str(feed.get("link") or ""),
        publisher=str(
            (entry.get("source") or {}).get("title") or entry.get("publisher")
            or feed.get("title") or ""
        ),
        author=_author(entry),
        # Atom demands only `updated`, and feedparser gives Dublin Core's date under this name; its
        # own `get` would take the one for the other.
        published=entry.get("published") or entry.get("created") or dict.get(entry, "updated"),
        modified=dict.get(entry, "updated") if entry.get("published") else None,
        language=language(str(stated or entry.get("language") or feed.get("language") or "")),
        tags=tuple(str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ())),
        image=_image(entry),
        audio=audio_field(*sound),
        license=str(entry.get("license") or feed.get("license") or ""),
        kind=_kind(entry),
        extra=(("enclosure", sound[0]),) if sound[0] and not audio_field(*sound) else (),
        lines=lines,
        truncated=truncated,
    )  # fmt: skip


def _link(entry: Any) -> str:
    """The item's address; an id that is one, where there is no link."""
    if link := entry.get("link"):
        return str(link)
    named = str(entry.get("id") or "")
    return named if named.startswith(("http://", "https://")) else ""


def _author(entry: Any) -> str:
    """Names only: RSS wants a mail address, with the name behind it."""
    people = [person.get("name") or "" for person in entry.get("authors") or [] if person]
    names = [name for name in people if name] or [str(entry.get("author") or "")]
    bare = (re.sub(r"\S+@\S+\s*\(([^()]+)\)", r"\1", name).strip() for name in names)
    return ", ".join(dict.fromkeys(name for name in bare if name and "@" not in name))


def _enclosures(entry: Any) -> list[tuple[str, str]]:
    media = [*(entry.get("media_content") or []), *(entry.get("enclosures") or [])]
    kinds = (str(each.get("type") or each.get("medium") or "") for each in media)
    addresses = (str(each.get("url") or each.get("href") or "") for each in media)
    return list(zip(kinds, addresses, strict=True))[:50]


def _sound(entry: Any) -> tuple[str, str, str]:
    """Address, bytes and length of the item's sound file as they are stated; empty for none."""
    for each in [*(entry.get("enclosures") or []), *(entry.get("media_content") or [])][:50]:
        address = str(each.get("href") or each.get("url") or "")
        kind = str(each.get("type") or each.get("medium") or "")
        if is_web(address) and (kind.startswith("audio") or audio_field(address)):
            size = str(each.get("length") or each.get("filesize") or "")
            return address, size, str(entry.get("itunes_duration") or each.get("duration") or "")
    return "", "", ""


def _image(entry: Any) -> str:
    thumbs = [str(each.get("url") or "") for each in entry.get("media_thumbnail") or []]
    pictures = [address for kind, address in _enclosures(entry) if kind.startswith("image")]
    return next((address for address in (*pictures, *thumbs) if address), "")


def _kind(entry: Any) -> Kind | None:
    kinds = [kind for kind, _ in _enclosures(entry)]
    if any(kind.startswith("audio") for kind in kinds):
        return Kind.PODCAST
    return Kind.VIDEO if any(kind.startswith("video") for kind in kinds) else None
