"""A capture read by the first format that claims it. The order of formats is here, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import Problem, problem
from dateline.model import Part

from .archives import GzipFile, ZipFile
from .daily8 import Daily8
from .encoding import decode
from .feeds import Feed, JsonFeed
from .front_matter import MarkdownFile
from .html import HtmlPage
from .inside import Container
from .json_articles import JsonArticles
from .lines import split
from .mail import Mail, Mailbox
from .plain_text import PlainText
from .warc import WarcFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Capture, Draft, Evidence

    from .seam import Format

Found = TypeVar("Found", "Capture", "Draft")

_NO_ARTICLE = frozenset({"D501", "D502", "D503", "D511"})
_INTAKE = frozenset(
    {"dateparser", "fastwarc", "feedparser", "htmldate", "lxml", "readability", "selectolax"}
    | {"trafilatura"}
)


def _inside(capture: Capture) -> Iterator[Draft | Problem]:
    """What a capture says that stands inside another one; its items note where they stood."""
    claimed = claim(capture)
    for item in items(capture, claimed):
        if isinstance(item, Problem) or item.part is not None or claimed is None:
            yield item
        else:
            form = claimed[1].format
            where = Part(capture.origin, capture.sha256, form, capture.captured_at)
            yield replace(item, part=where)


_DAILY8 = Daily8()

FORMATS: tuple[Format, ...] = (
    _DAILY8,
    HtmlPage(),
    Feed(),
    JsonFeed(),
    JsonArticles(),
    MarkdownFile(),
    Mail(_inside),
    Mailbox(_inside),
    WarcFile(_inside),
    ZipFile(_inside),
    GzipFile(_inside),
    PlainText(_DAILY8),
)
"""All formats, in the order in which they are asked. No two of them claim one capture."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one capture says. `format` is name/version, empty where no format claims it;
    `language` is a BCP 47 tag, "und" where nothing tells."""

    format: str
    language: str
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def claim(capture: Capture) -> tuple[Format, Evidence] | None:
    """The format that claims the capture, and why; None where none does."""
    for form in FORMATS:
        if (evidence := form.detect(capture)) is not None:
            return form, evidence
    return None


def items(capture: Capture, claimed: tuple[Format, Evidence] | None) -> Iterator[Draft | Problem]:
    """What the capture says to the format that claims it, lazily; else why it says nothing."""
    if claimed is None:
        found: Iterator[Draft | Problem] = iter([_refusal(capture)])
    else:
        form, evidence = claimed
        found = _guarded(form.parse(capture, evidence), capture, evidence)
    for item in found:
        if not isinstance(item, Problem):
            yield _reserved(item, capture)
        elif capture.crawled and item.code in _NO_ARTICLE:
            yield problem(item.path, item.line, "D525", f"{capture.url}: {item.message}")
        else:
            yield item


def leaves(capture: Capture) -> Iterator[Capture | Problem]:
    """The captures that stand in `capture`, however deep, and what is wrong with what holds them;
    itself where it holds none. To read each is to read the whole."""
    claimed = claim(capture)
    form = claimed[0] if claimed else None
    if claimed is None or not isinstance(form, Container):
        yield capture
        return
    for each in _guarded(form.parts(capture), capture, claimed[1]):
        if isinstance(each, Problem):
            yield each
        else:
            yield from leaves(each)


def _guarded(
    found: Iterator[Found | Problem], capture: Capture, evidence: Evidence
) -> Iterator[Found | Problem]:
    """What a format finds; a finding where it finds nothing, and where it lacks a library."""
    nothing = True
    try:
        for each in found:
            nothing = False
            yield each
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _INTAKE:
            raise
        nothing = False
        yield problem(capture.origin, 0, "D524", f"{evidence.format} needs {error.name}")
    if nothing:
        yield problem(capture.origin, 0, "D502", f"{evidence.format} finds no item in the capture")


def _reserved(item: Draft, capture: Capture) -> Draft:
    """The item with the rights that whoever served the capture reserved."""
    if not capture.reserved:
        return item
    return replace(item, flags=tuple(dict.fromkeys((*item.flags, *capture.reserved))))


def read(capture: Capture) -> Reading:
    """All that the capture says, as one value. Never raises for bad input."""
    claimed = claim(capture)
    found = tuple(items(capture, claimed))
    return Reading(
        format=claimed[1].format if claimed else "",
        language=claimed[1].language if claimed else "und",
        drafts=tuple(item for item in found if not isinstance(item, Problem)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def _refusal(capture: Capture) -> Problem:
    """Why no format claims the capture."""
    decoded = decode(capture.data)
    if capture.data.startswith(b"PK\x03\x04"):
        return problem(capture.origin, 0, "D503", "a zip file without its end: cut or damaged")
    if decoded.refused:
        return problem(capture.origin, 0, decoded.refused, decoded.note)
    if not split(decoded.text).lines:
        return problem(capture.origin, 0, "D501", "the capture is empty")
    return problem(capture.origin, 0, "D502", "no format claims the capture")
