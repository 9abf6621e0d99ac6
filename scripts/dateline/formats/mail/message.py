"""A parsed mail to its items."""

from __future__ import annotations

import binascii
import re
from email import policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.parser import BytesParser
from email.utils import parseaddr
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.formats.html.fragment import fragment
from dateline.formats.html.markup import markup
from dateline.formats.html.metadata import language
from dateline.formats.inside import Read, part
from dateline.formats.record import Record, draft
from dateline.formats.times import instant
from dateline.model import Kind, Role
from dateline.text.markdown import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

_MOST_PARTS = 200
_LARGEST = 8_000_000  # bytes of a text
_STORY = re.compile(
    r"#{2,4} (?:\*\*)?\[((?:[^\[\]\\]|\\.){12,300})\]\((https?://[^\s()]+)\)(?:\*\*)?"
)
_FEWEST_STORIES = 3
_ONLY_LINK = re.compile(r"(?:\*\*)?\[(?:[^\[\]\\]|\\.){1,40}\]\(https?://[^\s()]+\)(?:\*\*)?")
_LEAVE = re.compile(
    r"\[[^\[\]]{0,60}(?:unsubscribe|abmelden|abbestellen|désabonner|desuscrib|cancelar la suscripci"
    r"|darse de baja|annulla l.iscrizione|berhenti langganan)",
    re.I,
)


def items(capture: Capture, read: Read) -> Iterator[Draft | Problem]:
    """The items of one mail, or of the page that it carries."""
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(capture.data)
        parts = [each for _, each in zip(range(_MOST_PARTS), mail.walk(), strict=False)]
    except (MessageError, ValueError, LookupError, RecursionError, AssertionError) as error:
        yield problem(capture.origin, 0, "D521", f"the mail cannot be read: {error}")
        return
    if mail.get("Snapshot-Content-Location") or _is_page(mail, parts):
        yield from _page(mail, parts, capture, read)
        return
    found: list[Problem] = []
    texts = [each for each in parts if _is_text(each)]
    record = _record(mail, texts, capture)
    item = draft(record, capture, found.append)
    yield from found
    if item is not None:
        yield item
    if record.markdown and record.kind is Kind.NEWSLETTER:
        yield from _stories(record, capture)
    yield from _attached(parts, capture, read)


def _is_page(mail: Message, parts: list[Message]) -> bool:
    """Whether the mail is a page with what belongs to it, and no letter."""
    related = mail.get_content_type() == "multipart/related"
    placed = any(each.get("Content-Location") for each in parts)
    return related and placed and not mail.get("To") and not mail.get("Message-ID")


def _page(
    mail: Message, parts: list[Message], capture: Capture, read: Read
) -> Iterator[Draft | Problem]:
    page = next((each for each in parts if each.get_content_type() == "text/html"), None)
    data = _payload(page) if page is not None else b""
    if page is None or not data:
        yield problem(capture.origin, 0, "D521", "no page in the MHTML file")
        return
    place = mail.get("Snapshot-Content-Location") or page.get("Content-Location") or ""
    url = capture.url or _header(str(place)).strip()
    saved = capture.captured_at or instant(_header(str(mail.get("Date") or "")))
    kind = f"text/html; charset={_charset(page)}"
    yield from read(part(capture, data, "page", url=url, media_type=kind, captured_at=saved))


def _record(mail: Message, texts: list[Message], capture: Capture) -> Record:
    name, _ = parseaddr(_header(str(mail.get("From") or "")))
    letter = any(mail.get(each) for each in ("List-Unsubscribe", "List-Id", "List-Post"))
    marked = next((each for each in texts if each.get_content_type() == "text/html"), None)
    plain = next((each for each in texts if each.get_content_type() == "text/plain"), None)
    lines = capture.data.rstrip().count(b"\n") + 1
    return Record(
        title=_header(str(mail.get("Subject") or "")),
        markdown=fragment(_text(marked)) if marked is not None else "",
        text=_text(plain) if plain is not None else "",
        publisher=name if letter else "",
        author="" if letter else name,
        published=_header(str(mail.get("Date") or "")) or None,
        language=language(_header(str(mail.get("Content-Language") or ""))),
        kind=Kind.NEWSLETTER if letter else None,
        role=Role.MAIN,
        lines=(1, max(1, lines)),
    )


def _stories(letter: Record, capture: Capture) -> Iterator[Draft]:
    """The stories of a newsletter: headings that are links, each with the text below it. They have
    no date and no publisher of their own, for the letter states none."""
    blocks = letter.markdown.split("\n\n")
    starts = [number for number, block in enumerate(blocks) if _STORY.fullmatch(block)]
    if len(starts) < _FEWEST_STORIES:
        return
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        heading = _STORY.fullmatch(blocks[start])
        if heading is None:
            continue
        below = []
        for block in blocks[start + 1 : end]:
            if block.startswith("#") or _LEAVE.search(block):
                break
            if not _ONLY_LINK.fullmatch(block):
                below.append(block)
        record = Record(
            title=to_plain(heading[1]),
            url=heading[2],
            markdown="\n\n".join(below),
            language=letter.language,
            lines=letter.lines,
        )
        if (item := draft(record, capture, lambda _: None)) is not None:
            yield item


def _attached(parts: list[Message], capture: Capture, read: Read) -> Iterator[Draft | Problem]:
    """Mails and pages that are attached as files."""
    for number, each in enumerate(parts):
        if number and each.get_content_disposition() == "attachment":
            data = _payload(each)
            if data and each.get_content_type() in ("text/html", "application/json"):
                yield from read(part(capture, data, f"attachment-{number}"))


def _is_text(part_: Message) -> bool:
    kind = part_.get_content_type()
    return kind in ("text/html", "text/plain") and part_.get_content_disposition() != "attachment"


def _text(part_: Message) -> str:
    return markup(_payload(part_)[:_LARGEST], _charset(part_)).text


def _payload(part_: Message) -> bytes:
    """The bytes of a part; none where their coding is broken beyond reading."""
    try:
        data = part_.get_payload(decode=True)
    except (binascii.Error, ValueError, LookupError, AssertionError):
        return b""
    return data if isinstance(data, bytes) else b""


def _charset(part_: Message) -> str:
    try:
        return str(part_.get_content_charset() or "")
    except (LookupError, ValueError, TypeError):
        return ""


def _header(value: str) -> str:
    """A header as text, its encoded words decoded as far as they can be."""
    try:
        text = str(make_header(decode_header(value[:4_000])))
    except (HeaderParseError, LookupError, ValueError, binascii.Error, AssertionError):
        text = value[:4_000]
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
