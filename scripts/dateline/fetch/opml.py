"""Lists of feeds as feed readers exchange them (OPML 1.0 and 2.0), both ways. Pure.

Reading is lenient about everything but entities: a list of feeds has none, and who declares some
means harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from dateline.errors import problem
from dateline.text.normal import clean
from dateline.text.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.errors import Problem
    from dateline.model import Source

_MOST = 10_000_000  # bytes
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of a list: its title and address, and the address of the site it belongs to."""

    title: str
    feed: str
    site: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The feeds of an OPML file, each once, in its order, and what is wrong with it."""

    outlines: tuple[Outline, ...]
    problems: tuple[Problem, ...] = ()


def read_opml(data: bytes, path: str) -> Listed:
    """The feeds that `data` lists. Never raises for what it holds; `path` is for findings."""
    reader = _Reader(path)
    try:
        if len(data) > _MOST:
            raise _RefusedError(f"more than {_MOST:,} bytes")
        reader.parser.Parse(data, True)
        if not reader.is_opml:
            raise _RefusedError("its first element is not <opml>")
    except (expat.ExpatError, _RefusedError, ValueError, LookupError) as error:
        line = reader.parser.CurrentLineNumber
        found = problem(path, line, "D708", " ".join(str(error).split()))
        return Listed((), (found,))
    return Listed(tuple(reader.outlines.values()), tuple(reader.problems))


class _RefusedError(Exception):
    """The file is not to be read any further."""


class _Reader:
    """Collects outlines from the events of a parser."""

    def __init__(self, path: str) -> None:
        self._path, self._depth = path, 0
        self.is_opml = False
        self.outlines: dict[str, Outline] = {}
        self.problems: list[Problem] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, name: str, *_: object) -> None:
        raise _RefusedError(f"it declares an entity, {name!r}")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._depth == 0:
            self.is_opml = name.lower() == "opml"
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError(f"outlines within outlines, {_DEEPEST} deep")
        if name.lower() == "outline":
            self._outline({key.lower(): _plain(value) for key, value in attributes.items()})

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _outline(self, given: Mapping[str, str]) -> None:
        title = given.get("title") or given.get("text", "")
        feed, site = given.get("xmlurl", ""), given.get("htmlurl", "")
        if is_web(feed):
            outline = Outline(title, feed, site if is_web(site) else "")
            self.outlines.setdefault(feed, outline)
        elif feed or given.get("type", "").lower() in ("rss", "atom"):
            line = self.parser.CurrentLineNumber
            message = f"{title or 'an outline'} names no web address: {feed!r}"
            self.problems.append(problem(self._path, line, "D709", message))


def _plain(text: str) -> str:
    return " ".join(clean(text).split())


def outlines(sources: Iterable[Source]) -> tuple[Outline, ...]:
    """The feeds of sources, in their order."""
    return tuple(Outline(each.name, feed, each.url) for each in sources for feed in each.feeds)


def write_opml(title: str, listed: Iterable[Outline]) -> str:
    """An OPML 2.0 document."""
    rows = "".join(f"    {_element(each)}\n" for each in listed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head>\n    <title>{escape(_plain(title))}</title>\n  </head>\n"
        f"  <body>\n{rows}  </body>\n</opml>\n"
    )


def _element(outline: Outline) -> str:
    site = f" htmlUrl={quoteattr(_plain(outline.site))}" if outline.site else ""
    name, feed = quoteattr(_plain(outline.title)), quoteattr(_plain(outline.feed))
    return f'<outline type="rss" text={name} title={name} xmlUrl={feed}{site}/>'
