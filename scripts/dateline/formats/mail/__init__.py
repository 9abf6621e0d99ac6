"""Mails and mailboxes, and pages saved as MHTML, which are mails in form.

A newsletter is one item, and so are the stories it links to where its layout tells them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.errors import problem
from dateline.formats.inside import Container, Read, part, too_deep
from dateline.formats.shape import Shape, shape
from dateline.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problem
    from dateline.model import Capture, Draft

MOST_MAILS = 100_000
_MOST_BOUNDARIES = 200
_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,500}\n", re.M)


class Mail:
    """One mail (.eml), or one page (.mhtml)."""

    name = "mail"
    version = 1

    def __init__(self, read: Read) -> None:
        self._read = read

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins with the header of a mail."""
        if shape(capture.data) is not Shape.MAIL:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the header of a mail",))

    def parse(self, capture: Capture, evidence: Evidence) -> Iterator[Draft | Problem]:
        """The mail and its stories; of an MHTML file the page; mails that are attached."""
        from .message import items

        if deep := too_deep(capture):
            yield deep
        elif capture.data.lower().count(b"boundary=") > _MOST_BOUNDARIES:
            yield problem(capture.origin, 0, "D520", "a mail of too many parts")
        else:
            yield from items(capture, self._read)


class Mailbox(Container):
    """Mails one after the other, each behind a line that begins with "From " (mbox)."""

    name = "mbox"
    version = 1

    def detect(self, capture: Capture) -> Evidence | None:
        """Claim what begins with such a line and a header."""
        if shape(capture.data) is not Shape.MBOX:
            return None
        return Evidence(f"{self.name}/{self.version}", "und", ("the first line of a mailbox",))

    def _parts(self, capture: Capture) -> Iterator[Capture | Problem]:
        for number, data in enumerate(_mails(capture.data), 1):
            if number > MOST_MAILS:
                yield problem(capture.origin, 0, "D520", f"more than {MOST_MAILS:,} mails")
                return
            yield part(capture, data, str(number))


def _mails(data: bytes) -> Iterator[bytes]:
    starts = _START.finditer(data)
    begin = next(starts, None)
    while begin is not None:
        after = next(starts, None)
        mail = data[begin.end() : after.start() if after else len(data)]
        yield re.sub(rb"(?m)^>(>*From )", rb"\1", mail)
        begin = after
